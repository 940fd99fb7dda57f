"use client";

import { PartialStrip } from "../ui/partial-strip.tsx";
import { useFrame } from "./frame-context.tsx";
import { listAbsent } from "./place-states.ts";

interface Props {
  /** Whether what was known of them is shown all the same. */
  readonly isKept?: boolean;
}

/** Names the viewer's places that do not answer now, for pages without a choice of places. */
export function PlacesStrip({ isKept = false }: Props) {
  const { places, states } = useFrame();
  return <PartialStrip absent={listAbsent(places, [], states)} places={places} isKept={isKept} />;
}
