import { expect, it } from "vitest";
import { type DailyRead, toSpreadMinute } from "./daily-hours.ts";
import { isFullReadDue, isProofOld } from "./daily-read.ts";
import type { DeviceRecord, LogProof } from "./device.ts";
import { isReadNeeded, listDoubts } from "./doubts.ts";
import { toTailStart } from "./tail-read.ts";

const THREE = 3 * 60;
const RIYADH: DailyRead = { timeZone: "Asia/Riyadh", atMinute: THREE, quiet: [] };
/** An instant by the clock of Riyadh, three hours before UTC. */
const riyadh = (local: string) => Date.parse(`${local}+03:00`);

const proofAt = (atMs: number, changes: Partial<LogProof> = {}): LogProof => ({
  atMs,
  countAtRead: 100,
  countAfterRead: 100,
  rowsRead: 100,
  operationsAtRead: 0,
  liveAfterRead: 0,
  ...changes,
});

const deviceOf = (proof: LogProof | undefined, dailyRead: DailyRead | undefined): DeviceRecord => ({
  id: "riyadh/gate-1",
  readerId: "gate-1",
  name: "Gate",
  nameKey: "gate",
  address: "10.0.0.1:4370",
  isEnabled: true,
  status: "ONLINE",
  punches: 100,
  capacity: 1_000,
  rowsStored: 100,
  rowsSetAside: 0,
  newSinceProof: 0,
  cursor: { layout: "R40", slots: 100, end: 100, blanks: 0, anchor: "" },
  ...(proof && { proof }),
  ...(dailyRead && { dailyRead }),
});

/** Whether a reader that was read whole at one moment is to be read whole at another. */
const due = (daily: DailyRead, readMs: number, nowMs: number) => isFullReadDue(deviceOf(proofAt(readMs), daily), nowMs);

it("is due from the reader's hour on, once a day", () => {
  const readMs = riyadh("2026-03-01T03:10:00");
  expect(due(RIYADH, readMs, riyadh("2026-03-02T02:59:59"))).toBe(false);
  expect(due(RIYADH, readMs, riyadh("2026-03-02T03:00:00"))).toBe(true);
  expect(due(RIYADH, riyadh("2026-03-02T03:00:00"), riyadh("2026-03-02T23:59:59"))).toBe(false);
});

it("stays due while the reader is away, however long, and is done by one read", () => {
  const readMs = riyadh("2026-03-01T03:10:00");
  const back = riyadh("2026-03-05T16:20:00");
  expect(due(RIYADH, readMs, back)).toBe(true);
  expect(due(RIYADH, back, back + 60_000)).toBe(false);
});

it("counts the read of the whole log alone: the proof of a tail says when that was", () => {
  const fullAtMs = riyadh("2026-03-01T03:10:00");
  const nowMs = riyadh("2026-03-02T04:00:00");
  expect(isFullReadDue(deviceOf(proofAt(nowMs - 60_000, { fullAtMs }), RIYADH), nowMs)).toBe(true);
});

it.each([
  ["begins at its first minute", "06:45:00", false],
  ["goes on to its last", "08:14:59", false],
  ["is over", "08:15:00", true],
  ["is not yet", "06:44:59", true],
])("waits while a quiet time %s", (_name, time, isDue) => {
  const daily = { ...RIYADH, quiet: [{ from: 6 * 60 + 45, to: 8 * 60 + 15 }] };
  expect(due(daily, riyadh("2026-03-01T03:10:00"), riyadh(`2026-03-02T${time}`))).toBe(isDue);
});

it("waits over midnight where the quiet time does", () => {
  const daily = { ...RIYADH, atMinute: 23 * 60, quiet: [{ from: 22 * 60, to: 60 }] };
  const readMs = riyadh("2026-03-01T01:10:00");
  const at = (local: string) => due(daily, readMs, riyadh(local));
  expect(["2026-03-01T23:30:00", "2026-03-02T00:59:00", "2026-03-02T01:00:00"].map(at)).toEqual([false, false, true]);
});

