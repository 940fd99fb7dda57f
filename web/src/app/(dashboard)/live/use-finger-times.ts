"use client";

import { useEffect, useRef } from "react";
import { keepWait } from "../../../frame/finger-store.ts";
import { type PlaceClocks, watchPlaceClocks } from "../../../frame/place-clocks.ts";
import { toFingerWait } from "../../../lib/finger-times.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import type { LiveList, PunchItem } from "./live-items.ts";
import { listNewlyShown, NOTHING_YET } from "./painted-punches.ts";

/** Measures how long live punches take from their place until this list shows them, as long as it is on screen. */
export function useFingerTimes(list: LiveList, places: readonly KnownPlace[]): void {
  const clocks = useRef<PlaceClocks>(undefined);
  const looked = useRef(NOTHING_YET);
  const hidings = useRef(0);
  const scope = places.map(({ id }) => id).join();

  useEffect(() => {
    const stop = new AbortController();
    clocks.current = watchPlaceClocks(scope === "" ? [] : scope.split(","), stop.signal);
    return () => stop.abort();
  }, [scope]);

  useEffect(() => {
    const count = () => void (hidings.current += 1);
    document.addEventListener("visibilitychange", count);
    return () => document.removeEventListener("visibilitychange", count);
  }, []);

  useEffect(() => {
    const { shown, looked: now } = listNewlyShown(list, looked.current);
    looked.current = now;
    if (shown.length === 0 || document.visibilityState !== "visible") return;
    const before = hidings.current;
    afterPaint(() => {
      if (hidings.current !== before || clocks.current === undefined) return; // a hidden page paints when it is looked at again
      keepWaits(shown, clocks.current);
    });
  }, [list]);
}

/** Once the frame that shows what was rendered is painted: a task behind it. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}

/** A punch of a place whose clock nobody knows yet is not counted. */
function keepWaits(shown: readonly PunchItem[], clocks: PlaceClocks): void {
  const paintedMs = Date.now();
  for (const { punch } of shown) {
    const offset = clocks.offsetOf(punch.place?.id ?? "");
    if (offset && punch.receivedAt) keepWait(toFingerWait(Date.parse(punch.receivedAt), paintedMs, offset));
  }
}
