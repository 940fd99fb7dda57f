/** What a comparison of a reader with the ledger says, and that it changes neither. */
import { join } from "node:path";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeRow } from "./place-rows.ts";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const rowAt = (day: number, n: number) => ({
  ...{ userId: "1042", verify: 1, punch: 0 },
  time: new Date(Date.UTC(2026, 2, day, 8) + n * 1_000).toISOString().slice(0, 19),
});
/** Forty rows on each of two days, two of the second alike. */
const LOG = [1, 2].flatMap((day) => Array.from({ length: 40 }, (_, n) => rowAt(day, day === 2 ? Math.max(1, n) : n)));

interface ShownDay {
  readonly date: string;
  readonly verdictBefore: string;
  readonly [count: string]: number | string;
}

interface ShownJob {
  readonly id: string;
  readonly state: string;
  readonly fault: { readonly code: string } | null;
  readonly steps: readonly { readonly code: string; readonly state: string }[];
  readonly verification: {
    readonly outcome: string;
    readonly rowsRead: number;
    readonly isSound: boolean;
    readonly onlyOnReader: number;
    readonly onlyInLedger: number;
    readonly days: readonly ShownDay[];
    readonly examples: readonly Readonly<Record<string, unknown>>[];
  } | null;
}

const JOB = `{ id state fault { code } steps { code state } verification {
  outcome from to readAt rowsRead unreadable undated cameMeanwhile isSound onlyOnReader onlyInLedger
  days { date verdictBefore rowsOnReader rowsInLedger copies setAside elsewhere onlyOnReader wouldBeSetAside onlyInLedger goneFromLog unreadable }
  examples { side pin localTime stateCode rows setAside channel } } }`;

let temp: ReturnType<typeof createTempDir>;
let reader: ReaderSimulator;
let place: TestPlace;

beforeEach(async () => {
  temp = createTempDir();
  reader = createReaderSimulator({ serialNumber: "SIM1", users: USERS, timeZone: "Asia/Riyadh", log: LOG });
  await reader.start();
  place = await startTestPlace(temp.dir, [{ simulator: reader }]);
  await isOnline();
});

afterEach(async () => {
  await place.stop();
  await reader.stop();
  temp.remove();
});

const isOnline = () => eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "online");

const ask = (from: string, to: string) =>
  place.query<{ verifyDevice: { job: ShownJob } | null }>(
    `mutation($from: Date!, $to: Date!) {
      verifyDevice(input: { deviceId: "riyadh/gate-1", from: $from, to: $to }) { job ${JOB} } }`,
    { from, to },
  );

async function readJob(id: string): Promise<ShownJob> {
  const { data } = await place.query<{ job: ShownJob }>(`query($id: ID!) { job(id: $id) ${JOB} }`, { id });
  return data.job;
}

async function verify(from = "2026-03-01", to = "2026-03-31"): Promise<ShownJob> {
  const { data, errors } = await ask(from, to);
  expect(errors).toEqual([]);
  const id = data.verifyDevice?.job.id ?? "";
  await eventually(async () => !["WAITING", "RUNNING"].includes((await readJob(id)).state), "the comparison is over");
  return readJob(id);
}

const day = (date: string, changes: Readonly<Record<string, number>> = {}) => ({
  ...{ date, verdictBefore: "PROVED", rowsOnReader: 40, rowsInLedger: 40, copies: 40, setAside: 0, elsewhere: 0 },
  ...{ onlyOnReader: 0, wouldBeSetAside: 0, onlyInLedger: 0, goneFromLog: 0, unreadable: 0 },
  ...changes,
});

/** Takes a row out of the ledger behind the back of the place. */
function takeOut(localTime: string): void {
  const db = new Database(join(temp.dir, "ledger.sqlite"));
  db.pragma("foreign_keys = OFF");
  db.exec("DROP TRIGGER punch_rows_stay");
  const taken = db.prepare("DELETE FROM punch_rows WHERE local_time = ?").run(localTime);
  db.close();
  expect(taken.changes).toBe(1);
}

