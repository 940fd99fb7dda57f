/** A reader's log that somebody wants cleared: what must be known first, who confirms it, and that no punch is lost. */
import { join } from "node:path";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { copyLedger } from "../../subgraphs/place/src/store/sqlite/copy-ledger.ts";
import { countBackedUp, noteBackup } from "../../subgraphs/place/src/store/sqlite/note-backup.ts";
import {
  createTempDir,
  deviceStatus,
  eventually,
  QUICK_TIMING,
  startTestPlace,
  type TestPlace,
} from "./place-harness.ts";

const RIYADH_MS = 3 * 3_600_000;
const HOUR_MS = 3_600_000;
/** A machine that is busy is no reader that is gone: that would be a gap. */
const PATIENT = { ...QUICK_TIMING, connectTimeoutMs: 20_000, requestTimeoutMs: 20_000 };
const GATE = "riyadh/gate-1";

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;
let simulator: ReaderSimulator;
let aheadMs: number;
let copies: number;

const toLocal = (ms: number) => new Date(ms + RIYADH_MS).toISOString().slice(0, 19);
const LOG = [5, 29, 29.5, 53, 77].map((hours) => hours * HOUR_MS);

beforeEach(async () => {
  temp = createTempDir();
  [aheadMs, copies] = [0, 0];
  const log = LOG.toReversed().map((age, n) => {
    const time = toLocal(Date.now() - age);
    return { userId: String(n + 1), time, verify: 1, punch: 0 };
  });
  simulator = createReaderSimulator({ serialNumber: "S1", users: [], log, clock: () => toLocal(Date.now() + aheadMs) });
  await simulator.start();
  const clock = { nowMs: () => Date.now() + aheadMs };
  place = await startTestPlace(temp.dir, [{ simulator }], PATIENT, undefined, clock);
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "it is online");
});

afterEach(async () => {
  await place.stop();
  await simulator.stop();
  temp.remove();
});

const REQUEST = "id state askedBy note mayConfirm confirmedBy withdrawnBy rows endedAt refusal { code message }";
interface Request {
  readonly id: string;
  readonly state: string;
  readonly mayConfirm: boolean;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}
interface Clearing {
  readonly obstacles: readonly { readonly code: string; readonly action: string }[];
  readonly backedUpAt: string | null;
  readonly rowsNotBackedUp: number;
  readonly requests: readonly Request[];
}
const as = (sub: string, role: "PLACE_ADMIN" | "HR" = "PLACE_ADMIN") => place.signToken({ sub, role });
const readClearing = async (token?: string) =>
  (
    await place.query<{ device: { logClear: Clearing } }>(
      `{ device(id: "${GATE}") { logClear { obstacles { code action } backedUpAt rowsNotBackedUp requests { ${REQUEST} } } } }`,
      {},
      token,
    )
  ).data.device.logClear;
const request = (sub = "amal") =>
  place.query(
    `mutation { requestLogClear(input: { deviceId: "${GATE}", note: "  it fills " }) { device { id } } }`,
    {},
    as(sub),
  );
const confirm = (requestId: string, sub: string) =>
  place.query<{ confirmLogClear: { job: { id: string } } | null }>(
    "mutation ($requestId: ID!) { confirmLogClear(input: { requestId: $requestId }) { job { id } } }",
    { requestId },
    as(sub),
  );
const withdraw = (requestId: string, sub: string) =>
  place.query(
    "mutation ($requestId: ID!) { withdrawLogClear(input: { requestId: $requestId }) { device { id } } }",
    { requestId },
    as(sub),
  );
const reasonOf = ({ errors }: { readonly errors: readonly { readonly extensions: object }[] }) => {
  const [error] = errors;
  return error && "reason" in error.extensions ? error.extensions.reason : undefined;
};
const readJob = async (id: string) =>
  (
    await place.query<{ job: { state: string } }>(
      `query ($id: ID!) { job(id: $id) { kind state steps { code state } fault { code message action } logClear { ${REQUEST} } } }`,
      { id },
    )
  ).data.job;
async function ended(id: string) {
  await eventually(async () => !["WAITING", "RUNNING"].includes((await readJob(id)).state), "the job is over");
  return readJob(id);
}

