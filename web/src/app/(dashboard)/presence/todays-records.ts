import type { StartExportInput } from "@biometricflow/sdk/generated/graphql";
import { type PlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { toDate } from "../../../lib/zone.ts";

/** A file of what the board tells of: the records of today, who came and who did not, with how far they are known. */
export function toTodaysRecords({ ids }: PlaceScope, zone: string): Pick<StartExportInput, "kind" | "attendance"> {
  const today = toDate(Date.now(), zone);
  return { kind: "ATTENDANCE", attendance: { from: today, to: today, ...toPlaceVariables(ids) } };
}
