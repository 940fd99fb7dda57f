"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { type ClockReading, toClockPoints } from "./clock.ts";

const WIDTH = 600;
const HEIGHT = 96;
const EDGE = 8;

/** The history of a clock as a line; time runs from left to right. The table below says the same in numbers. */
export function ClockChart({ history }: { readonly history: readonly ClockReading[] }) {
  const t = useTranslations("readerClock");
  const { duration } = toFormats(useLocale());
  const points = toClockPoints(history).map(({ across, up }) => ({
    x: EDGE + across * (WIDTH - 2 * EDGE),
    y: HEIGHT / 2 - up * (HEIGHT / 2 - EDGE),
  }));
  if (points.length < 2) return null; // one point tells nothing that the table does not
  const most = Math.max(...history.map(({ driftSeconds }) => Math.abs(driftSeconds)));
  return (
    <figure className="card grid grid-cols-1 gap-2 p-4">
      <figcaption>
        <h2 className="font-semibold">{t("chart")}</h2>
        <p className="text-xs text-muted">{t("chartAbout", { most: duration(most) })}</p>
      </figcaption>
      <svg
        aria-hidden
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-full"
        data-testid="clock-chart"
        data-points={points.length}
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} className="stroke-line-strong" strokeDasharray="4 4" />
        <polyline
          points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
          className="fill-none stroke-accent"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
        {points.map(({ x, y }) => (
          <rect key={x} x={x - 2} y={y - 3} width={4} height={6} className="fill-accent" />
        ))}
      </svg>
    </figure>
  );
}
