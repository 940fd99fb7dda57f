"use client";

import type { ShiftHoursInput } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { toHourText } from "../attendance/minutes.ts";
import { type PicturePart, toDayPicture } from "./day-picture.ts";
import { setStyle } from "../ui/set-style.ts";

const TICK = 360;

const LOOKS: Readonly<Record<PicturePart["kind"], string>> = {
  WORK: "inset-y-1 rounded-sm bg-accent",
  GRACE: "inset-y-1 border-x border-surface bg-warn",
  BREAK: "inset-y-2.5 rounded-sm border border-dashed border-accent bg-surface",
};

/** The hours of a day as a picture, and in words: a bar for each stretch, with grace and break. */
export function DayFigure({ hours }: { readonly hours: ShiftHoursInput }) {
  const t = useTranslations("shifts.figure");
  const picture = toDayPicture(hours);
  const words = useHourWords(hours);
  if (picture === undefined) return <p className="text-sm text-muted">{t("none")}</p>;
  const { length, parts } = picture;
  const ticks = Array.from({ length: Math.floor(length / TICK) + 1 }, (_tick, index) => index * TICK);
  const at = (minute: number) => `${(100 * minute) / length}%`;
  return (
    <figure className="grid gap-1">
      <div aria-hidden className="relative h-9 rounded-md bg-sunken">
        {ticks.slice(1, -1).map((tick) => (
          <span
            key={tick}
            className="absolute inset-y-0 border-s border-line"
            ref={setStyle({ insetInlineStart: at(tick) })}
          />
        ))}
        {parts.map(({ kind, from, to }) => (
          <span
            key={`${kind}-${from}`}
            className={`absolute ${LOOKS[kind]}`}
            ref={setStyle({ insetInlineStart: at(from), width: at(to - from) })}
          />
        ))}
      </div>
      <div aria-hidden className="relative h-4 text-xs text-muted">
        {ticks.map((tick) => (
          <span
            key={tick}
            className={`absolute ${tick === 0 ? "" : tick === length ? "-translate-x-full rtl:translate-x-full" : "-translate-x-1/2 rtl:translate-x-1/2"}`}
            ref={setStyle({ insetInlineStart: at(tick) })}
          >
            <bdi dir="ltr">{`${String((tick / 60) % 24).padStart(2, "0")}:00`}</bdi>
          </span>
        ))}
      </div>
      <figcaption className="flex flex-wrap gap-x-4 text-sm">
        {words.map((word) => (
          <span key={word}>{word}</span>
        ))}
      </figcaption>
    </figure>
  );
}

function useHourWords(hours: ShiftHoursInput): readonly string[] {
  const t = useTranslations("shifts.figure");
  const { start, end, spans, flexible, graceInMinutes, graceOutMinutes, breakMinutes, breakAfterMinutes } = hours;
  const times = spans && spans.length > 0 ? spans : [{ start: start ?? "", end: end ?? "" }];
  return [
    ...times.map((span) => t("span", { start: span.start, end: span.end })),
    ...(flexible ? [t("flexible")] : [t("grace", { before: graceInMinutes ?? 0, after: graceOutMinutes ?? 0 })]),
    ...(breakMinutes
      ? [t("break", { minutes: breakMinutes, after: toHourText(breakAfterMinutes ?? 0) })]
      : [t("noBreak")]),
  ];
}

/** What the colours of the pictures mean. */
export function FigureLegend() {
  const t = useTranslations("shifts.figure");
  return (
    <p className="flex flex-wrap gap-x-4 text-xs text-muted">
      {(["WORK", "GRACE", "BREAK"] as const).map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1.5">
          <span aria-hidden className="relative inline-block h-4 w-5">
            <span className={`absolute inset-x-0 ${LOOKS[kind].replace("inset-y-2.5", "inset-y-1")}`} />
          </span>
          {t(`legend.${kind}`)}
        </span>
      ))}
    </p>
  );
}
