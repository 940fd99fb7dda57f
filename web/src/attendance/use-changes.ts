"use client";

import { AttendanceChangedDocument } from "@biometricflow/sdk/generated/graphql";
import { useFrame } from "../frame/frame-context.tsx";
import { useTold } from "../graphql/use-told.ts";

/** Calls when records of days are others than they were, as `useTold` does. A screen on a wall is told nothing: it reads anew. */
export function useChanges(onChange: () => void): void {
  useTold(useFrame().role === "SCREEN" ? undefined : AttendanceChangedDocument, onChange);
}
