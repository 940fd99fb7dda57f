import { describe, expect, it } from "vitest";
import { addToMarks, cutFromMarks, type DirtyMark, toRecordWork } from "./dirty-mark.ts";

const mark = (token: number, from: string, to: string, personKey = 1): DirtyMark => ({ personKey, from, to, token });
const stretch = (from: string, to: string, personKey = 1) => ({ personKey, from, to });
const ALL = { daysPerPerson: 92, days: 600 };

describe("the work of marks", () => {
  it("is the newest dates of a person that hang together, and the last token that they answer", () => {
    const marks = [
      mark(1, "2026-11-01", "2026-11-04"),
      mark(7, "2026-11-05", "2026-11-06"),
      mark(2, "2026-03-01", "2026-03-02"),
    ];
    expect(toRecordWork(marks, ALL)).toEqual([mark(7, "2026-11-01", "2026-11-06")]);
  });

  it("takes years in turns, the newest dates first, and no more people than the turn has dates for", () => {
    const marks = [
      mark(1, "2021-01-01", "2026-11-30"),
      mark(2, "2026-11-01", "2026-11-30", 2),
      mark(3, "2026-11-30", "2026-11-30", 3),
    ];
    expect(toRecordWork(marks, { daysPerPerson: 10, days: 15 })).toEqual([
      mark(1, "2026-11-21", "2026-11-30"),
      mark(2, "2026-11-21", "2026-11-30", 2),
    ]);
  });

  it("has no dates but those that were asked for", () => {
    const marks = [mark(1, "2026-01-01", "2026-11-30"), mark(2, "2026-11-01", "2026-11-30", 2)];
    expect(toRecordWork(marks, { ...ALL, from: "2026-03-05", to: "2026-03-06" })).toEqual([
      mark(1, "2026-03-05", "2026-03-06"),
    ]);
  });
});

describe("a mark that is added", () => {
  it.each([
    ["overlaps", "2026-11-03", "2026-11-09"],
    ["follows the day after", "2026-11-05", "2026-11-09"],
  ])("is joined with one of the same person that it %s", (_title, from, to) => {
    const change = addToMarks(
      [mark(4, "2026-11-01", "2026-11-04"), mark(5, "2026-11-01", "2026-11-04", 2)],
      [stretch(from, to)],
    );
    expect(change).toEqual({ gone: [4], marked: [stretch("2026-11-01", "2026-11-09")] });
  });

  it("within another takes its place, so that its token is new", () => {
    const change = addToMarks([mark(4, "2026-11-01", "2026-11-30")], [stretch("2026-11-03", "2026-11-03")]);
    expect(change).toEqual({ gone: [4], marked: [stretch("2026-11-01", "2026-11-30")] });
  });

  it("leaves alone what it does not touch", () => {
    const known = [mark(4, "2026-01-01", "2026-01-02"), mark(5, "2026-01-03", "2026-01-04")];
    expect(addToMarks(known, [stretch("2026-11-03", "2026-11-03"), stretch("2026-01-06", "2026-01-06")])).toEqual({
      gone: [],
      marked: [stretch("2026-01-06", "2026-01-06"), stretch("2026-11-03", "2026-11-03")],
    });
  });
});

describe("dates that are worked out", () => {
  it("are taken from their mark, and what lies before and after stays marked", () => {
    expect(cutFromMarks([mark(4, "2026-11-01", "2026-11-30")], [mark(4, "2026-11-10", "2026-11-12")])).toEqual({
      gone: [4],
      marked: [stretch("2026-11-01", "2026-11-09"), stretch("2026-11-13", "2026-11-30")],
    });
  });

  it("stay marked where they were marked again meanwhile, and touch nobody else's", () => {
    const known = [mark(9, "2026-11-10", "2026-11-12"), mark(3, "2026-11-10", "2026-11-12", 2)];
    expect(cutFromMarks(known, [mark(4, "2026-11-10", "2026-11-12")])).toEqual({ gone: [], marked: [] });
  });
});
