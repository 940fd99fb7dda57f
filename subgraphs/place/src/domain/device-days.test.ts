import { describe, expect, it } from "vitest";
import type { DeviceRecord, FullRead } from "./device.ts";
import { countDays, type DayEvidence, toDeviceDays } from "./device-days.ts";
import type { DeviceGap } from "./gap.ts";
import type { KeptDay } from "./log-days.ts";

/** An instant by the clock of Riyadh, three hours before UTC. */
const riyadh = (local: string) => Date.parse(`2026-03-${local}+03:00`);
const NOW = riyadh("04T12:00:00");
const CHECKED = NOW - 5_000;

const FULL_READ: FullRead = {
  beganMs: riyadh("04T03:00:00"),
  atMs: riyadh("04T03:00:10"),
  slots: 105,
  copies: 98,
  setAside: 2,
  blanks: 5,
  isSound: true,
};

const DEVICE: DeviceRecord = {
  id: "riyadh/gate-1",
  readerId: "gate-1",
  name: "Gate",
  nameKey: "gate",
  address: "10.0.0.1:4370",
  isEnabled: true,
  status: "ONLINE",
  lastSeenMs: CHECKED,
  checkedMs: CHECKED,
  punches: 100,
  capacity: 1_000,
  operations: 3,
  proof: {
    atMs: riyadh("04T03:00:10"),
    countAtRead: 100,
    countAfterRead: 100,
    rowsRead: 100,
    operationsAtRead: 3,
    liveAfterRead: 0,
  },
  fullRead: FULL_READ,
  rowsStored: 100,
  rowsSetAside: 2,
  newSinceProof: 0,
  newAtCheck: 0,
  unreadUsers: 0,
};

const log = (date: string, rows: number, readMs = FULL_READ.atMs): KeptDay => ({
  date: `2026-03-${date}`,
  copies: rows,
  setAside: 0,
  lastMs: riyadh(`${date}T17:00:00`),
  log: { rows, copies: rows, setAside: 0, readMs },
});

const KEPT = [log("02", 60), log("03", 40)];
const gap = (from: string, to: string | undefined, closing: DeviceGap["closing"]): DeviceGap => ({
  fromMs: riyadh(from),
  closedMs: to === undefined ? undefined : riyadh(to),
  closing,
  rows: undefined,
});

/** The days from the 1st to the 5th: the 4th is today. */
function days(changes: Partial<DeviceRecord> = {}, evidence: Partial<DayEvidence> = {}) {
  return toDeviceDays(
    { from: "2026-03-01", to: "2026-03-05" },
    {
      ...{ device: { ...DEVICE, ...changes }, kept: KEPT, gaps: [], zone: { timeZone: "Asia/Riyadh" } },
      ...{ nowMs: NOW, canStore: true, ...evidence },
    },
  );
}

const verdicts = (...args: Parameters<typeof days>) => days(...args).map(({ verdict }) => verdict);
const [P, M, N] = ["PROVED", "MISSING", "NOT_CHECKED"] as const;

/** The connection was lost at ten of the 4th. */
const OFFLINE: Partial<DeviceRecord> = {
  status: "OFFLINE",
  gapFromMs: riyadh("04T10:00:00"),
  toldMs: riyadh("04T09:45:00"),
};