async function syncWhole(): Promise<void> {
  const { data } = await place.query<{ syncDevice: { job: { id: string } } }>(
    `mutation { syncDevice(input: { deviceId: "${GATE}", full: true }) { job { id } } }`,
  );
  expect(await ended(data.syncDevice.job.id)).toMatchObject({ state: "DONE" });
}

/** As `bf store backup` does it. */
function backUp(): void {
  const copy = join(temp.dir, `copy-${++copies}.sqlite`);
  copyLedger(join(temp.dir, "ledger.sqlite"), copy);
  noteBackup(join(temp.dir, "ledger.sqlite"), countBackedUp(copy), Date.now() + aheadMs);
}

async function requested(): Promise<string> {
  backUp();
  expect((await request()).errors).toEqual([]);
  return (await readClearing()).requests[0]?.id ?? "";
}

/** Everything that clearing must leave as it is. */
const BEFORE = `{ device(id: "${GATE}") { completeness { verdict doubts rowsStored rowsSetAside } gaps { from to closedBy rows }
  days(from: "${toLocal(Date.now() - 80 * HOUR_MS).slice(0, 10)}", to: "${toLocal(Date.now()).slice(0, 10)}") {
    date verdict doubts missing rowsStored copies setAside gaps { from } } }
  punches(first: 50) { edges { node { id at } } } }`;

it("is offered once every row is proved and backed up, and says what to do before", async () => {
  expect(await readClearing()).toMatchObject({
    obstacles: [{ code: "NOT_BACKED_UP" }],
    rowsNotBackedUp: 5,
    backedUpAt: null,
  });
  const refused = await request();
  expect([reasonOf(refused), refused.errors[0]?.message]).toEqual([
    "NOT_BACKED_UP",
    expect.stringContaining("bf store backup"),
  ]);
  backUp();
  expect(await readClearing()).toMatchObject({ obstacles: [], rowsNotBackedUp: 0, backedUpAt: expect.any(String) });
  simulator.control.punch({ pin: "9", state: 0, verify: 1 });
  await eventually(async () => (await readClearing()).rowsNotBackedUp === 1, "the punch is stored");
  await eventually(
    async () => (await readClearing()).obstacles.map(({ code }) => code).join() === "NOT_READ_WHOLE,NOT_BACKED_UP",
    "neither its log was read whole nor is it backed up",
  );
  expect(reasonOf(await request())).toBe("NOT_READ_WHOLE");
  await syncWhole();
  expect(reasonOf(await request())).toBe("NOT_BACKED_UP");
  await requested();
  expect(reasonOf(await request("badr"))).toBe("ALREADY_ASKED");
  expect(simulator.control.log().rows).toHaveLength(6);
});

it("is done when a second account confirms it, and changes nothing else", async () => {
  const id = await requested();
  const before = (await place.query<object>(BEFORE)).data;
  const mayConfirm = async (sub: string) => (await readClearing(as(sub))).requests[0]?.mayConfirm;
  expect([await mayConfirm("amal"), await mayConfirm("badr")]).toEqual([false, true]);
  expect(reasonOf(await confirm(id, "amal"))).toBe("TOO_EARLY");
  const { data, errors } = await confirm(id, "badr");
  expect(errors).toEqual([]);
  const cleared = {
    state: "CLEARED",
    askedBy: "amal",
    confirmedBy: "badr",
    note: "it fills",
    mayConfirm: false,
    rows: 5,
    refusal: null,
  };
  expect(await ended(data.confirmLogClear?.job.id ?? "")).toMatchObject({
    ...{ kind: "CLEAR_LOG", state: "DONE", fault: null, logClear: cleared },
    steps: ["CONNECT", "LOG", "CLEAR", "PROOF"].map((code) => ({ code, state: "DONE" })),
  });
  expect(simulator.control.log().rows).toEqual([]);
  expect((await readClearing()).requests).toMatchObject([cleared]);
  expect((await place.query<object>(BEFORE)).data).toEqual(before);
  expect(JSON.stringify(before)).toContain('"verdict":"COMPLETE"');
  expect(place.deeds.map(({ what, by, to }) => [what, by, to])).toEqual([
    ["requestLogClear", "amal", GATE],
    ["confirmLogClear", "badr", GATE],
  ]);
  expect(reasonOf(await confirm(id, "badr"))).toBe("NOT_WAITING");
  simulator.control.punch({ pin: "9", state: 0, verify: 1 });
  await eventually(async () => (await place.ledger.readDevice("gate-1")).rowsStored === 6, "punches go on");
  await syncWhole();
  const after = await place.query<{ device: { gaps: readonly unknown[]; completeness: object } }>(BEFORE);
  expect(after.data.device).toMatchObject({ gaps: [], completeness: { verdict: "COMPLETE", rowsStored: 6 } });
  expect(place.warnings).toEqual([]);
});

