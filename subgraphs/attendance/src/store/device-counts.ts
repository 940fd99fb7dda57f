import { type Kysely, sql } from "kysely";
import { addDays, countDays } from "../domain/dates.ts";
import type { PeopleScope } from "../domain/people/viewer-scope.ts";
import {
  type CountDevices,
  type DeviceGroup,
  type DeviceQuestion,
  type DeviceSums,
  NO_SUMS,
  toDeviceGroup,
} from "../domain/summary/device-summary.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";
import { selectPunches } from "./punch-counts.ts";
import { readInSlices } from "./slices.ts";

/** Counts the punches of readers, some dates at a time. */
export function createDeviceCounts(read: Kysely<Tables>): CountDevices {
  return async (readerIds, question, scope) => {
    const { from, to, groupBy } = question;
    const tallies = new Map(readerIds.map((id) => [id, new Tally(groupBy)]));
    await readInSlices({ from: 0, to: countDays(from, to) - 1 }, 1, async (slice) => {
      const dates = { from: addDays(from, slice.from), to: addDays(from, slice.to) };
      for (const { id, at, pin, punches } of await selectCounts(
        read,
        readerIds,
        { ...dates, groupBy },
        scope,
      ).execute())
        tallies.get(id)?.add(at, pin, punches);
      for (const tally of tallies.values()) tally.endDates();
    });
    return readerIds.map((id) => tallies.get(id)?.sum() ?? NO_SUMS);
  };
}

function selectCounts(
  read: Kysely<Tables>,
  readerIds: readonly string[],
  { from, to, groupBy }: DeviceQuestion,
  scope: PeopleScope | undefined,
) {
  // A date alone names its weekday; the hour is the time's.
  const at = sql<string>`substr(punch.local_time, 1, ${sql.lit(groupBy === "HOUR" ? 13 : 10)})`;
  return selectPunches(read, { from, to, scope })
    .where(isOneOf("punch.reader_id", readerIds))
    .select(["punch.reader_id as id", at.as("at"), "punch.pin", sql<number>`count(*)`.as("punches")])
    .groupBy(["punch.reader_id", at, "punch.pin"]);
}

/** The count of one reader as it grows. Who came on a date is forgotten when the date is over: it comes in one slice. */
class Tally {
  readonly #groupBy: DeviceGroup;
  readonly #groups = new Map<string, { punches: number; people: number; readonly pins: Set<string> }>();
  readonly #pins = new Map<string, number>();
  #punches = 0;

  constructor(groupBy: DeviceGroup) {
    this.#groupBy = groupBy;
  }

  add(at: string, pin: string, punches: number): void {
    const id = toDeviceGroup(at, this.#groupBy);
    const group = this.#groups.get(id) ?? { punches: 0, people: 0, pins: new Set() };
    this.#groups.set(id, group);
    group.punches += punches;
    group.pins.add(pin);
    group.people = group.pins.size;
    this.#pins.set(pin, (this.#pins.get(pin) ?? 0) + punches);
    this.#punches += punches;
  }

  endDates(): void {
    if (this.#groupBy === "DAY") for (const { pins } of this.#groups.values()) pins.clear();
  }

  sum(): DeviceSums {
    const groups = [...this.#groups].map(([id, { punches, people }]) => [id, { punches, people }] as const);
    const total = { punches: this.#punches, people: this.#pins.size };
    return { total, groups: new Map(groups), punchesOf: this.#pins };
  }
}
