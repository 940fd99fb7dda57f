"use client";

import { ToFixCountDocument } from "@biometricflow/sdk/generated/graphql";
import { usePathname } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { toFixFilter } from "../attendance/to-fix.ts";
import { runQuery } from "../graphql/run-query.ts";
import { type KnownPlace, toFilterZone } from "../lib/places.ts";
import { toDate } from "../lib/zone.ts";

const EVERY_MS = 600_000;

/** How much there is to be put right, as the navigation tells it. */
export interface ToFixCount {
  /** Undefined while nobody says. */
  readonly toFix: number | undefined;
  /** Counts anew: something was put right. */
  readonly recount: () => void;
}

/**
 * Counts what must be put right, for those who may do something about it: on each page that is opened, when something was
 * put right, and now and then.
 */
export function useToFixCount(isShown: boolean, places: readonly KnownPlace[]): ToFixCount {
  const [toFix, setToFix] = useState<number>();
  const running = useRef<AbortController>(undefined);
  const zone = toFilterZone([], places);
  const recount = useCallback(() => {
    if (!isShown || document.visibilityState !== "visible") return;
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    void runQuery(ToFixCountDocument, { filter: toFixFilter(toDate(Date.now(), zone)) }, own.signal).then((answer) => {
      if (!own.signal.aborted) setToFix(answer.ok ? answer.data.exceptions?.totalCount : undefined);
    });
  }, [isShown, zone]);
  const pathname = usePathname();
  useEffect(() => recount(), [recount, pathname]);
  useEffect(() => {
    const timer = setInterval(recount, EVERY_MS);
    return () => {
      clearInterval(timer);
      running.current?.abort();
    };
  }, [recount]);
  return { toFix, recount };
}
