"use client";

import type { DayCellFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { toDayState } from "../day-state.ts";
import { toHourText } from "../minutes.ts";
import { toFormats } from "../../lib/format.ts";

/** A day in one line: `Late 0:17, 08:17 – 16:30, not final yet`. */
export type DayWords = (day: DayCellFragment, zone: string | null) => string;

/** How days are told in the language of the page. */
export function useDayWords(): DayWords {
  const t = useTranslations("dayState");
  const locale = useLocale();
  return useMemo(() => {
    const { minute } = toFormats(locale);
    return (day, zone) => {
      const state = toDayState(day);
      const by = state === "late" ? day.lateMinutes : state === "early" ? day.earlyLeaveMinutes : undefined;
      const times = [day.checkIn, day.checkOut].map((at) => (at ? minute(at, zone) : "–"));
      return [
        by === undefined ? t(`word.${state}`) : `${t(`word.${state}`)} ${toHourText(by)}`,
        ...(day.checkIn || day.checkOut ? [times.join(" – ")] : []),
        ...(day.isFinal || state === "pending" ? [] : [t("provisional")]),
      ].join(", ");
    };
  }, [t, locale]);
}
