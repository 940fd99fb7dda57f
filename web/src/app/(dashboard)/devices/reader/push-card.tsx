"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { FactCard, FactList } from "./fact-card.tsx";
import type { Reader } from "./reader.ts";

interface Props {
  readonly push: NonNullable<Reader["push"]>;
  readonly zone: string | null;
}

/** What is known of a reader that calls by itself: since when, from when to when it is proved, and where it counts otherwise. */
export function PushCard({ push, zone }: Props) {
  const t = useTranslations("reader.push");
  const { count, full } = toFormats(useLocale());
  const local = (time: string | null) => (time ? full(`${time}Z`, "UTC") : null); // its own clock, whatever the zone
  const { difference } = push;
  return (
    <FactCard title={t("title")} testId="reader-push">
      <FactList
        facts={[
          [t("firstCall"), full(push.firstCallAt, zone)],
          [t("provedFrom"), local(push.provedFrom) ?? t("unproved")],
          [t("provedTo"), local(push.provedTo)],
          [t("unreadable"), push.unreadableLines || null],
        ]}
      />
      {difference ? (
        <p className="strip bg-warn-soft text-warn" data-testid="push-difference">
          {t("difference", {
            from: local(difference.from) ?? "",
            to: local(difference.to) ?? "",
            reader: count(difference.readerRows),
            ledger: count(difference.ledgerRows),
          })}
        </p>
      ) : null}
    </FactCard>
  );
}
