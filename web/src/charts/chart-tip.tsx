"use client";

import { setStyle } from "../ui/set-style.ts";

interface Props {
  readonly text: string | undefined;
  /** Middle of what is pointed at, and how wide the picture is, in pixels. */
  readonly x: number;
  readonly width: number;
}

const MOST_PX = 260;
const EDGE_PX = 4;

/** What is said of the bar that is pointed at, beside it; it never leaves the picture. Arrow keys bring it up too. */
export function ChartTip({ text, x, width }: Props) {
  if (text === undefined || text === "") return null;
  const half = Math.min(MOST_PX, width) / 2;
  const left = Math.min(Math.max(x, half + EDGE_PX), Math.max(width - half - EDGE_PX, half));
  return (
    <p
      aria-hidden
      dir="auto"
      data-testid="chart-tip"
      className="pointer-events-none absolute -top-1 z-10 w-max -translate-x-1/2 -translate-y-full rounded-md border border-line bg-surface px-2.5 py-1.5 text-xs leading-relaxed text-ink shadow-lg"
      ref={setStyle({ left: `${left}px`, maxWidth: `${MOST_PX}px` })}
    >
      {text}
    </p>
  );
}
