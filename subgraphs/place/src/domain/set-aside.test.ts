import { expect, it } from "vitest";
import { toRowSetAside } from "./set-aside.ts";

const OBSERVED = Date.UTC(2026, 5, 1, 12);
const LIMITS = { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined };

/** A row on a reader in Riyadh, read at `OBSERVED`. */
const row = (localTime: string) => ({ localTime, atMs: Date.parse(`${localTime}+03:00`), observedAtMs: OBSERVED });

it.each([
  ["2015-01-01T00:00:00", undefined],
  ["2014-12-31T23:59:59", "TOO_OLD"],
  ["2026-06-01T15:10:00", undefined],
  ["2026-06-01T15:10:01", "IN_FUTURE"],
])("judges %s as %s", (localTime, reason) => {
  expect(toRowSetAside(row(localTime), LIMITS)).toBe(reason);
});

it.each([
  ["2026-01-01", "2025-12-31T23:59:59", "BEFORE_ASSIGNMENT"],
  ["2026-01-01", "2026-01-01T00:00:00", undefined],
  ["2026-01-01T12:00:00", "2026-01-01T11:59:59", "BEFORE_ASSIGNMENT"],
  ["2026-01-01T12:00:00", "2026-01-01T12:00:00", undefined],
  ["2026-01-01T09:00:00Z", "2026-01-01T11:59:59", "BEFORE_ASSIGNMENT"],
  ["2026-01-01T09:00:00Z", "2026-01-01T12:00:00", undefined],
])("with a reader here since %s judges %s as %s", (since, localTime, reason) => {
  expect(toRowSetAside(row(localTime), { ...LIMITS, since })).toBe(reason);
});
