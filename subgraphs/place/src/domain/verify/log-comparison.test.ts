import { expect, it } from "vitest";
import { toVariantDigest } from "../identity.ts";
import type { LedgerRow, PunchRecord } from "../punch.ts";
import { listDigests, listVariants, LogComparison } from "./log-comparison.ts";

const DEVICE = "riyadh/gate-1";
const BEGAN_MS = 1_000;
const DAY = "2026-03-01";

const digestOf = (name: string) => name.padEnd(22, "A");

function rowOf(name: string, changes: Partial<LedgerRow> = {}): LedgerRow {
  return {
    digest: digestOf(name),
    pin: "1042",
    atMs: 1,
    localTime: `${DAY}T08:00:00`,
    offsetMinutes: 180,
    stateCode: 0,
    verifyCode: 1,
    workCode: undefined,
    raw: Buffer.alloc(0),
    receivedAtMs: BEGAN_MS,
    channel: "READ",
    setAside: undefined,
    copies: 1,
    isFirstRead: false,
    ...changes,
  };
}

function storedOf(name: string, changes: Partial<PunchRecord> = {}): PunchRecord {
  const { raw: _bytes, ...row } = rowOf(name);
  const digest = changes.digest ?? row.digest;
  return {
    ...{ ...row, receivedAtMs: 1 },
    ...{ id: `riyadh/${digest}`, deviceId: DEVICE, userId: "riyadh/1042" },
    ...changes,
  };
}

/** Compares a log with a ledger. @param late rows that come into the ledger after the log was compared with it */
function compare(log: readonly LedgerRow[], ledger: readonly PunchRecord[], late: readonly PunchRecord[] = []) {
  const comparison = new LogComparison({ deviceId: DEVICE, from: DAY, to: "2026-03-02", mostRows: log.length });
  const selected = comparison.selectOfLog(log);
  const all = new Map(ledger.map((row) => [row.digest, row]));
  const asked = listDigests(selected);
  const known = new Map([...all].filter(([digest]) => asked.includes(digest)));
  for (const digest of listVariants(selected, known)) {
    const row = all.get(digest);
    if (row !== undefined) known.set(digest, row);
  }
  comparison.takeLog(selected, known);
  const own = [...ledger, ...late].filter(({ deviceId }) => deviceId === DEVICE);
  comparison.takeLedger(own, BEGAN_MS, ({ channel }) => channel === "READ");
  return comparison.end();
}

it("finds no difference between a log and a ledger that has each of its rows as often", () => {
  const { days, examples } = compare(
    [rowOf("a"), rowOf("b"), rowOf("b")],
    [storedOf("a"), storedOf("b", { copies: 2 })],
  );
  expect(days).toMatchObject([
    { date: DAY, rowsOnReader: 3, rowsInLedger: 3, copies: 3, onlyOnReader: 0, onlyInLedger: 0 },
  ]);
  expect(examples).toEqual([]);
});

it("counts each copy that the ledger lacks, or has more, and names the row once", () => {
  const ledger = [storedOf("a"), storedOf("b", { copies: 3 })];
  const { days, examples } = compare([rowOf("a"), rowOf("a"), rowOf("a"), rowOf("b")], ledger);
  expect(days).toMatchObject([{ rowsOnReader: 4, rowsInLedger: 4, copies: 2, onlyOnReader: 2, onlyInLedger: 2 }]);
  expect(examples).toMatchObject([
    { side: "ONLY_ON_READER", rows: 2 },
    { side: "ONLY_IN_LEDGER", rows: 2 },
  ]);
});

it("tells what the log had once from what never came by it", () => {
  const { days } = compare([], [storedOf("a"), storedOf("b", { channel: "FILE" }), storedOf("c", { channel: "LIVE" })]);
  expect(days).toMatchObject([{ rowsOnReader: 0, rowsInLedger: 3, onlyInLedger: 3, goneFromLog: 1 }]);
});

it("knows a row again that is set aside because the log has the punch with two verify codes", () => {
  const variant = storedOf("a", {
    digest: toVariantDigest(digestOf("a"), 15),
    verifyCode: 15,
    setAside: "OTHER_VERIFY",
  });
  const log = [rowOf("a", { verifyCode: 15 }), rowOf("a")];
  expect(compare(log, [storedOf("a"), variant]).days).toMatchObject([
    { rowsOnReader: 2, rowsInLedger: 2, copies: 1, setAside: 1, onlyOnReader: 0, onlyInLedger: 0 },
  ]);
  expect(compare(log, [storedOf("a")]).days).toMatchObject([{ copies: 1, onlyOnReader: 1, onlyInLedger: 0 }]);
});

it("takes a punch that came live with another verify code for the row of the log", () => {
  const { days } = compare([rowOf("a", { verifyCode: 15 })], [storedOf("a", { channel: "LIVE" })]);
  expect(days).toMatchObject([{ copies: 1, onlyOnReader: 0, onlyInLedger: 0 }]);
});

it("says of rows that the ledger has under another reader that they are elsewhere, not missing", () => {
  const { days } = compare([rowOf("a")], [storedOf("a", { deviceId: "riyadh/gate-2" })]);
  expect(days).toMatchObject([{ rowsOnReader: 1, rowsInLedger: 0, elsewhere: 1, onlyOnReader: 0 }]);
});

it("judges no punch that came while the log was compared", () => {
  const isLate = { receivedAtMs: BEGAN_MS, channel: "LIVE" } as const;
  const behind = compare([rowOf("a")], [storedOf("a")], [storedOf("b", isLate)]);
  expect(behind).toMatchObject({ cameMeanwhile: 1, days: [{ onlyInLedger: 0, rowsInLedger: 1 }] });
  const within = compare([rowOf("a"), rowOf("b")], [storedOf("a")], [storedOf("b", isLate)]);
  expect(within).toMatchObject({ cameMeanwhile: 0, examples: [], days: [{ copies: 2, onlyOnReader: 0 }] });
});

it("compares the days that are asked for and counts rows of no date", () => {
  const at = (localTime: string) => rowOf(localTime.replaceAll(/\D/g, ""), { localTime });
  const log = [
    at("2026-02-28T23:59:59"),
    at("2026-03-02T23:59:59"),
    at("2026-03-03T00:00:00"),
    at("2026-02-31T08:00:00"),
  ];
  const { days, undated } = compare(log, [storedOf("z", { localTime: "2026-02-28T08:00:00" })]);
  expect(days).toMatchObject([{ date: "2026-03-02", onlyOnReader: 1 }]);
  expect(undated).toBe(1);
});

it("says of rows that only the reader has how many would be no punches", () => {
  const log = [rowOf("a", { setAside: "TOO_OLD" }), rowOf("b", { setAside: "BAD_TIME", localTime: `${DAY}T08:61:00` })];
  expect(compare(log, []).days).toMatchObject([{ onlyOnReader: 2, wouldBeSetAside: 2, unreadable: 1 }]);
});

it("names fifty rows of each side at most and counts all", () => {
  const names = Array.from({ length: 120 }, (_, n) => `r${n}`);
  const { days, examples } = compare(
    names.map((name) => rowOf(name)),
    names.map((name) => storedOf(`${name}x`)),
  );
  expect(examples).toHaveLength(100);
  expect(days).toMatchObject([{ onlyOnReader: 120, onlyInLedger: 120 }]);
});
