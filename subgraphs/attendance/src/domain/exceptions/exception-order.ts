import type { AttendanceException, ExceptionKind } from "./exception.ts";

/** Where an exception stands: the date, the name's key, the id of the person or PIN, the kind. */
export type ExceptionPosition = readonly [date: string, nameKey: string, id: string, kind: string];

/** After every date that a calendar has: faults and conflicts stand first, as the list goes from the newest date down. */
export const BEFORE_DATES = "9999-12-31";
/** Before every date: enrolments stand last. */
export const AFTER_DATES = "0000-01-01";

/** As the kinds of one day and person stand; a letter comes after the digits. */
const KIND_ORDER: Readonly<Record<ExceptionKind, string>> = {
  RECORD_FAULT: "0",
  PIN_CONFLICT: "1",
  UNMAPPED_PIN: "1",
  MISSING_IN: "2",
  MISSING_OUT: "3",
  SHORT_DAY: "4",
  ABSENT: "5",
  UNKNOWN_DAY: "6",
  WORKED_ON_LEAVE: "7",
  CLOCK_DRIFT: "8",
  LEAVER_STILL_ENROLLED: "a",
  ENROLLED_BEFORE_EMPLOYMENT: "b",
  ENROLLED_NOWHERE: "c",
  NEVER_PUNCHED: "d",
};

/** The position of an exception. */
export function toExceptionPosition({ kind, person, pin, date, finding }: AttendanceException): ExceptionPosition {
  return [
    date ?? (finding === undefined ? BEFORE_DATES : AFTER_DATES),
    person?.nameKey ?? "",
    person?.id ?? pin ?? "",
    KIND_ORDER[kind],
  ];
}

/** The id of an exception: what it is about. */
export function toExceptionId({ kind, person, pin, date }: AttendanceException): string {
  return [kind, person?.id ?? pin, ...(date === undefined || kind === "UNMAPPED_PIN" ? [] : [date])].join(" ");
}

/**
 * What a list in the order of names begins with, of one kind at one date; `undefined` when the position is after all of it.
 * What stands at the position itself is in it where the kind comes later than the position's.
 */
export function toNameStart(
  after: ExceptionPosition | undefined,
  { date, kind }: { readonly date: string; readonly kind: ExceptionKind },
): NameStart | undefined {
  const [atDate, nameKey, id, atKind] = after ?? [BEFORE_DATES, "", "", ""];
  if (after === undefined || atDate > date) return { nameKey: "", id: "", isAtIn: true };
  return atDate < date ? undefined : { nameKey, id, isAtIn: KIND_ORDER[kind] > atKind };
}

/** Where a list in the order of names begins: at a name and id, or after them. */
export interface NameStart {
  readonly nameKey: string;
  readonly id: string;
  readonly isAtIn: boolean;
}

/** Negative when `left` stands first: newest dates first, then in ascending order, texts by UTF-8 bytes. */
export function comparePositions(left: ExceptionPosition, right: ExceptionPosition): number {
  const [leftDate, ...leftRest] = left;
  const [rightDate, ...rightRest] = right;
  if (leftDate !== rightDate) return leftDate > rightDate ? -1 : 1;
  for (const [index, own] of leftRest.entries()) {
    const order = Buffer.compare(Buffer.from(own), Buffer.from(rightRest[index] ?? ""));
    if (order !== 0) return order;
  }
  return 0;
}
