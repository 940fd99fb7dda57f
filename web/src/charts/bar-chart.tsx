"use client";

import { type PointerEvent, useCallback, useState } from "react";
import { ChartTip } from "./chart-tip.tsx";
import { toAxisTop, toTickStep } from "./scale.ts";

/** A piece of a bar, with a class that fills it. */
export interface BarPart {
  readonly name: string;
  readonly value: number;
  readonly look: string;
}

/** One bar: its pieces from the bottom up; none where nothing is known yet. */
export interface Bar {
  readonly key: string;
  /** Under the axis; empty for most where they would not fit. */
  readonly tick: string;
  readonly parts: readonly BarPart[];
  /** What is usual: drawn as a band with its middle. */
  readonly usual?: { readonly low: number; readonly middle: number; readonly high: number } | undefined;
}

interface Props {
  readonly bars: readonly Bar[];
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** The bar that is pointed at, or reached with the arrow keys; null for none. */
  readonly pointed: number | null;
  /** What is said of it. */
  readonly sentence: string | undefined;
  readonly onPoint: (index: number | null) => void;
  readonly toAxisText: (value: number) => string;
}

const FIRST_WIDTH = 320;
const HEIGHT = 184;
const AXIS_PX = 20;
const LEFT_PX = 34;
const LINES = 4;

/** Bars over a time axis, which runs from left to right in every language. The table beside it says the same in words. */
export function BarChart({ bars, label, pointed, sentence, onPoint, toAxisText }: Props) {
  const { width, watch } = useWidth();
  const top = toAxisTop(Math.max(...bars.map(toHighest), 1));
  const slot = (width - LEFT_PX) / Math.max(bars.length, 1);
  const tickStep = toTickStep(
    bars.map(({ tick }) => tick),
    slot,
  );
  const toY = (value: number) => HEIGHT - AXIS_PX - (value / top) * (HEIGHT - AXIS_PX - 6);
  const follow = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const index = Math.floor((clientX - currentTarget.getBoundingClientRect().left - LEFT_PX) / slot);
    onPoint(index >= 0 && index < bars.length ? index : null);
  };
  return (
    <div
      dir="ltr"
      ref={watch}
      className="relative rounded-lg has-focus-visible:outline-2 has-focus-visible:outline-accent"
    >
      <BarKeys {...{ label, pointed, sentence, onPoint }} last={bars.length - 1} />
      <svg
        aria-hidden
        width={width}
        height={HEIGHT}
        className="block overflow-visible"
        onPointerMove={follow}
        onPointerLeave={() => onPoint(null)}
      >
        <Grid top={top} width={width} toY={toY} toAxisText={toAxisText} />
        {pointed === null ? null : (
          <rect x={LEFT_PX + pointed * slot} width={slot} y={0} height={HEIGHT - AXIS_PX} className="fill-sunken" />
        )}
        {bars.map((bar, index) => (
          <g key={bar.key} className="transition-opacity" opacity={pointed === null || pointed === index ? 1 : 0.55}>
            <OneBar bar={bar} x={LEFT_PX + index * slot} slot={slot} toY={toY} hasTick={index % tickStep === 0} />
          </g>
        ))}
      </svg>
      <ChartTip text={sentence} x={LEFT_PX + ((pointed ?? 0) + 0.5) * slot} width={width} />
    </div>
  );
}

type KeysProps = Pick<Props, "label" | "pointed" | "sentence" | "onPoint"> & { readonly last: number };

/** Reaches every bar with the arrow keys, and says what stands there. */
function BarKeys({ label, pointed, sentence, onPoint, last }: KeysProps) {
  return (
    <input
      type="range"
      className="sr-only"
      min={0}
      max={last}
      value={pointed ?? 0}
      aria-label={label}
      aria-valuetext={sentence}
      onChange={({ target }) => onPoint(Number(target.value))}
      onFocus={() => onPoint(pointed ?? 0)}
      onBlur={() => onPoint(null)}
    />
  );
}

/** The width there is for the picture, in pixels, so that its words keep their size. */
function useWidth() {
  const [width, setWidth] = useState(FIRST_WIDTH);
  const watch = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { width, watch };
}

function toHighest({ parts, usual }: Bar): number {
  return Math.max(
    parts.reduce((sum, { value }) => sum + value, 0),
    usual?.high ?? 0,
  );
}

type ToY = (value: number) => number;

interface GridProps {
  readonly top: number;
  readonly width: number;
  readonly toY: ToY;
  readonly toAxisText: (value: number) => string;
}

function Grid({ top, width, toY, toAxisText }: GridProps) {
  return Array.from({ length: LINES + 1 }, (_, line) => {
    const value = (top / LINES) * line;
    return (
      <g key={value}>
        <line
          x1={LEFT_PX}
          x2={width}
          y1={toY(value)}
          y2={toY(value)}
          className={line === 0 ? "stroke-line-strong" : "stroke-line [stroke-dasharray:3_3]"}
        />
        <text x={LEFT_PX - 6} y={toY(value) + 3.5} textAnchor="end" className="fill-muted text-[11px] tabular-nums">
          {toAxisText(value)}
        </text>
      </g>
    );
  });
}

interface BarProps {
  readonly bar: Bar;
  readonly x: number;
  readonly slot: number;
  readonly toY: ToY;
  readonly hasTick: boolean;
}

function OneBar({ bar: { tick, parts, usual }, x, slot, toY, hasTick }: BarProps) {
  const width = Math.min(36, slot * 0.64);
  const left = x + (slot - width) / 2;
  return (
    <>
      {usual ? (
        <>
          <rect
            x={x + 1}
            width={slot - 2}
            y={toY(usual.high)}
            height={Math.max(1, toY(usual.low) - toY(usual.high))}
            className="fill-line opacity-70"
          />
          <line
            x1={x + 1}
            x2={x + slot - 1}
            y1={toY(usual.middle)}
            y2={toY(usual.middle)}
            className="stroke-line-strong"
          />
        </>
      ) : null}
      {parts.map(({ name, value, look }, index) => {
        const below = parts.slice(0, index).reduce((sum, part) => sum + part.value, 0);
        const height = toY(below) - toY(below + value);
        return (
          <rect key={name} x={left} width={width} y={toY(below + value)} height={height} rx={1.5} className={look} />
        );
      })}
      <text x={x + slot / 2} y={HEIGHT - 5} textAnchor="middle" className="fill-muted text-[11px] tabular-nums">
        {hasTick ? tick : ""}
      </text>
    </>
  );
}
