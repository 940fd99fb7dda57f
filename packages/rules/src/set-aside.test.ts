import { expect, it } from "vitest";
import { toSetAsideReason } from "./set-aside.ts";

const AT = Date.UTC(2025, 5, 29, 5);

it.each([
  ["a date before the limit is too old", { local: "2014-12-31T23:59:59" }, "TOO_OLD"],
  ["the limit itself is accepted", { local: "2015-01-01T00:00:00" }, undefined],
  ["exactly at the tolerance is accepted", { instantMs: AT + 600_000 }, undefined],
  ["a millisecond more is in the future", { instantMs: AT + 600_001 }, "IN_FUTURE"],
  ["too old comes before in the future", { local: "2000-01-01T00:00:00", instantMs: AT + 700_000 }, "TOO_OLD"],
])("%s", (_title, reading, reason) => {
  const limits = { observedAtMs: AT, notBefore: "2015-01-01", futureToleranceMinutes: 10 };
  expect(toSetAsideReason({ local: "2025-06-29T08:00:00", instantMs: AT, ...limits, ...reading })).toBe(reason);
});
