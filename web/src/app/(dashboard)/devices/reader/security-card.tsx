"use client";

import { ReaderSecurityDocument, type ReaderSecurityQuery } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useErrorText } from "../../../../ui/error-text.ts";
import { FactCard } from "./fact-card.tsx";

type Finding = NonNullable<NonNullable<ReaderSecurityQuery["device"]>["securityFindings"]>["findings"][number];

/** Findings that this version of the pages knows in words; others are said as the place says them. */
const WORDED = ["COMM_KEY_NONE", "COMM_KEY_WEAK", "ADDRESS_PUBLIC", "FIRMWARE_ADVISORY"] as const;
const LOOKS = {
  HIGH: "bg-bad-soft text-bad",
  MEDIUM: "bg-warn-soft text-warn",
  LOW: "bg-info-soft text-info",
} as const;

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
        <OneFinding key={finding.code} finding={finding} />
      ))}
    </FactCard>
  );
}

function OneFinding({ finding: { code, severity, message, steps } }: { readonly finding: Finding }) {
  const t = useTranslations("reader.security");
  const worded = WORDED.find((known) => known === code);
  return (
    <details className="text-sm" data-testid="finding" data-code={code}>
      <summary className="w-full! items-start!">
        <span className="grow">{worded ? t(`finding.${worded}`) : message}</span>
        <span className={`tag ${LOOKS[severity]}`}>{t(`severity.${severity}`)}</span>
      </summary>
      <ol className="mt-2 grid list-decimal gap-1 ps-9 text-muted">
        {worded ? listSteps(worded, t) : steps.map((step) => <li key={step}>{step}</li>)}
      </ol>
    </details>
  );
}

function listSteps(code: (typeof WORDED)[number], t: ReturnType<typeof useTranslations<"reader.security">>) {
  const numbers = ["1", "2", "3", "4"] as const;
  return numbers.flatMap((number) => {
    const key = `step.${code}.${number}` as const;
    return t.has(key) ? [<li key={number}>{t(key)}</li>] : [];
  });
}
