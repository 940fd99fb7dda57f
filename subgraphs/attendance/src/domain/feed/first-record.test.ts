import { expect, it } from "vitest";
import { isNewsAtFirst } from "./first-record.ts";

const NOON = Date.parse("2026-11-24T12:00:00Z");

it.each([
  ["of today with a punch", { date: "2026-11-24", keptPunches: 1 }, true],
  ["of yesterday with punches", { date: "2026-11-23", keptPunches: 2 }, true],
  ["of today without one", { date: "2026-11-24", keptPunches: 0 }, false],
  ["of a day before", { date: "2026-11-22", keptPunches: 2 }, false],
])("takes the first record %s for news: %j %s", (_name, record, isNews) => {
  expect(isNewsAtFirst(record, NOON)).toBe(isNews);
});