it("reads the end of the log alone in quiet minutes, and nothing where nothing came", () => {
  const daily = { ...RIYADH, quiet: [{ from: THREE, to: THREE + 60 }] };
  const device = deviceOf(proofAt(riyadh("2026-03-01T03:10:00")), daily);
  const [quiet, after] = [riyadh("2026-03-02T03:30:00"), riyadh("2026-03-02T04:00:00")];
  expect([isReadNeeded(device, quiet), toTailStart(device, quiet)]).toEqual([false, device.cursor]);
  expect([isReadNeeded({ ...device, punches: 101 }, quiet)]).toEqual([true]);
  expect([isReadNeeded(device, after), toTailStart(device, after)]).toEqual([true, undefined]);
});

it.each([
  ["the day of 23 hours", "2026-03-28T03:10:00+01:00", "2026-03-29T03:00:00+02:00"],
  ["the day of 25 hours", "2026-10-24T03:10:00+02:00", "2026-10-25T03:00:00+01:00"],
])("follows the clock of the place over %s", (_name, read, hour) => {
  const berlin = { ...RIYADH, timeZone: "Europe/Berlin" };
  const hourMs = Date.parse(hour);
  expect([due(berlin, Date.parse(read), hourMs - 1), due(berlin, Date.parse(read), hourMs)]).toEqual([false, true]);
});

it("comes once on a day on which its hour does not exist, and once where it exists twice", () => {
  const berlin = { ...RIYADH, timeZone: "Europe/Berlin", atMinute: 2 * 60 + 30 };
  const skipped = Date.parse("2026-03-29T03:30:00+02:00");
  expect([due(berlin, skipped - 7_200_000, skipped - 1), due(berlin, skipped - 7_200_000, skipped)]).toEqual([
    false,
    true,
  ]);
  const first = Date.parse("2026-10-25T02:30:00+02:00");
  expect([due(berlin, first - 60_000, first), due(berlin, first, first + 3_600_000)]).toEqual([true, false]);
});

it("calls a proof old three hours after the read that should have followed it might have begun", () => {
  const readMs = riyadh("2026-03-01T03:10:00");
  const isOld = (daily: DailyRead, local: string) => isProofOld({ dailyRead: daily }, proofAt(readMs), riyadh(local));
  expect([isOld(RIYADH, "2026-03-02T05:59:59"), isOld(RIYADH, "2026-03-02T06:00:00")]).toEqual([false, true]);
  const quiet = [
    { from: 2 * 60, to: 5 * 60 },
    { from: 5 * 60, to: 6 * 60 },
  ];
  const late = { ...RIYADH, quiet };
  expect([isOld(late, "2026-03-02T08:59:59"), isOld(late, "2026-03-02T09:00:00")]).toEqual([false, true]);
  expect(listDoubts(deviceOf(proofAt(readMs), RIYADH), riyadh("2026-03-02T06:00:00"))).toEqual(["PROOF_OLD"]);
});

it("holds a proof for a day where the place has no hour for the reader, and renews it an hour before", () => {
  const device = deviceOf(proofAt(0), undefined);
  const HOUR = 3_600_000;
  expect([23 * HOUR - 1, 23 * HOUR].map((ms) => isFullReadDue(device, ms))).toEqual([false, true]);
  expect([24 * HOUR - 1, 24 * HOUR].map((ms) => isProofOld(device, proofAt(0), ms))).toEqual([false, true]);
});

it("draws the minute of a reader by its id, evenly over the whole spread, past midnight too", () => {
  const minutes = Array.from({ length: 200 }, (_, n) => toSpreadMinute(1_380, 120, `gate-${n}`));
  const since = minutes.map((minute) => (minute - 1_380 + 1_440) % 1_440);
  expect(since.every((minute) => minute < 120)).toBe(true);
  const perHalfHour = [0, 30, 60, 90].map((from) => since.filter((m) => m >= from && m < from + 30).length);
  expect(Math.min(...perHalfHour)).toBeGreaterThan(30);
  expect(toSpreadMinute(180, 0, "gate-1")).toBe(180);
});
