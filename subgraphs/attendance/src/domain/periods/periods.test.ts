import { describe, expect, it } from "vitest";
import { type Figures, listFigureChanges } from "./figures.ts";
import { findHolder, fromPeriodId, isInPeriod, type PeriodRange, toPeriodId } from "./period.ts";

const figures = (given: Partial<Figures> = {}): Figures => ({
  placeId: "riyadh",
  departmentId: "it",
  shiftId: null,
  status: "PRESENT",
  flags: [],
  checkInMs: 1,
  checkOutMs: 2,
  presenceMinutes: 540,
  workedMinutes: 480,
  expectedMinutes: 480,
  lateMinutes: 0,
  earlyLeaveMinutes: 0,
  overtimeMinutes: 0,
  keptPunches: 2,
  droppedDuplicates: 0,
  ...given,
});
const MONTH = { from: "2026-11-01", to: "2026-11-30" };

describe("two records", () => {
  it("differ in the figures that are others, with how much more it is", () => {
    expect(listFigureChanges(figures(), figures())).toEqual([]);
    expect(
      listFigureChanges(figures(), figures({ workedMinutes: 420, flags: ["EARLY_LEAVE"], checkOutMs: 3 })),
    ).toEqual([
      { figure: "flags", before: "", after: "EARLY_LEAVE", difference: null },
      { figure: "checkOutMs", before: "2", after: "3", difference: null, placeId: "riyadh" },
      { figure: "workedMinutes", before: "480", after: "420", difference: -60 },
    ]);
  });

  it("name the place whose clocks show an instant: where the day is now, else where it was", () => {
    const [now, cairo] = [figures(), figures({ placeId: "cairo", checkInMs: 5 })];
    const toPlaces = (changes: ReturnType<typeof listFigureChanges>) =>
      changes.filter(({ figure }) => figure === "checkInMs").map(({ placeId }) => placeId);
    expect(toPlaces(listFigureChanges(now, cairo))).toEqual(["cairo"]);
    expect(toPlaces(listFigureChanges(cairo, undefined))).toEqual(["cairo"]);
  });

  it("differ in everything where one of them is none", () => {
    expect(listFigureChanges(undefined, undefined)).toEqual([]);
    expect(listFigureChanges(undefined, figures())[0]).toEqual({
      figure: "record",
      before: null,
      after: "PRESENT",
      difference: null,
    });
    const gone = listFigureChanges(figures(), undefined);
    expect(gone.find(({ figure }) => figure === "workedMinutes")?.difference).toBe(-480);
  });
});

describe("a period", () => {
  const seat = { date: "2026-11-15", placeId: "riyadh", departmentId: "it" };

  it.each<[PeriodRange["scope"], boolean]>([
    [{ kind: "ALL" }, true],
    [{ kind: "PLACES", ids: ["riyadh", "cairo"] }, true],
    [{ kind: "PLACES", ids: ["cairo"] }, false],
    [{ kind: "DEPARTMENTS", ids: ["it"] }, true],
    [{ kind: "DEPARTMENTS", ids: ["hr"] }, false],
    [{ kind: "PLACES", ids: [] }, false],
  ])("of %j holds its own records", (scope, expected) => {
    expect(isInPeriod({ ...MONTH, scope }, seat)).toBe(expected);
  });

  it("holds its first and last date, and no other", () => {
    const all: PeriodRange = { ...MONTH, scope: { kind: "ALL" } };
    const held = ["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"].map((date) =>
      isInPeriod(all, { ...seat, date }),
    );
    expect(held).toEqual([false, true, true, false]);
  });

  it("holds a record that would come into it, as one that would leave it", () => {
    const locked: readonly PeriodRange[] = [{ ...MONTH, scope: { kind: "DEPARTMENTS", ids: ["it"] } }];
    const [own, other] = [figures(), figures({ departmentId: "hr" })];
    const isHeld = (before: Figures | undefined, after: Figures | undefined) =>
      findHolder(locked, "2026-11-15", [before, after]) !== undefined;
    expect([isHeld(own, other), isHeld(other, own), isHeld(undefined, own), isHeld(own, undefined)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([isHeld(other, other), isHeld(undefined, undefined)]).toEqual([false, false]);
  });

  it("has an id that is told from other texts", () => {
    expect(fromPeriodId(toPeriodId(7))).toBe(7);
    expect(["l.", "l.0", "l.7x", "7", "c.7"].map(fromPeriodId)).toEqual(Array(5).fill(undefined));
  });
});
