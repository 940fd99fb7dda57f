import { expect, it } from "vitest";
import { toExportFact, toShownTypes } from "./export-fact.ts";

const ASKED = {
  ...{ at: new Date("2026-11-27T10:00:00.000Z"), actor: "account/hr", requestId: "r", address: "192.0.2.1" },
  file: "attendance.csv",
  search: "?from=2026-11-01&to=2026-11-30&personIds=p1,p2&placeIds=riyadh&search=Ahmad",
  outcome: 200,
};

it("names the file and the ids that it was narrowed to, and no text that was searched for", () => {
  expect(toExportFact(ASKED)).toEqual({
    ...{ at: "2026-11-27T10:00:00.000Z", actor: "account/hr", requestId: "r", address: "192.0.2.1" },
    ...{ action: "exportFile", outcome: "OK", targets: ["attendance.csv", "p1", "p2", "riyadh"] },
  });
});

it.each([
  [403, "FORBIDDEN"],
  [418, "STATUS_418"],
  ["TOKEN_EXPIRED", "TOKEN_EXPIRED"],
])("says how %s ended: %s", (outcome, code) => {
  expect(toExportFact({ ...ASKED, outcome }).outcome).toBe(code);
});

it("keeps targets short, whatever is asked for", () => {
  const { targets = [] } = toExportFact({ ...ASKED, file: "x".repeat(5000), search: "" });
  expect(targets.map(({ length }) => length)).toEqual([128]);
  expect(toExportFact({ ...ASKED, file: "a\n\0b", search: "" }).targets).toEqual(["a\uFFFD\uFFFDb"]);
});

it("shows by the signed document of a period what no query tells of", () => {
  expect(toShownTypes("period/2026-11.jsonl")).toEqual(["PeriodDocument"]);
  expect(["attendance.csv", "period", "periods/x"].flatMap(toShownTypes)).toEqual([]);
});
