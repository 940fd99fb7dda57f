import { describe, expect, it } from "vitest";
import type { ListedRecord } from "../records/listed-record.ts";
import {
  ACTIONS,
  type AttendanceException,
  type ExceptionKind,
  RECORD_KINDS,
  toRecordExceptions,
} from "./exception.ts";
import { comparePositions, toExceptionId, toExceptionPosition } from "./exception-order.ts";

const KINDS = RECORD_KINDS.map(({ kind }) => kind);
const record = (given: Partial<ListedRecord> = {}): ListedRecord => ({
  person: { key: 1, id: "p.7", pin: "7", name: "Sara", nameKey: "sara" },
  shiftId: undefined,
  date: "2026-11-23",
  placeId: "riyadh",
  status: "PRESENT",
  flags: [],
  checkInMs: 1,
  checkOutMs: undefined,
  presenceMinutes: 0,
  workedMinutes: 130,
  expectedMinutes: 480,
  lateMinutes: 0,
  earlyLeaveMinutes: 0,
  overtimeMinutes: 0,
  progressPct: undefined,
  keptPunches: 1,
  droppedDuplicates: 0,
  corrections: 0,
  completeness: "PROVED",
  isFinal: true,
  ...given,
});
const kindsOf = (given: Partial<ListedRecord>, kinds: readonly ExceptionKind[] = KINDS) =>
  toRecordExceptions(record(given), kinds).map(({ kind }) => kind);

describe("the exceptions of a record", () => {
  it("are one for each fault that it shows, in one order", () => {
    expect(kindsOf({ status: "INCOMPLETE", flags: ["CLOCK_DRIFT", "MISSING_OUT"] })).toEqual([
      "MISSING_OUT",
      "CLOCK_DRIFT",
    ]);
    expect(kindsOf({ status: "ABSENT" })).toEqual(["ABSENT"]);
    expect(kindsOf({ status: "UNKNOWN" })).toEqual(["UNKNOWN_DAY"]);
    expect(kindsOf({ status: "ON_LEAVE", flags: ["WORKED_ON_LEAVE"] })).toEqual(["WORKED_ON_LEAVE"]);
  });

  it("are none for a day that is as it should be, and none of kinds that nobody asks for", () => {
    expect(kindsOf({ flags: ["LATE", "OVERTIME", "EARLY_LEAVE"] })).toEqual([]);
    expect(kindsOf({ status: "INCOMPLETE", flags: ["SHORT_DAY", "MISSING_IN"] }, ["SHORT_DAY"])).toEqual(["SHORT_DAY"]);
  });

  it("say why, and every kind says what to do", () => {
    const [short] = toRecordExceptions(record({ flags: ["SHORT_DAY"] }), KINDS);
    expect(short?.facts).toMatchObject({ checkInAt: 1, workedMinutes: 130, expectedMinutes: 480 });
    expect(Object.values(ACTIONS).every((actions) => actions.length > 0)).toBe(true);
  });
});

describe("the order of exceptions", () => {
  const exception = (kind: ExceptionKind, date: string | undefined, pin: string): AttendanceException => ({
    kind,
    pin,
    date,
    person: undefined,
    record: undefined,
    facts: {},
  });

  it("has what is of no date first, then the newest dates, then names, then kinds", () => {
    const expected = [
      exception("RECORD_FAULT", undefined, "9"),
      exception("UNMAPPED_PIN", "2026-11-24", "5"),
      exception("MISSING_IN", "2026-11-23", "1"),
      exception("CLOCK_DRIFT", "2026-11-23", "1"),
      exception("MISSING_IN", "2026-11-23", "2"),
    ];
    const sorted = expected
      .toReversed()
      .toSorted((a, b) => comparePositions(toExceptionPosition(a), toExceptionPosition(b)));
    expect(sorted).toEqual(expected);
    const [first] = expected;
    if (first !== undefined) expect(comparePositions(toExceptionPosition(first), toExceptionPosition(first))).toBe(0);
  });

  it("gives each an id that is the same as long as it lasts", () => {
    expect(toExceptionId(exception("UNMAPPED_PIN", "2026-11-24", "5"))).toBe("UNMAPPED_PIN 5");
    const [missing] = toRecordExceptions(record({ flags: ["MISSING_OUT"] }), KINDS);
    expect(missing && toExceptionId(missing)).toBe("MISSING_OUT p.7 2026-11-23");
  });
});
