"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { ClockDrift } from "../clock-drift.tsx";
import type { Clock } from "./clock.ts";
import { FactCard, FactList } from "./fact-card.tsx";

interface Props {
  readonly clock: Clock;
  readonly zone: string | null;
}

/** How far a clock is off now, how sure that is, and what is done about it or why nothing is. */
export function ClockNow({ clock, zone }: Props) {
  const t = useTranslations("readerClock");
  const { full, duration } = toFormats(useLocale());
  const { uncertaintySeconds, measuredAt, showsNoDate, zoneMinutes, policy, aboveSeconds, isAbove, hold } = clock;
  return (
    <FactCard title={t("now")} testId="clock-now">
      <p className="text-lg">
        <ClockDrift clock={clock} zone={zone} />
        {uncertaintySeconds === null ? null : (
          <span className="text-sm text-muted"> · {t("plusMinus", { time: duration(uncertaintySeconds) })}</span>
        )}
      </p>
      {showsNoDate ? <p className="text-sm text-bad">{t("noDate")}</p> : null}
      {zoneMinutes === null ? null : <p className="text-sm text-warn">{t("zone", { minutes: zoneMinutes })}</p>}
      {isAbove ? <p className="text-sm text-warn">{t("isAbove")}</p> : null}
      {isAbove && hold ? <p className="text-sm">{t(`hold.${hold}`)}</p> : null}
      <FactList
        facts={[
          [t("measured"), <bdi key="at">{full(measuredAt, zone)}</bdi>],
          [t("policyName"), t(`policy.${policy}`)],
          [t("above"), duration(aboveSeconds)],
        ]}
      />
    </FactCard>
  );
}
