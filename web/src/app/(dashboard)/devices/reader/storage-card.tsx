"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { ClockDrift } from "../clock-drift.tsx";
import { FillLevel } from "../fill-level.tsx";
import { FactCard, FactList } from "./fact-card.tsx";
import type { ReaderProps } from "./reader.ts";

/** How full the log of a reader is, and when it will be. */
export function StorageCard({ reader: { counts, storage } }: Pick<ReaderProps, "reader">) {
  const t = useTranslations("reader.storage");
  const { count, date } = toFormats(useLocale());
  return (
    <FactCard title={t("title")} testId="reader-storage">
      {storage ? (
        <>
          <FillLevel counts={counts} isWide />
          <FactList
            facts={[
              [t("rows"), count(storage.rows)],
              [t("capacity"), count(storage.capacity)],
              [t("perDay"), storage.punchesPerDay === null ? null : count(storage.punchesPerDay)],
              [t("fullOn"), storage.fullOn ? date(storage.fullOn) : t("notSoon")],
            ]}
          />
          <p className="text-xs text-muted">{t("about")}</p>
        </>
      ) : (
        <p className="text-sm text-muted">{t("untold")}</p>
      )}
    </FactCard>
  );
}

/** How far its clock is off, when that was measured, and what it means. */
export function ClockCard({ reader: { clock }, zone }: ReaderProps) {
  const t = useTranslations("reader.clock");
  const { full } = toFormats(useLocale());
  return (
    <FactCard title={t("title")} testId="reader-clock">
      {clock ? (
        <>
          <p>
            <ClockDrift clock={clock} zone={zone} />
          </p>
          <FactList facts={[[t("measured"), full(clock.measuredAt, zone)]]} />
          <p className="text-xs text-muted">{t("about")}</p>
        </>
      ) : (
        <p className="text-sm text-muted">{t("untold")}</p>
      )}
    </FactCard>
  );
}
