"use client";

import { useEffect, useRef } from "react";
import { useFrame } from "../../../../frame/frame-context.tsx";

const EVERY_MS = 15_000;

/** Reads anew when a reader's status is another, and every 15 seconds while somebody looks. */
export function useFresh(reread: () => void): void {
  const { readerChanges } = useFrame();
  const latest = useRef(reread);
  useEffect(() => {
    latest.current = reread;
  });
  const known = useRef(readerChanges);
  useEffect(() => {
    if (known.current !== readerChanges) latest.current();
    known.current = readerChanges;
  }, [readerChanges]);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && latest.current(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
