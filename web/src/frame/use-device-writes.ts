"use client";

import { useEffect, useState } from "react";
import { judgeRight, type RightNow } from "./device-writes.ts";
import { useFrame } from "./frame-context.tsx";

/** How the right to change what is on readers stands; it ends by itself while a page is open. */
export function useDeviceWrites(): RightNow {
  const { deviceWrites } = useFrame();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const right = judgeRight(deviceWrites, Date.now());
    const [endsInMs, untilMs] = right.kind === "ENDS" ? [right.endsInMs, right.untilMs] : [0, 0];
    // a timer may ring a moment early; what was told a moment ago is judged by the clock of its moment
    const timer = setTimeout(() => setNowMs(Math.max(Date.now(), untilMs)), endsInMs);
    return () => clearTimeout(timer);
  }, [deviceWrites]);
  return judgeRight(deviceWrites, nowMs);
}
