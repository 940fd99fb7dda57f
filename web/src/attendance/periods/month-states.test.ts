import { expect, it } from "vitest";
import { listMonths, toMonthState } from "./month-states.ts";

type TestPeriod = Parameters<typeof toMonthState>[1][number];

const LOCK: TestPeriod = {
  from: "2026-10-01",
  to: "2026-10-31",
  scope: "ALL",
  places: [],
  departmentIds: [],
  state: "LOCKED",
};
const ALL = { placeIds: undefined, departmentId: null };
const RIYADH = { placeIds: ["riyadh"], departmentId: null };
const SALES = { placeIds: undefined, departmentId: "sales" };

it("lists months back over a new year", () => {
  expect(listMonths("2026-02-14", 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
});

it("takes a lock of everybody for one of each place and department", () => {
  for (const choice of [ALL, RIYADH, SALES]) expect(toMonthState("2026-10", [LOCK], choice).kind).toBe("locked");
  expect(toMonthState("2026-11", [LOCK], ALL).kind).toBe("open");
});

it("takes a lock of fewer people or dates for a part", () => {
  const place: TestPeriod = { ...LOCK, scope: "PLACES", places: [{ id: "riyadh" }] };
  expect(toMonthState("2026-10", [place], RIYADH).kind).toBe("locked");
  expect(toMonthState("2026-10", [place], ALL).kind).toBe("partly");
  expect(toMonthState("2026-10", [place], { ...RIYADH, placeIds: ["riyadh", "cairo"] }).kind).toBe("partly");
  expect(toMonthState("2026-10", [place], SALES).kind).toBe("partly");
  expect(toMonthState("2026-10", [{ ...LOCK, to: "2026-10-30" }], ALL).kind).toBe("partly");
  expect(toMonthState("2026-10", [{ ...LOCK, state: "UNLOCKED" }], ALL).kind).toBe("open");
});
