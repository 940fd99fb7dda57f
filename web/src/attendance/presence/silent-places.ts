import type { PlaceFiguresFragment } from "@biometricflow/sdk/generated/graphql";
import type { AbsentPlace } from "../../lib/places.ts";

/**
 * The figures of places, with those that do not answer now in doubt: the service that counts follows them at its own pace
 * and says so up to a minute later.
 */
export function doubtSilent(
  rows: readonly PlaceFiguresFragment[],
  absent: readonly AbsentPlace[],
): PlaceFiguresFragment[] {
  const silent = new Set(absent.map(({ place }) => place));
  return rows.map((row) =>
    row.doubt === null && silent.has(row.place?.id ?? "") ? { ...row, doubt: "PLACE_SILENT" } : row,
  );
}
