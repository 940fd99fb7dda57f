import type { FeedLine } from "@biometricflow/schema/feed-line";
import { expect, it } from "vitest";
import { toRules } from "./alert.ts";
import { toFeedFindings } from "./feed-findings.ts";

const NOW = 1_790_000_000_000;
const line = (kind: FeedLine["kind"], body: unknown): FeedLine => ({
  ...{ epoch: "e", seq: 1, kind, ref: "riyadh/gate-1", body },
});
const find = (kind: FeedLine["kind"], body: unknown) =>
  toFeedFindings("riyadh", [line(kind, body)], { rules: toRules([]), nowMs: NOW }).map(
    ({ kind: about, holds, sinceMs, value }) => [about, holds, sinceMs, value],
  );

it.each<[string, FeedLine["kind"], unknown, unknown]>([
  ["a gap that is open", "GAP", { fromMs: 5, closedMs: null, isLost: false }, [["DEVICE_OFFLINE", true, 5, null]]],
  ["a gap that is closed", "GAP", { fromMs: 5, closedMs: 9, isLost: false }, [["DEVICE_OFFLINE", false, 5, null]]],
  [
    "a log that is lost",
    "GAP",
    { fromMs: 5, closedMs: 9, isLost: true },
    [
      ["DEVICE_OFFLINE", false, 5, null],
      ["LOG_LOST", true, 5, null],
    ],
  ],
  ["rows that are missing", "PROOF", { missing: { fromMs: 3, toMs: 9 } }, [["RECORDS_MISSING", true, 3, null]]],
  [
    "a proof",
    "PROOF",
    { toldMs: 9 },
    [
      ["RECORDS_MISSING", false, NOW, null],
      ["DEVICE_OFFLINE", false, NOW, null],
    ],
  ],
  ["a clock that is right", "PROOF", { driftSeconds: -59 }, [["CLOCK_DRIFT", false, NOW, -59]]],
  ["a clock that is behind", "PROOF", { driftSeconds: -60 }, [["CLOCK_DRIFT", true, NOW, -60]]],
  ["a log that is nearly full", "PROOF", { punches: 90_999, capacity: 100_000 }, [["LOG_NEARLY_FULL", true, NOW, 90]]],
  ["a log with room", "PROOF", { punches: 89_999, capacity: 100_000 }, [["LOG_NEARLY_FULL", false, NOW, 89]]],
  ["a log of which nobody knows how large it is", "PROOF", { punches: 90_000, capacity: 0 }, []],
  ["nonsense", "GAP", { fromMs: "x" }, []],
  ["a reader that serves", "READER", { sinceMs: 0, endedMs: null }, []],
])("says what %s means", (_name, kind, body, expected) => {
  expect(find(kind, body)).toEqual(expected);
});

it("ends everything of a reader that serves the place no more", () => {
  const found = find("READER", { sinceMs: 0, endedMs: 7 });
  expect(found.map(([kind]) => kind)).toEqual([
    "DEVICE_OFFLINE",
    "RECORDS_MISSING",
    "CLOCK_DRIFT",
    "LOG_NEARLY_FULL",
    "LOG_LOST",
  ]);
  expect(found.every(([, holds]) => holds === false)).toBe(true);
});