describe("a day of a reader", () => {
  it("is proved while nothing is in doubt, today as far as it has come, and none that has not begun", () => {
    expect(verdicts()).toEqual([P, P, P, P, N]);
    expect(days().map(({ missing, doubts }) => [missing, doubts])).toEqual([
      ...Array.from({ length: 4 }, () => [0, []]),
      [undefined, []],
    ]);
  });

  it("stays proved by what was told after its end, though the connection is lost on another day", () => {
    const { fullRead: _none, ...unread } = { ...DEVICE, ...OFFLINE };
    expect(verdicts({ ...unread, fullRead: undefined })).toEqual([P, P, P, N, N]);
    expect(days(OFFLINE)[3]).toMatchObject({ doubts: ["GAP_OPEN"], missing: undefined });
  });

  it("is proved by a read of the whole log after its end, whatever is in doubt of the reader since", () => {
    expect(verdicts({ unreadUsers: "ALL" })).toEqual([P, P, P, N, N]);
    expect(verdicts({ unreadUsers: "ALL", fullRead: { ...FULL_READ, isSound: false } })).toEqual([N, N, N, N, N]);
  });

  it("is not proved by a read that began before its end, however long it took", () => {
    const fullRead = { ...FULL_READ, beganMs: riyadh("03T23:59:59") };
    expect(verdicts({ unreadUsers: 1, fullRead })).toEqual([P, P, N, N, N]);
  });

  it("waits for a clock that is behind: it writes rows of the day when that is over", () => {
    const fullRead = { ...FULL_READ, beganMs: riyadh("04T00:05:00") };
    expect(verdicts({ unreadUsers: 1, fullRead, driftSeconds: -301 })[2]).toBe(N);
    expect(verdicts({ unreadUsers: 1, fullRead, driftSeconds: -300 })[2]).toBe(P);
    expect(verdicts({ unreadUsers: 1, fullRead, driftSeconds: 900 })[2]).toBe(P);
  });

  it("ends by the reader's own clock where that keeps another offset than its place", () => {
    const zone = { timeZone: "Asia/Riyadh", fixedOffset: "+01:00" };
    const fullRead = { ...FULL_READ, beganMs: riyadh("04T01:59:59") };
    expect(verdicts({ unreadUsers: 1, fullRead }, { zone })[2]).toBe(N);
    expect(verdicts({ unreadUsers: 1, fullRead })[2]).toBe(P);
  });

  it("is not proved by a visit before its end: what came later nobody has asked for", () => {
    const { fullRead: _none, ...polled } = DEVICE;
    const checkedMs = riyadh("03T23:30:00");
    expect(verdicts({ ...polled, fullRead: undefined, checkedMs })).toEqual([P, P, N, N, N]);
  });

  it("is not proved of a reader that is switched off, as long as it runs", () => {
    expect(verdicts({ status: "DISABLED" })).toEqual([P, P, P, N, N]);
  });

  it("has rows missing that the reader counts and nobody has read, on each day that they can be of", () => {
    const lost = { punches: 125, toldMs: riyadh("02T23:45:00"), fullRead: undefined };
    expect(verdicts(lost)).toEqual([P, M, M, M, N]);
    expect(days(lost)[2]).toMatchObject({ missing: 25, doubts: ["ROWS_MISSING"] });
  });

  it("has rows missing that a read of the log found and the ledger has not", () => {
    const found = { ...log("02", 60), copies: 57, log: { rows: 60, copies: 55, setAside: 2, readMs: 9 } };
    expect(days({}, { kept: [found] })[1]).toMatchObject({ verdict: M, missing: 3, doubts: ["ROWS_MISSING"] });
  });

  it("is known to nobody where the log was cleared before it was read", () => {
    const lost = gap("02T14:00:00", "03T08:00:00", "LOG_LOST");
    expect(verdicts({}, { gaps: [lost] })).toEqual([P, N, N, P, N]);
    expect(days({}, { gaps: [lost] })[1]).toMatchObject({ doubts: ["LOG_CHANGED"], gaps: [lost] });
    expect(verdicts({ ...OFFLINE, gapFromMs: riyadh("03T10:00:00"), gapClosing: "LOG_LOST" })).toEqual([P, P, N, N, N]);
  });

  it("keeps its proof through a gap that was read", () => {
    const gaps = [gap("03T09:00:00", "03T11:00:00", "TAIL_READ")];
    expect(verdicts({}, { gaps })).toEqual([P, P, P, P, N]);
    expect(days({}, { gaps }).map((day) => day.gaps.length)).toEqual([0, 0, 1, 0, 0]);
  });

  it("says nothing before first contact", () => {
    const { checkedMs: _checked, lastSeenMs: _seen, punches: _punches, proof: _proof, ...others } = DEVICE;
    const unseen = { ...others, fullRead: undefined };
    const evidence = {
      device: unseen,
      kept: [],
      gaps: [],
      zone: { timeZone: "Asia/Riyadh" },
      nowMs: NOW,
      canStore: true,
    };
    expect(toDeviceDays({ from: "2026-03-03", to: "2026-03-03" }, evidence)).toMatchObject([
      { verdict: N, doubts: undefined, rowsStored: undefined, copies: undefined, rowsReported: undefined },
    ]);
  });

  it("is not proved as long as it runs while the place cannot write", () => {
    expect(verdicts({}, { canStore: false })).toEqual([P, P, P, N, N]);
    expect(days({}, { canStore: false })[3]?.doubts).toEqual(["NOT_STORED"]);
  });
});

it("shows what a reader's log held of a day when it last held any, and 0 of a day that was read and had none", () => {
  const before = log("02", 60, riyadh("03T03:00:00"));
  const shown = days({}, { kept: [before, log("03", 40)] });
  expect(shown.map(({ rowsReported, lastFullReadMs }) => [rowsReported, lastFullReadMs])).toEqual([
    [0, FULL_READ.atMs],
    [60, riyadh("03T03:00:00")],
    [40, FULL_READ.atMs],
    [0, FULL_READ.atMs],
    [undefined, undefined],
  ]);
});

it("tells of a reader that pushes what its sums told", () => {
  const push = {
    ...{ firstMs: 0, addresses: { address: "10.0.0.9" }, unreadable: 0 },
    proof: { from: "2026-03-01T00:00:00", to: "2026-03-04T11:00:00", rows: 100, untilMs: riyadh("04T11:00:00") },
  };
  const { fullRead: _none, proof: _proof, ...others } = DEVICE;
  const pushing = { ...others, isPushing: true, push, toldMs: riyadh("04T11:00:00"), fullRead: undefined };
  expect(verdicts(pushing)).toEqual([P, P, P, P, N]);
  const differs = { from: "2026-03-03T00:00:00", to: "2026-03-03T23:59:59", readerRows: 42, ledgerRows: 40 };
  const unlike = days({ ...pushing, push: { ...push, differs } });
  expect(unlike.map(({ verdict, missing }) => [verdict, missing])).toEqual([
    [P, 0],
    [P, 0],
    [M, 2],
    [N, undefined],
    [N, undefined],
  ]);
});

it("counts the days of a range", () => {
  expect(countDays({ from: "2026-02-27", to: "2026-03-01" })).toBe(3);
  expect(countDays({ from: "2026-03-02", to: "2026-03-01" })).toBe(0);
});
