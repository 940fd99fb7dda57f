import { MOST_CHANGED_FIELDS } from "@biometricflow/service/audit/change";
import { expect, it } from "vitest";
import { toCopyChanges } from "./audited-users.ts";

const COPY = { jobId: "riyadh/j", fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-2"] };

it("names all of 500 people with short PINs, in lists that are told whole", () => {
  const userIds = Array.from({ length: 500 }, (_, nth) => `riyadh/${1000 + nth}`);
  const told = toCopyChanges({ ...COPY, userIds });
  expect(told).toContainEqual({ field: "people", before: null, after: 500 });
  expect(told.filter(({ field }) => field === "userIds").flatMap(({ after }) => after)).toEqual(userIds);
});

it("says of how many people it has no room for", () => {
  const userIds = Array.from({ length: 500 }, (_, nth) => `riyadh/${"%D8%B3".repeat(20)}${nth}`);
  const told = toCopyChanges({ ...COPY, userIds });
  expect(told.length).toBeLessThanOrEqual(MOST_CHANGED_FIELDS);
  const named = told.filter(({ field }) => field === "userIds").flatMap(({ after }) => after);
  expect(named).toEqual(userIds.slice(0, named.length));
  expect(told.at(-1)).toEqual({ field: `(${500 - named.length} more people)`, before: null, after: null });
});
