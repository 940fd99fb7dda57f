"use client";

import { AttendanceChangedDocument } from "@biometricflow/sdk/generated/graphql";
import { useTold } from "../graphql/use-told.ts";

/** Calls when records of days are others than they were, as `useTold` does. */
export function useChanges(onChange: () => void): void {
  useTold(AttendanceChangedDocument, onChange);
}
