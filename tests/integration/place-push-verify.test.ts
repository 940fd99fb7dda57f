/** A reader that calls by itself, compared with the ledger by day: its sums are asked for, no row, and neither side changes. */
import { afterEach, expect, it } from "vitest";
import { type Job, type JobAsked, isOver } from "../../subgraphs/place/src/domain/jobs/job.ts";
import { toFaultAction } from "../../subgraphs/place/src/domain/fault-actions.ts";
import type { VerifyFindings } from "../../subgraphs/place/src/domain/verify/verify-findings.ts";
import { eventually } from "./place-harness.ts";
import { callIn, type Ends, openPushJobs, type Staged } from "./push-jobs.ts";

const ends: Ends = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** So many punches of a day, a minute apart. */
const rowsOn = (date: string, count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    ...{ userId: "1042", verify: 15, punch: nth % 2 },
    time: `${date}T08:${String(nth).padStart(2, "0")}:00`,
  }));
const LOG = [...rowsOn("2025-05-01", 4), ...rowsOn("2025-12-10", 6), ...rowsOn("2026-03-04", 3)];

const verify = (from = "2025-02-01", to = "2026-03-04"): JobAsked => ({
  ...{ kind: "VERIFY_DEVICE", readerId: "gate-2" },
  ...{ from, to },
});
const foundBy = ({ findings }: Job): VerifyFindings => {
  if (findings === undefined || !("verifiedDays" in findings)) throw new Error("it found nothing");
  return findings;
};
const day = (date: string, rows: number, changes: Readonly<Record<string, number | string>> = {}) => ({
  ...{ date, verdictBefore: "PROVED", rowsOnReader: rows, rowsInLedger: rows, copies: rows, setAside: 0, elsewhere: 0 },
  ...{ onlyOnReader: 0, wouldBeSetAside: 0, onlyInLedger: 0, goneFromLog: 0, unreadable: 0 },
  ...changes,
});
/** What is known of the reader, its calls aside. */
const readKnown = async ({ ledger }: Staged) => {
  const {
    rowsStored,
    checkedMs,
    provedMs,
    push: { proof, differs, wholeCheckMs } = {},
  } = await ledger.readDevice("gate-2");
  return { rowsStored, checkedMs, provedMs, proof, differs, wholeCheckMs };
};

it("asks two sums where nothing differs in more than a year, and changes nothing", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { rows: LOG });
  const before = await readKnown(it);
  const job = await it.finish(gate, await it.start(verify()));
  expect(job).toMatchObject({ state: "DONE", count: { done: 13, total: 13, unit: "ROWS" } });
  expect(job.steps.map(({ code, state }) => `${code} ${state}`)).toEqual(["CONNECT DONE", "SUMS DONE"]);
  expect(foundBy(job)).toEqual({
    ...{ from: "2025-02-01", to: "2026-03-04", readMs: it.clock.nowMs() - 60_000, rowsRead: 13, sums: 2 },
    ...{ isSound: true, unreadable: 0, undated: 0, cameMeanwhile: 0, examples: [] },
    verifiedDays: [day("2025-05-01", 4), day("2025-12-10", 6), day("2026-03-04", 3)],
  });
  expect(gate.done.map(([text]) => text)).toEqual([
    "VERIFY SUM ATTLOG StartTime=2025-02-01 00:00:00\tEndTime=2026-03-03 23:59:59",
    "VERIFY SUM ATTLOG StartTime=2026-03-04 00:00:00\tEndTime=2026-03-04 11:59:00",
  ]);
  expect(await readKnown(it)).toEqual(before);
});

it("finds the day of a row that the ledger lacks by halves, and takes it in only when a sync is asked for", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { rows: LOG });
  gate.replaceLog([...LOG, ...rowsOn("2025-07-19", 1)]);
  const before = await readKnown(it);
  const job = await it.finish(gate, await it.start(verify()));
  const { verifiedDays, sums, rowsRead } = foundBy(job);
  expect(verifiedDays.filter(({ onlyOnReader }) => onlyOnReader > 0)).toEqual([
    day("2025-07-19", 0, { rowsOnReader: 1, onlyOnReader: 1 }),
  ]);
  expect([verifiedDays.length, rowsRead]).toEqual([4, 14]);
  expect(sums).toBeLessThanOrEqual(2 + 2 * 9);
  expect(gate.done.filter(([text]) => !text.startsWith("VERIFY SUM "))).toEqual([]);
  expect([await readKnown(it), gate.pending]).toEqual([before, 14]);
  await it.finish(gate, await it.start({ kind: "SYNC_DEVICE", readerId: "gate-2", isFull: true }));
  const after = foundBy(await it.finish(gate, await it.start(verify())));
  expect([after.sums, after.verifiedDays.every(({ onlyOnReader }) => onlyOnReader === 0)]).toEqual([2, true]);
});

