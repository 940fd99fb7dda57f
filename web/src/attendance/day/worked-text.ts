import type { DayCellFragment } from "@biometricflow/sdk/generated/graphql";
import { toHourText } from "../minutes.ts";

/** What the hours of a day are told from. */
export type WorkedDay = Pick<DayCellFragment, "status" | "workedMinutes">;

/** The hours of a day; nothing where nobody knows them, or where the day goes on and has none yet: that is no zero. */
export function toWorkedText({ status, workedMinutes }: WorkedDay): string {
  if (status === "UNKNOWN" || (status === "PENDING" && workedMinutes === 0)) return "";
  return toHourText(workedMinutes);
}
