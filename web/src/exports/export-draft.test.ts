import { expect, it } from "vitest";
import { type ExportDraft, moveColumn, toStartInput } from "./export-draft.ts";
import { KIND_CHOICES, type KindChoice, listKinds } from "./export-kinds.ts";

const PLACES = [
  { id: "riyadh", name: "Riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", name: "Cairo", timeZone: "Africa/Cairo" },
];
const DRAFT: ExportDraft = {
  ...{ format: "XLSX", span: { from: "2026-11-01", to: "2026-11-30" }, month: "2026-11", place: [], department: null },
  ...{ groupBy: "PERSON", hoursFormat: "HM", columns: null },
};
const kindOf = (name: string): KindChoice => {
  const found = KIND_CHOICES.find(({ kind }) => kind === name);
  if (found === undefined) throw new TypeError(name);
  return found;
};
const ask = (kind: string, draft: Partial<ExportDraft> = {}) =>
  toStartInput(kindOf(kind), { ...DRAFT, ...draft }, { places: PLACES, language: "EN" });

it("asks for days of chosen places and of a department, in the chosen columns under their names", () => {
  const columns = [
    { key: "pin", name: " No. " },
    { key: "worked", name: "" },
  ];
  expect(ask("ATTENDANCE", { place: ["cairo", "gone"], department: "it", columns })).toEqual({
    ...{ kind: "ATTENDANCE", language: "EN", format: "XLSX", hoursFormat: "HM" },
    attendance: { ...DRAFT.span, placeIds: ["cairo"], departmentIds: ["it"] },
    columns: [{ key: "pin", name: "No." }, { key: "worked" }],
  });
});

it("asks for a month as a sheet to print, in the one format that it has and with its own columns", () => {
  expect(ask("MONTH_SHEET", { columns: [{ key: "pin", name: "" }] })).toEqual({
    ...{ kind: "MONTH_SHEET", language: "EN", format: "PDF", hoursFormat: "HM", month: "2026-11", persons: {} },
  });
});

it("asks for punches of whole days in the zone of the chosen place", () => {
  expect(ask("PUNCHES", { place: ["riyadh"] })).toEqual({
    ...{ kind: "PUNCHES", language: "EN", format: "XLSX", placeIds: ["riyadh"] },
    punches: { from: "2026-10-31T21:00:00.000Z", to: "2026-11-30T21:00:00.000Z" },
  });
});

it("asks nothing of a kind that it does not take", () => {
  expect(ask("AUDIT", { place: ["riyadh"], department: "it" })).toEqual({
    ...{ kind: "AUDIT", language: "EN", format: "XLSX" },
  });
  expect(Object.keys(ask("DEVICES", { place: ["riyadh"], department: "it" }))).toEqual([
    ...["kind", "language", "format", "placeIds"],
  ]);
});

it("offers whom the graph answers the kinds that it answers", () => {
  const kinds = (role: string | null) => listKinds(role).map(({ kind }) => kind);
  expect(kinds("EMPLOYEE")).not.toContain("PUNCHES");
  expect([kinds("HR").includes("AUDIT"), kinds("AUDITOR").includes("AUDIT")]).toEqual([false, true]);
  expect(kinds(null)).toHaveLength(10);
});

it("moves a column by one, and none beyond the edge", () => {
  const columns = ["a", "b", "c"].map((key) => ({ key, name: "" }));
  const move = (index: number, by: -1 | 1) =>
    moveColumn(columns, index, by)
      .map(({ key }) => key)
      .join("");
  expect([move(0, 1), move(2, -1), move(0, -1), move(2, 1)]).toEqual(["bac", "acb", "abc", "abc"]);
});