it.each(["a punch", "a punch whose event is lost"])(
  "loses nothing to %s between the read and the clearing",
  async (what) => {
    const id = await requested();
    let isPunched = false;
    const unwatch = place.jobs.watch(() => {
      void place.jobs.listOpen().then(async ([job]) => {
        if (isPunched || job?.steps.at(-1)?.code !== "CLEAR") return;
        isPunched = true;
        if (what !== "a punch") await simulator.control.fault({ kind: "loseEvent" });
        simulator.control.punch({ pin: "9", state: 0, verify: 1 });
      });
    });
    const { data } = await confirm(id, "badr");
    const job = await ended(data.confirmLogClear?.job.id ?? "");
    unwatch();
    expect([isPunched, job]).toMatchObject([true, { state: "FAILED", fault: { code: "JOB_REFUSED" }, logClear: null }]);
    expect(simulator.control.log().rows).toHaveLength(6);
    await eventually(async () => (await place.ledger.readDevice("gate-1")).rowsStored === 6, "the punch is stored");
    const [waiting] = (await readClearing()).requests;
    expect(waiting).toMatchObject({ state: "WAITING", confirmedBy: null, refusal: { code: "COUNT_DIFFERS" } });
    expect(simulator.control.punch({ pin: "8", state: 0, verify: 1 })).toMatchObject({ userId: "8" }); // people can punch
    await eventually(async () => (await place.ledger.readDevice("gate-1")).rowsStored === 7, "that is stored, too");
    await syncWhole();
    expect(reasonOf(await confirm(id, "badr"))).toBe("NOT_BACKED_UP");
    backUp();
    const again = await confirm(id, "badr");
    expect(await ended(again.data.confirmLogClear?.job.id ?? "")).toMatchObject({
      state: "DONE",
      logClear: { rows: 7 },
    });
    expect(simulator.control.log().rows).toEqual([]);
    expect((await place.ledger.readDevice("gate-1")).rowsStored).toBe(7);
  },
);

it("is confirmed by whoever asked after the delay, withdrawn by either, and lapses", async () => {
  const first = await requested();
  expect((await withdraw(first, "badr")).errors).toEqual([]);
  expect((await readClearing()).requests).toMatchObject([{ state: "WITHDRAWN", withdrawnBy: "badr" }]);
  const second = await requested();
  aheadMs = 25 * HOUR_MS;
  await eventually(async () => (await readClearing()).obstacles.length === 0, "it is proved again");
  const { data, errors } = await confirm(second, "amal");
  expect(errors).toEqual([]);
  expect(await ended(data.confirmLogClear?.job.id ?? "")).toMatchObject({ state: "DONE" });
  simulator.control.punch({ pin: "9", state: 0, verify: 1 });
  await eventually(async () => (await place.ledger.readDevice("gate-1")).rowsStored === 6, "somebody punches");
  await syncWhole();
  const third = await requested();
  aheadMs += 168 * HOUR_MS;
  expect((await readClearing()).requests[0]).toMatchObject({ id: third, state: "LAPSED" });
  expect(reasonOf(await confirm(third, "badr"))).toBe("NOT_WAITING");
});

it("is nobody's who may not change readers", async () => {
  const token = as("hana", "HR");
  const { errors } = await place.query(
    `mutation { requestLogClear(input: { deviceId: "${GATE}" }) { device { id } } }`,
    {},
    token,
  );
  expect(errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  const seen = await place.query(`{ device(id: "${GATE}") { logClear { backedUpAt } } }`, {}, token);
  expect(seen.errors[0]?.extensions["code"]).toBe("FORBIDDEN");
});