it("finds no difference where there is none, and changes nothing of what is known of the reader", async () => {
  const before = await place.ledger.readDevice("gate-1");
  const job = await verify();
  expect(job).toMatchObject({
    state: "DONE",
    fault: null,
    verification: { outcome: "SAME", rowsRead: 80, isSound: true, onlyOnReader: 0, onlyInLedger: 0, examples: [] },
  });
  expect(job.steps.map(({ code, state }) => [code, state])).toEqual([
    ["CONNECT", "DONE"],
    ["LOG", "DONE"],
    ["LEDGER", "DONE"],
  ]);
  expect(job.verification?.days).toEqual([day("2026-03-01"), day("2026-03-02")]);
  const { proof, fullRead, cursor, rowsStored } = await place.ledger.readDevice("gate-1");
  expect({ proof, fullRead, cursor, rowsStored }).toEqual({
    ...{ proof: before.proof, fullRead: before.fullRead, cursor: before.cursor, rowsStored: before.rowsStored },
  });
  expect(reader.control.stats().disabledMs).toBe(0);
});

it("compares the days alone that are asked for", async () => {
  expect((await verify("2026-03-02", "2026-03-02")).verification?.days).toEqual([day("2026-03-02")]);
});

it("shows a row that the ledger lacks and takes it in only when a sync is asked for", async () => {
  takeOut("2026-03-01T08:00:07");
  const { verification } = await verify();
  expect(verification).toMatchObject({ outcome: "DIFFERENT", onlyOnReader: 1, onlyInLedger: 0 });
  expect(verification?.days[0]).toEqual(day("2026-03-01", { rowsInLedger: 39, copies: 39, onlyOnReader: 1 }));
  expect(verification?.examples).toEqual([
    {
      ...{ side: "ONLY_ON_READER", pin: "1042", localTime: "2026-03-01T08:00:07", stateCode: 0 },
      ...{ rows: 1, setAside: null, channel: null },
    },
  ]);
  expect((await verify()).verification?.onlyOnReader).toBe(1);
  await place.query(`mutation { syncDevice(input: { deviceId: "riyadh/gate-1", full: true }) { job { id } } }`);
  const isRead = async () => (await verify()).verification?.outcome === "SAME";
  await eventually(isRead, "the row is in the ledger again", 10_000);
});

it("shows what the reader lost by a cleared log apart from what never came by its log", async () => {
  const told = makeRow(1, { channel: "FILE", pin: "1042", localTime: "2026-03-03T08:00:00" });
  await place.ledger.recordRows("gate-1", [told]);
  await reader.control.fault({ kind: "clear" });
  const { verification } = await verify();
  expect(verification).toMatchObject({ outcome: "DIFFERENT", rowsRead: 0, onlyOnReader: 0, onlyInLedger: 81 });
  const gone = { rowsOnReader: 0, copies: 0, onlyInLedger: 40, goneFromLog: 40 };
  expect(verification?.days).toMatchObject([
    { ...day("2026-03-01", gone), verdictBefore: expect.any(String) },
    { ...day("2026-03-02", gone), verdictBefore: expect.any(String) },
    { date: "2026-03-03", rowsInLedger: 1, onlyInLedger: 1, goneFromLog: 0 },
  ]);
  expect(verification?.examples).toHaveLength(50);
  expect((await place.ledger.readDevice("gate-1")).rowsStored).toBe(81);
});

it("claims nothing where the reader's own count does not prove its log", async () => {
  await reader.control.fault({ kind: "noCount" });
  expect((await verify()).verification).toMatchObject({ outcome: "NOT_PROVEN", isSound: false, rowsRead: 80 });
});

it("fails with a code where the read is cut, and never says that nothing differs", async () => {
  await reader.control.fault({ kind: "drop", afterBytes: 2_000, count: 3 });
  const job = await verify();
  expect(job).toMatchObject({ state: "FAILED", verification: null });
  expect(job.fault?.code).toMatch(/^DEVICE_/);
  await reader.control.fault({ kind: "none" });
  await isOnline();
  expect((await verify()).verification?.outcome).toBe("SAME");
});

it("refuses what are no days, or more than 400 of them, before it asks the reader", async () => {
  for (const [from, to, argument] of [
    ["2026-03-02", "2026-03-01", "input.to"],
    ["2025-01-01", "2026-02-06", "input.to"],
    ["2026-02-30", "2026-03-01", "input.from"],
  ] as const) {
    const { errors } = await ask(from, to);
    expect(errors[0]?.extensions, `${from} to ${to}`).toMatchObject({ code: "BAD_USER_INPUT", argument });
  }
  const refused = await place.query<null>(
    `mutation { verifyDevice(input: { deviceId: "riyadh/nobody", from: "2026-03-01", to: "2026-03-01" }) { job { id } } }`,
  );
  expect(refused.errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.deviceId" });
});
