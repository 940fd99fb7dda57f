import { describe, expect, it } from "vitest";
import { type AbsenceTerms, findShared, findTermsFault, formatPart, listTouched, parsePart } from "./absence.ts";

const terms = (over: Partial<AbsenceTerms> = {}): AbsenceTerms => ({
  from: "2026-11-10",
  to: "2026-11-12",
  kindId: "leave",
  part: undefined,
  note: "",
  ...over,
});

describe("the dates that a change touches", () => {
  const touched = (before: AbsenceTerms | undefined, after: AbsenceTerms | undefined) =>
    listTouched(before, after).map(({ from, to }) => `${from.slice(8)}-${to.slice(8)}`);

  it.each([
    ["all of them when it is new", undefined, terms(), ["10-12"]],
    ["all of them when it is removed", terms(), undefined, ["10-12"]],
    ["those that it gets more", terms(), terms({ to: "2026-11-14" }), ["13-14"]],
    ["those that it loses", terms(), terms({ from: "2026-11-12" }), ["10-11"]],
    ["those on both sides", terms(), terms({ from: "2026-11-11", to: "2026-11-13" }), ["10-10", "13-13"]],
    ["both spans when it moves away", terms(), terms({ from: "2026-11-20", to: "2026-11-21" }), ["10-12", "20-21"]],
    ["all of both when the part changes", terms(), terms({ part: "FIRST_HALF" }), ["10-12", "10-12"]],
    ["none when the kind or the note changes", terms(), terms({ kindId: "sick", note: "flu" }), []],
  ])("are %s", (_what, before, after, expected) => {
    expect(touched(before, after)).toEqual(expected);
  });
});

it("shares a date with another when both have it, the first and the last included", () => {
  const known = [terms(), terms({ from: "2026-11-20", to: "2026-11-20" })];
  expect(findShared(known, { from: "2026-11-12", to: "2026-11-19" })).toBe(known[0]);
  expect(findShared(known, { from: "2026-11-01", to: "2026-11-10" })).toBe(known[0]);
  expect(findShared(known, { from: "2026-11-13", to: "2026-11-20" })).toBe(known[1]);
  expect(findShared(known, { from: "2026-11-13", to: "2026-11-19" })).toBeUndefined();
});

it.each([
  ["", undefined],
  ["FIRST_HALF", "FIRST_HALF"],
  ["09:00-11:30", { start: "09:00", end: "11:30" }],
  ["22:00 - 01:00", { start: "22:00", end: "01:00" }],
  ["09:00-09:00", "NONE"],
  ["9-11", "NONE"],
  ["09:00-10:00-11:00", "NONE"],
  ["THIRD_HALF", "NONE"],
])("reads the part %j, and writes it as it reads it", (text, part) => {
  const parsed = parsePart(text);
  expect(parsed).toEqual(part);
  if (parsed !== "NONE") expect(parsePart(formatPart(parsed))).toEqual(parsed);
});

it.each([
  ["nothing where all is well", {}, undefined],
  ["a date that no calendar has", { from: "2026-02-30" }, "from"],
  ["a year of another age", { from: "0026-11-10" }, "from"],
  ["an end before the beginning", { to: "2026-11-09" }, "to"],
  ["more than three years", { to: "2030-01-01" }, "to"],
  ["hours that are none", { part: { start: "09:00", end: "09:00" } }, "part"],
  ["a long story", { note: "x".repeat(501) }, "note"],
])("names %s", (_what, over, argument) => {
  expect(findTermsFault(terms(over))?.argument).toBe(argument);
});
