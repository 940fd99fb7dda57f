"use client";

import type { ShiftMarkFragment } from "@biometricflow/sdk/generated/graphql";
import { setStyle } from "../ui/set-style.ts";

type Mark = Pick<ShiftMarkFragment, "name" | "colour" | "letter">;

/** A shift by its letter and name, with a mark in its own colour: any colour may be chosen, so that no text stands on it. */
export function ShiftMark({ shift: { name, colour, letter } }: { readonly shift: Mark }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        aria-hidden
        className="size-3 shrink-0 rounded-sm border border-line-strong"
        ref={setStyle({ backgroundColor: colour })}
      />
      <bdi className="text-xs text-muted">{letter}</bdi>
      <bdi>{name}</bdi>
    </span>
  );
}
