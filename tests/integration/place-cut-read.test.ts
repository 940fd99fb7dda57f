/** What is said of a read that was cut or that several wanted at once, and what the next one does. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  createTempDir,
  deviceStatus,
  eventually,
  QUICK_TIMING,
  startTestPlace,
  type TestPlace,
} from "./place-harness.ts";

/** Nothing is read by itself again: what is asked for is all that happens. */
const TIMING = {
  ...QUICK_TIMING,
  heartbeatMs: 600_000,
  retries: { ...QUICK_TIMING.retries, USUAL: { firstMs: 600_000, lastMs: 600_000, spread: 0 } },
};
const ROWS = 2_000;
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 8) + second * 1_000).toISOString().slice(0, 19);
const LOG = Array.from({ length: ROWS }, (_, n) => ({ userId: "1042", time: at(n), verify: 1, punch: 0 }));

let temp: ReturnType<typeof createTempDir>;
let reader: ReaderSimulator;
let place: TestPlace;

beforeEach(async () => {
  temp = createTempDir();
  reader = createReaderSimulator({ serialNumber: "SIM1", users: [], timeZone: "Asia/Riyadh", log: LOG.slice(0, 10) });
  await reader.start();
  place = await startTestPlace(temp.dir, [{ simulator: reader }], TIMING);
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "online");
});

afterEach(async () => {
  await place.stop();
  await reader.stop();
  temp.remove();
});

interface ShownJob {
  readonly id: string;
  readonly state: string;
  readonly fault: { readonly code: string; readonly step: string; readonly action: string } | null;
  readonly sync: { readonly rowsAdded: number } | null;
}

const JOB = "{ id state fault { code step action } sync { rowsAdded } }";

async function sync(isFull = true): Promise<ShownJob> {
  const { data } = await place.query<{ syncDevice: { job: ShownJob } }>(
    `mutation { syncDevice(input: { deviceId: "riyadh/gate-1", full: ${isFull} }) { job ${JOB} } }`,
  );
  return data.syncDevice.job;
}

async function ended({ id }: ShownJob): Promise<ShownJob> {
  const read = async () => (await place.query<{ job: ShownJob }>(`{ job(id: "${id}") ${JOB} }`)).data.job;
  await eventually(async () => !["WAITING", "RUNNING"].includes((await read()).state), `${id} is over`);
  return read();
}

async function readCompleteness() {
  const { data } = await place.query<{
    device: { completeness: { verdict: string; rowsReported: number; rowsStored: number } };
  }>('{ device(id: "riyadh/gate-1") { completeness { verdict rowsReported rowsStored } } }');
  return data.device.completeness;
}

it("calls a sync whose read was cut FAILED, says how many rows are not there, and the next one reads them", async () => {
  await reader.control.fault({ kind: "loseEvent", count: ROWS });
  for (const { userId: pin, time } of LOG.slice(10)) reader.control.punch({ pin, at: time });
  await reader.control.fault({ kind: "drop", afterBytes: 30_000 });
  const cut = await ended(await sync());
  expect(cut).toMatchObject({ state: "FAILED", fault: { code: "DEVICE_UNREACHABLE", step: "LOG" }, sync: null });
  expect(cut.fault?.action).toMatch(/\w/);
  const { verdict, rowsReported, rowsStored } = await readCompleteness();
  expect([verdict, rowsReported, rowsStored < ROWS]).toEqual(["INCOMPLETE", ROWS, true]);
  expect(await ended(await sync())).toMatchObject({ state: "DONE", sync: { rowsAdded: ROWS - rowsStored } });
  expect(await readCompleteness()).toEqual({ verdict: "COMPLETE", rowsReported: ROWS, rowsStored: ROWS });
});

it("has one session open at a reader, however many ask for it at once", async () => {
  const jobs = await Promise.all([sync(), sync(false), sync(), sync(false)]);
  await place.query('mutation { syncPlace(input: { placeId: "riyadh", full: true }) { job { id } } }');
  for (const job of jobs) expect(await ended(job)).toMatchObject({ state: "DONE" });
  expect(reader.control.stats()).toMatchObject({ connections: 1, openConnections: 1 });
});
