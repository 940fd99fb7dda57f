"use client";

import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import { toFormats } from "../lib/format.ts";

const TICK_MS = 1_000;

interface Props {
  /** RFC 3339. */
  readonly instant: string;
  readonly zone: string | null | undefined;
}

/** How long ago an instant is, ticking; the time in its zone is in the tooltip. Server and browser differ by a moment. */
export function RelativeTime({ instant, zone }: Props) {
  const formats = toFormats(useLocale());
  const nowMs = useNow();
  const seconds = (Date.parse(instant) - nowMs) / 1000;
  return (
    <time dateTime={instant} title={formats.full(instant, zone)} suppressHydrationWarning>
      <bdi suppressHydrationWarning>{formats.ago(Math.min(0, seconds))}</bdi>
    </time>
  );
}

/** The current instant in milliseconds, renewed every second. */
function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
