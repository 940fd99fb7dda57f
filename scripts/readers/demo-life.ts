import type { SimulatedUser } from "@biometricflow/reader-simulator/user-records";

/** Days count from 1970-01-01, both inclusive. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** Why somebody of the demo organisation is away for some days. */
export interface Leave extends DayRange {
  readonly pin: string;
  readonly kind: "ANNUAL" | "SICK" | "MISSION";
}

const FORTNIGHT = 14;

/** Whether visitors are at the other place on a day: two days in a fortnight. */
export function isVisiting(day: number): boolean {
  return day % FORTNIGHT === 4 || day % FORTNIGHT === 5;
}

/** The day on which a simulated place was closed, counted back from the end of its made-up history. */
export function toHoliday(endDay: number): number {
  return endDay - 16;
}

/** Who of a place was on leave in its made-up history; the same people and end give the same leaves. */
export function planLeaves(users: readonly SimulatedUser[], endDay: number): readonly Leave[] {
  const at = (index: number, kind: Leave["kind"], from: number, to: number): readonly Leave[] => {
    const pin = users[index]?.userId;
    return pin === undefined ? [] : [{ pin, kind, from: endDay - from, to: endDay - to }];
  };
  return [...at(5, "ANNUAL", 13, 7), ...at(9, "SICK", 4, 2), ...at(13, "MISSION", 9, 8), ...at(17, "SICK", 1, 0)];
}

/** Days of employment that began or ended within the made-up history; everybody else was there all the time. */
export interface Employment {
  readonly pin: string;
  readonly from?: number;
  readonly to?: number;
}

/** One who came lately and one who left and is still enrolled. */
export function planEmployments(users: readonly SimulatedUser[], endDay: number): readonly Employment[] {
  const [newcomer, leaver] = [users[7]?.userId, users[11]?.userId];
  return [
    ...(newcomer === undefined ? [] : [{ pin: newcomer, from: endDay - 24 }]),
    ...(leaver === undefined ? [] : [{ pin: leaver, to: endDay - 18 }]),
  ];
}

/** What is known of the days of a place's people. */
export interface PlaceLife {
  readonly leaves: readonly Leave[];
  readonly employments: readonly Employment[];
  readonly holiday: number;
}

/** The life of a place whose made-up history ends on a day. */
export function toPlaceLife(users: readonly SimulatedUser[], endDay: number): PlaceLife {
  return { leaves: planLeaves(users, endDay), employments: planEmployments(users, endDay), holiday: toHoliday(endDay) };
}

/** Whether somebody punched nowhere on a day: on leave, or not employed. */
export function isGone({ leaves, employments }: PlaceLife, pin: string, day: number): boolean {
  const isOnLeave = leaves.some((leave) => leave.pin === pin && leave.from <= day && day <= leave.to);
  return (
    isOnLeave || employments.some((each) => each.pin === pin && (day < (each.from ?? day) || (each.to ?? day) < day))
  );
}
