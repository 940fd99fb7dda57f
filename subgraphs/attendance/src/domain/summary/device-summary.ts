import { parseDay, toWeekday } from "@biometricflow/rules/local-time";
import type { PeopleScope } from "../people/viewer-scope.ts";

/** By what the punches of a reader are counted. */
export type DeviceGroup = "DAY" | "WEEKDAY" | "HOUR";

/** Which punches; dates are those that readers showed, both inclusive. */
export interface DeviceQuestion {
  readonly from: string;
  readonly to: string;
  readonly groupBy: DeviceGroup;
}

/** Punches, and the different PINs that made them. */
export interface PunchSum {
  readonly punches: number;
  readonly people: number;
}

/** The punches of a reader; groups without any are left out. */
export interface DeviceSums {
  readonly total: PunchSum;
  /** By the date, the number of the weekday, or the hour. */
  readonly groups: ReadonlyMap<string, PunchSum>;
  /** By PIN. */
  readonly punchesOf: ReadonlyMap<string, number>;
}

/** Port: counts the punches of readers, in their order. */
export type CountDevices = (
  readerIds: readonly string[],
  question: DeviceQuestion,
  scope: PeopleScope | undefined,
) => Promise<readonly DeviceSums[]>;

/** No punch. */
export const NO_PUNCHES: PunchSum = { punches: 0, people: 0 };

/** A reader at which nobody punched. */
export const NO_SUMS: DeviceSums = { total: NO_PUNCHES, groups: new Map(), punchesOf: new Map() };

/** A PIN with its punches at a reader. */
export interface DeviceUse {
  readonly pin: string;
  readonly punches: number;
}

/** The PINs that used a reader, the most punches first; of as many the shorter and then the smaller PIN. */
export function rankUse({ punchesOf }: Pick<DeviceSums, "punchesOf">, limit: number): readonly DeviceUse[] {
  return [...punchesOf]
    .map(([pin, punches]) => ({ pin, punches }))
    .toSorted((a, b) => b.punches - a.punches || a.pin.length - b.pin.length || (a.pin < b.pin ? -1 : 1))
    .slice(0, limit);
}

/** The group of a reader's clock, such as `2026-11-22T08:00:00`; only the hour needs the time. */
export function toDeviceGroup(localTime: string, groupBy: DeviceGroup): string {
  const date = localTime.slice(0, 10);
  if (groupBy === "DAY") return date;
  return groupBy === "WEEKDAY" ? String(toWeekday(parseDay(date))) : String(Number(localTime.slice(11, 13)));
}
