"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../lib/format.ts";
import type { DayExplanation } from "./reasoned-day.ts";
import { setStyle } from "../../ui/set-style.ts";

interface Props {
  readonly explanation: DayExplanation;
}

const HOUR_MS = 3_600_000;
const TICK_HOURS = 4;

/** The business day as a strip: the shift as a band, each punch as a mark. The lists under it say the same in words. */
export function DayStrip({ explanation: { from, to, shift, punches, timeZone } }: Props) {
  const t = useTranslations("why");
  const { minute } = toFormats(useLocale());
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (end <= start) return null;
  const toShare = (instant: string | number) => {
    const ms = typeof instant === "string" ? Date.parse(instant) : instant;
    return `${Math.min(100, Math.max(0, ((ms - start) / (end - start)) * 100)).toFixed(2)}%`;
  };
  const ticks = Array.from(
    { length: Math.floor((end - start) / (TICK_HOURS * HOUR_MS)) },
    (_, index) => start + index * TICK_HOURS * HOUR_MS,
  );
  return (
    <figure className="grid gap-1">
      <div className="relative h-9 rounded-lg bg-sunken" aria-hidden>
        <span
          className="absolute inset-y-1.5 rounded bg-accent-soft"
          ref={setStyle({
            insetInlineStart: toShare(shift.start),
            insetInlineEnd: `calc(100% - ${toShare(shift.end)})`,
          })}
        />
        {punches.map(({ punchId, at, fate }) => (
          <span
            key={punchId}
            className={`absolute w-1 -translate-x-1/2 rounded-full rtl:translate-x-1/2 ${fate === "USED" ? "inset-y-0.5 bg-accent" : "inset-y-3 bg-line-strong"}`}
            ref={setStyle({ insetInlineStart: toShare(at) })}
          />
        ))}
      </div>
      <div className="relative h-4 text-[0.7rem] text-muted" aria-hidden>
        {ticks.map((tick) => (
          <bdi key={tick} className="absolute tabular-nums" ref={setStyle({ insetInlineStart: toShare(tick) })}>
            {minute(new Date(tick).toISOString(), timeZone)}
          </bdi>
        ))}
      </div>
      <figcaption className="text-sm">
        {t(`shift.${shift.source}`, {
          start: minute(shift.start, timeZone),
          end: minute(shift.end, timeZone),
          grace: shift.graceInMinutes,
        })}
      </figcaption>
    </figure>
  );
}
