import type { DayRecord } from "@biometricflow/rules/day-record";
import type { Stretch } from "./limit-hits.ts";

type Account = DayRecord["explanation"]["punches"][number];

/**
 * The stretches of presence without a break of a day: from an entry to the next leave. Where a day is paired by first and last
 * punch, every punch between them ends one and begins another: who punches for a break is not taken to work through it.
 */
export function toStretches(punches: readonly Account[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let entry: Account | undefined;
  for (const punch of punches) {
    if (entry !== undefined && ENDS.has(punch.reason)) {
      const punchIds = [entry.id, punch.id];
      stretches.push({ fromMs: entry.instantMs, toMs: punch.instantMs, punchIds });
      entry = undefined;
    }
    if (BEGINS.has(punch.reason)) entry = punch;
  }
  return stretches;
}

const BEGINS: ReadonlySet<Account["reason"]> = new Set(["CHECK_IN", "PAIR_START", "BETWEEN"]);
const ENDS: ReadonlySet<Account["reason"]> = new Set(["CHECK_OUT", "PAIR_END", "BETWEEN"]);
