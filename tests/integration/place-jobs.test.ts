/** Long work at a place, as clients ask for it and follow it. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { createClient } from "graphql-ws";
import { afterEach, beforeEach, expect, it } from "vitest";
import WebSocket from "ws";
import { JOB_LIMITS } from "../../subgraphs/place/src/domain/jobs/job-limits.ts";
import { openSqliteJobStore } from "../../subgraphs/place/src/store/sqlite/jobs.ts";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 8) + second * 1_000).toISOString().slice(0, 19);
const log = Array.from({ length: 40 }, (_, n) => ({ userId: "1042", time: at(n), verify: 1, punch: 0 }));

interface ShownJob {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly askedBy: string;
  readonly cursor: string;
  readonly device: { readonly id: string } | null;
  readonly steps: readonly {
    readonly code: string;
    readonly state: string;
    readonly fault: { readonly code: string; readonly action: string } | null;
    readonly device: { readonly id: string } | null;
  }[];
  readonly fault: { readonly code: string; readonly step: string | null; readonly action: string | null } | null;
  readonly sync: { readonly rowsAdded: number; readonly isFull: boolean } | null;
}

const JOB = `{ id kind state askedBy cursor device { id } done total unit
  steps { code state detail fault { code action } device { id } } fault { code step action } sync { rowsAdded isFull } }`;

let temp: ReturnType<typeof createTempDir>;
let readers: readonly ReaderSimulator[];
let place: TestPlace;
const opened: (() => void | Promise<void>)[] = [];

beforeEach(async () => {
  temp = createTempDir();
  readers = ["SIM1", "SIM2"].map((serialNumber) =>
    createReaderSimulator({ serialNumber, users: USERS, timeZone: "Asia/Riyadh", log }),
  );
  for (const reader of readers) await reader.start();
  await start();
});

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await place.stop();
  for (const reader of readers) await reader.stop();
  temp.remove();
});

async function start(): Promise<void> {
  place = await startTestPlace(
    temp.dir,
    readers.map((simulator) => ({ simulator })),
  );
  for (const id of ["gate-1", "gate-2"])
    await eventually(async () => (await deviceStatus(place, id)) === "ONLINE", `${id} is online`);
}

const sync = (input: string, token?: string) =>
  place.query<{ syncDevice: { job: ShownJob } | null }>(
    `mutation { syncDevice(input: ${input}) { job ${JOB} } }`,
    {},
    token,
  );
const syncGate = async (full = false) =>
  (await sync(`{ deviceId: "riyadh/gate-1", full: ${full} }`)).data.syncDevice?.job ?? fail();
const readJob = async (id: string) =>
  (await place.query<{ job: ShownJob | null }>(`query($id: ID!) { job(id: $id) ${JOB} }`, { id })).data.job;
const cancel = (id: string) =>
  place.query<{ cancelJob: { job: ShownJob } | null }>(
    `mutation($id: ID!) { cancelJob(input: { jobId: $id }) { job ${JOB} } }`,
    {
      id,
    },
  );

async function ended(id: string): Promise<ShownJob> {
  await eventually(async () => !["WAITING", "RUNNING"].includes((await readJob(id))?.state ?? ""), `${id} is over`);
  return (await readJob(id)) ?? fail();
}

function fail(): never {
  throw new Error("there is no job");
}

interface JobMessage {
  readonly job: ShownJob | null;
  readonly cursor: string;
  readonly phase: string;
  readonly notice: { readonly kind: string } | null;
}

function follow(jobId: string, after?: string) {
  const client = createClient({
    url: `${place.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${place.signToken()}` },
    retryAttempts: 0,
  });
  opened.push(() => client.dispose());
  const messages: JobMessage[] = [];
  const errors: unknown[] = [];
  const query = `subscription($jobId: ID!, $after: String) {
    jobProgress(jobId: $jobId, after: $after) { job ${JOB} cursor phase notice { kind } } }`;
  client.subscribe<{ jobProgress: JobMessage }>(
    { query, variables: { jobId, after } },
    {
      next: (result) => {
        if (result.data?.jobProgress) messages.push(result.data.jobProgress);
        errors.push(...(result.errors ?? []));
      },
      error: (error) => errors.push(error),
      complete: () => undefined,
    },
  );
  return { messages, errors };
}

it("asks a reader at once for what the ledger lacks of it, and says what it found and who asked", async () => {
  const job = await syncGate();
  expect(job).toMatchObject({ kind: "SYNC_DEVICE", askedBy: "tester", device: { id: "riyadh/gate-1" } });
  const over = await ended(job.id);
  expect(over).toMatchObject({ state: "DONE", fault: null, sync: { rowsAdded: 0, isFull: false } });
  expect(over.steps.map(({ code, state }) => [code, state])).toEqual([
    ["CONNECT", "DONE"],
    ["COUNTS", "DONE"],
    ["LOG", "DONE"],
  ]);
  expect(place.deeds).toContainEqual({ what: "syncDevice", by: "tester", to: "riyadh/gate-1" });
});

it("reads the whole log of a reader that seems to have told everything, when that is wanted", async () => {
  const reads = () => readers[0]?.control.stats().commands[1503] ?? 0;
  const before = reads();
  const over = await ended((await syncGate(true)).id);
  expect(over).toMatchObject({
    state: "DONE",
    sync: { rowsAdded: 0, isFull: true },
    done: 40,
    total: 40,
    unit: "ROWS",
  });
  expect(reads()).toBeGreaterThan(before);
  expect((await place.ledger.readDevice("gate-1")).rowsStored).toBe(40);
});

it("fails with the reader's own code, step and action where the reader cannot be reached, without waiting for its next visit", async () => {
  await readers[0]?.control.fault({ kind: "closePort" });
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "OFFLINE", "offline");
  const over = await ended((await syncGate()).id);
  expect(over).toMatchObject({ state: "FAILED", fault: { code: "DEVICE_REFUSED", step: "CONNECT" } });
  expect(over.fault?.action).toMatch(/\w/);
  expect(over.steps).toMatchObject([{ code: "CONNECT", state: "FAILED", fault: { code: "DEVICE_REFUSED" } }]);
});

it("asks every reader of a place, and names those that could not be asked", async () => {
  await readers[1]?.control.fault({ kind: "closePort" });
  await eventually(async () => (await deviceStatus(place, "gate-2")) === "OFFLINE", "offline");
  const asked = `mutation { syncPlace(input: { placeId: "riyadh" }) { job ${JOB} } }`;
  const { data } = await place.query<{ syncPlace: { job: ShownJob } }>(asked);
  const over = await ended(data.syncPlace.job.id);
  expect(over).toMatchObject({
    state: "FAILED",
    fault: { code: "JOB_INCOMPLETE" },
    sync: { rowsAdded: 0 },
    done: 2,
    total: 2,
  });
  const steps = over.steps.map(({ device, state, fault }) => [device?.id, state, fault?.code]);
  expect(steps.toSorted(([left = ""], [right = ""]) => left.localeCompare(right))).toEqual([
    ["riyadh/gate-1", "DONE", undefined],
    ["riyadh/gate-2", "FAILED", "DEVICE_REFUSED"],
  ]);
});

it("tells every change from the position of a job on, and then what happens next", async () => {
  const job = await syncGate();
  const stream = follow(job.id, job.cursor);
  await eventually(() => stream.messages.some(({ job: now }) => now?.state === "DONE"), "the end of it");
  await eventually(() => stream.messages.some(({ notice }) => notice?.kind === "CAUGHT_UP"), "caught up");
  const late = follow(job.id, job.cursor);
  await eventually(() => late.messages.length === 2, "what was missed, and that it is over");
  expect(late.messages.map((each) => [each.phase, each.job?.state, each.notice?.kind])).toEqual([
    ["CATCH_UP", "DONE", undefined],
    ["LIVE", undefined, "CAUGHT_UP"],
  ]);
  expect(late.messages.at(-1)?.cursor).toBe(stream.messages.findLast((each) => each.job !== null)?.cursor);
  const fresh = follow(job.id);
  await eventually(() => fresh.messages.length === 1, "the head");
  expect(fresh.messages).toMatchObject([{ job: null, notice: { kind: "CAUGHT_UP" } }]);
});

it("refuses a position of punches, as one that is none", async () => {
  const job = await syncGate();
  const { epoch } = await place.ledger.readHead();
  const foreign = Buffer.from(JSON.stringify({ riyadh: [epoch, 0] })).toString("base64url");
  const [reset, bad] = [follow(job.id, foreign), follow(job.id, "%%")];
  await eventually(() => reset.errors.length > 0 && bad.errors.length > 0, "both are refused");
  expect(JSON.stringify([reset.errors, bad.errors])).toMatch(/CURSOR_RESET.*BAD_CURSOR/);
});

it("ends one that runs when it is cancelled, and goes on with the reader", async () => {
  await readers[0]?.control.fault({ kind: "stall" });
  const job = await syncGate(true);
  await eventually(async () => (await readJob(job.id))?.state === "RUNNING", "it runs");
  await cancel(job.id);
  expect(await ended(job.id)).toMatchObject({ state: "CANCELLED", fault: null });
  await readers[0]?.control.fault({ kind: "clear" });
  expect(await ended((await syncGate()).id)).toMatchObject({ state: "DONE" });
  expect(await cancel(job.id)).toMatchObject({ data: { cancelJob: { job: { state: "CANCELLED" } } } });
});

it("tells after a start that what ran when the process ended is FAILED, and does what waited", async () => {
  const asked = (reader: number) => ({ kind: "SYNC_DEVICE", readerId: `gate-${reader}`, isFull: false }) as const;
  await place.stop();
  const store = openSqliteJobStore(`${temp.dir}/ledger.sqlite`);
  const ran = await store.add({ id: "ran", asked: asked(1), askedBy: "ali", createdMs: 1 }, JOB_LIMITS);
  await store.add({ id: "waits", asked: asked(2), askedBy: "ali", createdMs: 2 }, JOB_LIMITS);
  if (ran.kind !== "ADDED") throw new Error(ran.kind);
  const step = { code: "LOG", state: "RUNNING" } as const;
  await store.save({ ...ran.job, state: "RUNNING", startedMs: 3, steps: [step] });
  await store.close();
  await start();
  const failed = await ended("riyadh/ran");
  expect(failed).toMatchObject({ state: "FAILED", fault: { code: "JOB_INTERRUPTED" }, steps: [{ state: "FAILED" }] });
  expect(failed.fault?.action).toMatch(/\w/);
  expect(await ended("riyadh/waits")).toMatchObject({ state: "DONE" });
});

it("lists the jobs of a place page by page, the newest first", async () => {
  const ids = [(await ended((await syncGate()).id)).id, (await ended((await syncGate(true)).id)).id];
  const list = `query($after: String) { _entities(representations: [{ __typename: "Place", id: "riyadh" }]) { ... on Place {
    jobs(first: 1, after: $after) { edges { node { id } } totalCount pageInfo { hasNextPage endCursor } } } } }`;
  interface Page {
    readonly edges: readonly { readonly node: { readonly id: string } }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }
  const page = async (after?: string) =>
    (await place.query<{ _entities: readonly [{ readonly jobs: Page }] }>(list, { after })).data._entities[0].jobs;
  const first = await page();
  const second = await page(first.pageInfo.endCursor);
  expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(ids.toReversed());
  expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([2, true, false]);
});

it("takes orders of an ADMIN and of the place's PLACE_ADMIN alone, for readers of the place that are visited", async () => {
  for (const role of ["HR", "VIEWER", "MANAGER", "EMPLOYEE", "AUDITOR"] as const) {
    const { errors } = await sync('{ deviceId: "riyadh/gate-1" }', place.signToken({ role }));
    expect([role, errors[0]?.extensions["code"]]).toEqual([role, "FORBIDDEN"]);
  }
  for (const deviceId of ["riyadh/gate-9", "cairo/gate-1", "%%"]) {
    const { errors } = await sync(`{ deviceId: "${deviceId}" }`);
    expect([deviceId, errors[0]?.extensions["code"]]).toEqual([deviceId, "BAD_USER_INPUT"]);
  }
  expect(await readJob("riyadh/nothing")).toBeNull();
});
