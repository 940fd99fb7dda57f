"use client";

import { useEffect, useState } from "react";
import { useFrame } from "../frame/frame-context.tsx";
import { useChanges } from "./use-changes.ts";

const EVERY_MS = 30_000;

/** Counts up whenever what is shown is to be read anew: every half minute unless said otherwise, when records change, when a place falls silent or is back, and when asked. */
export function useReadings(everyMs = EVERY_MS) {
  const [readings, setReadings] = useState(0);
  const { states } = useFrame();
  const statuses = [...states.values()].map(({ id, status }) => `${id}:${status}`).join();
  useChanges(() => setReadings((count) => count + 1));
  const [known, setKnown] = useState(statuses);
  const reread = () => setReadings((count) => count + 1);
  if (known !== statuses) {
    setKnown(statuses);
    reread();
  }
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") setReadings((count) => count + 1);
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return { readings, reread };
}