it("shows by day what a cleared log took from the reader, of a time of which it has nothing in one sum", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { rows: LOG });
  gate.replaceLog(rowsOn("2026-03-04", 2));
  await gate.tellOperation(23, "2026-03-04T08:00:00");
  const { verifiedDays, sums } = foundBy(await it.finish(gate, await it.start(verify())));
  expect(verifiedDays).toEqual([
    day("2025-05-01", 4, { rowsOnReader: 0, copies: 0, onlyInLedger: 4, goneFromLog: 4 }),
    day("2025-12-10", 6, { rowsOnReader: 0, copies: 0, onlyInLedger: 6, goneFromLog: 6 }),
    day("2026-03-04", 3, { verdictBefore: "NOT_CHECKED", rowsOnReader: 2, copies: 2, onlyInLedger: 1 }),
  ]);
  expect(sums).toBe(2);
});

it("compares a year of which every day differs in few calls", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it);
  const dates = Array.from({ length: 300 }, (_, nth) =>
    new Date(Date.UTC(2025, 4, 1 + nth)).toISOString().slice(0, 10),
  );
  gate.replaceLog(dates.flatMap((date) => rowsOn(date, 1)));
  const id = await it.start(verify("2025-05-01", "2026-02-24"));
  let calls = 0;
  for (; !isOver(await it.find(id)) && calls < 400; calls += 1) {
    it.clock.pass(1_000); // a reader that calls too often is cut off
    await gate.poll();
  }
  const { verifiedDays, sums } = foundBy(await it.find(id));
  expect(verifiedDays.map(({ date, onlyOnReader }) => `${date} ${onlyOnReader}`)).toEqual(
    dates.map((date) => `${date} 1`),
  );
  expect([sums, calls < 120]).toEqual([599, true]);
});

it.each([
  ["does not know the order", { unknown: ["SUM"] }],
  ["answers it without a sum", { codes: { SUM: 0 } }],
] as const)("says in a code of its own that a reader %s, and finds nothing", async (_what, options) => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { rows: LOG, ...options });
  const job = await it.finish(gate, await it.start(verify()));
  expect(job).toMatchObject({ state: "FAILED", fault: { code: "DEVICE_SUMS_NOT_OFFERED" } });
  expect(job.findings).toBeUndefined();
  expect(toFaultAction(job.fault?.code ?? "")).toMatch(/^[A-Z][^]{20,}\.$/);
});

it("says a reader's refusal for now in its code, and takes it for no number", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { rows: LOG, codes: { SUM: -1_005 } });
  const job = await it.finish(gate, await it.start(verify()));
  expect(job).toMatchObject({ state: "FAILED", fault: { code: "DEVICE_BUSY" } });
});

it("goes on after a start of the place, and gives a reader up that does not call within an hour", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { rows: LOG });
  const id = await it.start(verify());
  await eventually(async () => (await it.push.store.listOpenOrders("gate-2")).length > 0, "it is ordered");
  await it.restart();
  expect(await it.push.store.listOpenOrders("gate-2").then((open) => open.length)).toBeLessThanOrEqual(2);
  expect(foundBy(await it.finish(gate, id)).sums).toBe(2);
  const second = await it.start(verify());
  await eventually(async () => (await it.push.store.listOpenOrders("gate-2")).length > 0, "it is ordered");
  it.clock.pass(3_600_000);
  await eventually(async () => isOver(await it.find(second)), "the job is over", 10_000);
  expect(await it.find(second)).toMatchObject({ state: "FAILED", fault: { code: "DEVICE_SILENT" } });
});

it("compares no days that have not begun on the reader's clock", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { rows: LOG });
  const job = await it.finish(gate, await it.start(verify("2026-03-05", "2026-03-09")));
  expect(job).toMatchObject({ state: "FAILED", fault: { code: "JOB_REFUSED" } });
  expect(gate.done).toEqual([]);
});
