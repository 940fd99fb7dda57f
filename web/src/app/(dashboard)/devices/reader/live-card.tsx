"use client";

import { ReaderLiveDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { toFormats } from "../../../../lib/format.ts";
import { useErrorText } from "../../../../ui/error-text.ts";
import { FactCard, FactList } from "./fact-card.tsx";
import type { ReaderProps } from "./reader.ts";

/** What the reader itself says when it is asked: once when the page opens, and when somebody wants it again. */
export function LiveCard({ reader: { id }, zone }: ReaderProps) {
  const t = useTranslations("reader.live");
  const { full, count } = toFormats(useLocale());
  const toErrorText = useErrorText();
  const { data, error, loading, refetch } = useQuery(ReaderLiveDocument, {
    variables: { id },
    fetchPolicy: "network-only",
    notifyOnNetworkStatusChange: true,
  });
  const live = data?.device?.live;
  return (
    <FactCard title={t("title")} testId="reader-live">
      {error ? <p className="text-sm text-bad">{toErrorText(toFailure(error).code)}</p> : null}
      {live ? (
        <FactList
          facts={[
            [t("at"), <bdi key="at">{full(live.at, zone)}</bdi>],
            [
              t("shows"),
              live.localTime ? (
                <bdi key="shows" dir="ltr">
                  {live.localTime.replace("T", " ")}
                </bdi>
              ) : (
                t("noDate")
              ),
            ],
            [t("punches"), live.counts.punches === null ? null : count(live.counts.punches)],
            [t("users"), live.counts.users === null ? null : count(live.counts.users)],
            [t("roundTrip"), t("milliseconds", { count: live.roundTripMs })],
          ]}
        />
      ) : null}
      {live || error || loading ? null : <p className="text-sm text-muted">{t("none")}</p>}
      <button
        type="button"
        className="button justify-self-start"
        disabled={loading}
        onClick={() => void refetch().catch(() => undefined)}
        data-testid="ask-live"
      >
        {t(loading ? "asking" : "again")}
      </button>
    </FactCard>
  );
}
