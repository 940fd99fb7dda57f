"use client";

import { ReaderSecurityDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useErrorText } from "../../../../ui/error-text.ts";
import { FactCard } from "./fact-card.tsx";
import { FindingLine } from "./finding-line.tsx";

/** What makes it easy for strangers to read or change the reader, and what to do about it. */
export function SecurityCard({ id }: { readonly id: string }) {
  const t = useTranslations("reader.security");
  const toErrorText = useErrorText();
  const { data, error } = useQuery(ReaderSecurityDocument, { variables: { id }, fetchPolicy: "cache-and-network" });
  const known = data?.device?.securityFindings;
  return (
    <FactCard title={t("title")} testId="reader-security">
      {error && !known ? <p className="text-sm text-bad">{toErrorText(toFailure(error).code)}</p> : null}
      {known ? (
        <p className="text-sm" data-testid="security-score" data-value={known.score}>
          {t("score", { score: known.score })}
          {known.findings.length === 0 ? ` · ${t("nothing")}` : null}
        </p>
      ) : null}
      {known?.findings.map((finding) => (
        <FindingLine key={finding.code} finding={finding} />
      ))}
    </FactCard>
  );
}
