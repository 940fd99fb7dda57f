"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FIRST_PAGE } from "./first-page.ts";
import type { LiveItem } from "./live-items.ts";

const MINUTES = 30;
const MINUTE_MS = 60_000;

interface Props {
  readonly items: readonly LiveItem[];
  /** Whether a place is missing from the list. */
  readonly isPartial: boolean;
}

/**
 * Punches per minute over the last half hour, of the rows in the list; the sum stands beside the picture. It is a lower
 * bound where places are missing or the list does not reach back so far, and unknown where there is nothing at all.
 */
export function MinuteBars({ items, isPartial }: Props) {
  const t = useTranslations("live");
  const nowMs = useMinute();
  if (nowMs === undefined) return null;
  const counts = countPerMinute(items, nowMs);
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const isLowerBound = isPartial || total >= FIRST_PAGE;
  return (
    <figure className="flex items-end gap-3 pe-2 max-sm:hidden">
      <svg viewBox={`0 0 ${MINUTES * 4} 28`} className="h-7 w-32 text-accent" aria-hidden="true">
        {counts.map((count, minute) => {
          const height = count === 0 ? 1 : 3 + (count / most) * 25;
          const isQuiet = count === 0;
          return (
            <rect
              key={`${minute}-${counts.length}`}
              x={minute * 4}
              y={28 - height}
              width="3"
              height={height}
              rx="1"
              fill="currentColor"
              opacity={isQuiet ? 0.25 : 0.9}
            />
          );
        })}
      </svg>
      <figcaption className="text-xs leading-tight text-muted">
        <span className="block text-base font-semibold text-ink tabular-nums" data-testid="minute-total">
          {isLowerBound ? <bdi dir="ltr">{total === 0 ? "–" : `≥ ${total}`}</bdi> : total}
        </span>
        {t("lastMinutes", { minutes: MINUTES, count: total })}
      </figcaption>
    </figure>
  );
}

/** Oldest minute first. */
function countPerMinute(items: readonly LiveItem[], nowMs: number): number[] {
  const counts = Array.from({ length: MINUTES }, () => 0);
  for (const item of items) {
    if (item.kind !== "punch" || !item.punch.at) continue;
    const minute = MINUTES - 1 - Math.floor((nowMs - Date.parse(item.punch.at)) / MINUTE_MS);
    const known = counts[Math.min(minute, MINUTES - 1)];
    if (known !== undefined) counts[Math.min(minute, MINUTES - 1)] = known + 1;
  }
  return counts;
}

/** The current instant, renewed every 15 s; undefined on the server, whose clock is not the browser's. */
function useMinute(): number | undefined {
  const [nowMs, setNowMs] = useState<number>();
  useEffect(() => {
    const tick = () => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, 15_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
