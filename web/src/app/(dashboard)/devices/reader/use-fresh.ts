"use client";

import { useEffect, useRef } from "react";
import { useFrame } from "../../../../frame/frame-context.tsx";

/** How often a page about readers is read anew, in milliseconds. */
export const FRESH_EVERY_MS = 15_000;

/** Reads anew when a reader's status is another, and every 15 seconds while somebody looks. */
export function useFresh(reread: () => void): void {
  const { readerChanges, beginnings } = useFrame();
  const latest = useRef(reread);
  useEffect(() => {
    latest.current = reread;
  });
  // What changed between the making of the page and the first beginning of the stream, the stream does not tell.
  const news = readerChanges + Math.min(beginnings, 1);
  const known = useRef(news);
  useEffect(() => {
    if (known.current !== news) latest.current();
    known.current = news;
  }, [news]);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && latest.current(), FRESH_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
