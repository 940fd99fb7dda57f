import { expect, it } from "vitest";
import { isNewsAtFirst } from "./first-record.ts";

const NOON = Date.parse("2026-11-24T12:00:00Z");

it.each([
  ["of today with a punch", { date: "2026-11-24", keptPunches: 1, status: "PENDING" as const }, true],
  ["of yesterday with punches", { date: "2026-11-23", keptPunches: 2, status: "PRESENT" as const }, true],
  ["of today without one", { date: "2026-11-24", keptPunches: 0, status: "PENDING" as const }, false],
  [
    "of yesterday on which somebody was absent",
    { date: "2026-11-23", keptPunches: 0, status: "ABSENT" as const },
    true,
  ],
  ["of yesterday of which nothing is known", { date: "2026-11-23", keptPunches: 0, status: "UNKNOWN" as const }, true],
  ["of a day off", { date: "2026-11-23", keptPunches: 0, status: "WEEKEND" as const }, false],
  ["of a day before", { date: "2026-11-22", keptPunches: 2, status: "PRESENT" as const }, false],
  ["of an absence before", { date: "2026-11-22", keptPunches: 0, status: "ABSENT" as const }, false],
])("takes the first record %s for news: %j %s", (_name, record, isNews) => {
  expect(isNewsAtFirst(record, NOON)).toBe(isNews);
});
