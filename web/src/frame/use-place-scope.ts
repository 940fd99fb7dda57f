"use client";

import { useEffect, useRef } from "react";
import type { AbsentPlace, KnownPlace, PlaceScope } from "../lib/places.ts";
import { useFrame } from "./frame-context.tsx";
import { listAbsent, listReturned } from "./place-states.ts";

const AGAIN_MS = 2_000;

/** What a page's own data says of its places. */
interface Data {
  /** Places that its data lacks. */
  readonly absent: readonly AbsentPlace[];
  /** Reads the data anew; omitted where it follows by itself. */
  readonly reread?: () => void;
}

/** The places of a page as they are now: what its chips, its strip and its counters are made from. */
export interface LiveScope<TPlace extends KnownPlace = KnownPlace> extends PlaceScope<TPlace> {
  /** The asked places whose part is missing or out of date. */
  readonly absent: readonly AbsentPlace[];
  readonly reread: (() => void) | undefined;
}

/** Joins what a page's data says of its places with what the router says of them now, and reads anew for who is back. */
export function usePlaceScope<TPlace extends KnownPlace>(
  scope: PlaceScope<TPlace>,
  { absent, reread }: Data,
): LiveScope<TPlace> {
  const { states, connection } = useFrame();
  const returned = connection.kind === "served" ? listReturned(absent, states).join() : "";
  const latest = useRef(reread);
  useEffect(() => {
    latest.current = reread;
  });
  useEffect(() => {
    if (returned === "") return;
    latest.current?.();
    const timer = setInterval(() => latest.current?.(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [returned]);
  return { ...scope, absent: listAbsent(scope.asked, absent, states), reread };
}
