"use client";

import type { DayCellFragment, DayFlag } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { DAY_LOOKS, toDayState } from "../day-state.ts";

/** Flags that the state says already. */
const SAID: ReadonlySet<DayFlag> = new Set(["SHORT_DAY", "IN_PROGRESS"]);

/** A day's state in words, what else stands out in it, and whether it may still change. */
export function DayTags({ day }: { readonly day: Pick<DayCellFragment, "status" | "flags" | "isFinal"> }) {
  const t = useTranslations("dayState");
  const tFlag = useTranslations("dayFlag");
  const state = toDayState(day);
  const flags = day.flags.filter((flag) => !SAID.has(flag) && !isSaidBy(state, flag));
  return (
    <span className="day-tags inline-flex flex-wrap items-center gap-1">
      <span className={`tag ${DAY_LOOKS[state]}`} data-testid="day-state" data-code={state}>
        {t(`word.${state}`)}
      </span>
      {flags.map((flag) => (
        <span key={flag} className="tag bg-sunken text-ink">
          {tFlag(flag)}
        </span>
      ))}
      {day.isFinal || state === "pending" || state === "unknown" ? null : (
        <span className="tag text-muted" title={t("provisionalHint")}>
          {t("provisional")}
        </span>
      )}
    </span>
  );
}

function isSaidBy(state: ReturnType<typeof toDayState>, flag: DayFlag): boolean {
  return (state === "late" && flag === "LATE") || (state === "early" && flag === "EARLY_LEAVE");
}
