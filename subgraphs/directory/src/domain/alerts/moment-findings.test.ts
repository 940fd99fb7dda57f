import { describe, expect, it } from "vitest";
import { toRules } from "./alert.ts";
import { forgetBursts, type SeenMoment, toMomentFindings } from "./moment-findings.ts";

const NOW = Date.UTC(2026, 10, 28, 9);
const MINUTE = 60_000;
const around: Parameters<typeof toMomentFindings>[1] = {
  ownFilledPct: undefined,
  enabled: new Set(["riyadh", "cairo"]),
  view: { rules: toRules([]) },
  nowMs: NOW,
};
const see = (seen: Partial<SeenMoment>): SeenMoment => ({
  ...{
    away: new Map(),
    disks: new Map(),
    synced: new Set(),
    filled: new Map(),
    failures: [],
    unknown: new Map(),
    figures: undefined,
  },
  ...seen,
});
const find = (seen: Partial<SeenMoment>, more: Partial<typeof around> = {}) =>
  toMomentFindings(see(seen), { ...around, ...more });
const times = (count: number) => Array.from({ length: count }, (_, index) => NOW - index * 1_000);

describe("what is found of the moment", () => {
  it("is a disk that is full from so much on, of a place and of the directory, and over where nobody says it any more", () => {
    const rooms = find(
      {
        filled: new Map([
          ["riyadh", 90],
          ["cairo", undefined],
          ["closed", 99],
        ]),
      },
      { ownFilledPct: 89 },
    );
    expect(rooms.filter(({ kind }) => kind === "DISK_NEARLY_FULL")).toEqual([
      { kind: "DISK_NEARLY_FULL", placeId: null, deviceId: null, holds: false, sinceMs: NOW, value: 89 },
      { kind: "DISK_NEARLY_FULL", placeId: "riyadh", deviceId: null, holds: true, sinceMs: NOW, value: 90 },
      { kind: "DISK_NEARLY_FULL", placeId: "cairo", deviceId: null, holds: false, sinceMs: NOW, value: null },
    ]);
  });

  it("is a burst of unknown PINs of each place by itself, over where nothing more is known of it", () => {
    const bursts = find({
      unknown: new Map([
        ["riyadh", times(20)],
        ["closed", times(99)],
      ]),
    });
    expect(bursts.filter(({ kind }) => kind === "UNKNOWN_PIN_BURST")).toMatchObject([
      { placeId: "riyadh", holds: true, value: 20, sinceMs: NOW },
      { placeId: "cairo", holds: false, value: 0 },
    ]);
  });

  it("counts what is no longer ago than ten minutes", () => {
    const seen = see({
      failures: [NOW - 10 * MINUTE, NOW - 1],
      unknown: new Map([["riyadh", [NOW - 11 * MINUTE, NOW]]]),
    });
    forgetBursts(seen, NOW);
    expect([seen.failures, seen.unknown.get("riyadh")]).toEqual([[NOW - 1], [NOW]]);
  });
});
