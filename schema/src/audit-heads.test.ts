import { expect, it } from "vitest";
import { keepHead, type KeptHeads, parseKeptHeads } from "./audit-heads.ts";

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 10, 22);
const NONE: KeptHeads = { heads: [] };

/** Heads of every minute of so many days. */
function keepDays(days: number): KeptHeads {
  let kept = NONE;
  for (let minute = 0; minute < days * 24 * 60; minute += 20) {
    kept = keepHead(kept, { atMs: START_MS + minute * MINUTE_MS, seq: minute, hash: `h${minute}` });
  }
  return kept;
}

it("keeps the newest, the last of each hour of a week and the last of each day before", () => {
  const { heads } = keepDays(10);
  expect(heads.at(-1)?.seq).toBe(10 * 24 * 60 - 20);
  const weekAgo = 10 * 24 * 60 - 20 - 7 * 24 * 60;
  const hourly = heads.filter(({ seq }) => seq >= weekAgo);
  expect(hourly.map(({ seq }) => seq % 60)).toEqual(hourly.map(() => 40));
  expect(hourly).toHaveLength(7 * 24 + 1);
  expect(heads.filter(({ seq }) => seq < weekAgo).map(({ seq }) => seq)).toEqual([1420, 2860, 4240]);
});

it("drops what is older than 450 days", () => {
  const old = { atMs: START_MS, seq: 1, hash: "a" };
  const next = { atMs: START_MS + 451 * 24 * 60 * MINUTE_MS, seq: 2, hash: "b" };
  expect(keepHead({ heads: [old] }, next)).toEqual({ heads: [next] });
});

it("reads what it wrote, and nothing else", () => {
  const kept = keepDays(1);
  expect(parseKeptHeads(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  expect(parseKeptHeads({ heads: [{ seq: 1 }] })).toBeUndefined();
  expect(parseKeptHeads(undefined)).toBeUndefined();
});
