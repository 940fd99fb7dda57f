/** Long work at a real place, followed through the router. */
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlaceConfig } from "@biometricflow/config/place";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { createLog } from "@biometricflow/service/observe/log";
import { createClient } from "graphql-ws";
import { afterEach, beforeEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type RunningPlace, startPlace } from "../../../subgraphs/place/src/place-process.ts";
import { createTempDir, eventually } from "../../integration/place-harness.ts";
import { type Harness, startHarness } from "../harness.ts";

const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const log = Array.from({ length: 40 }, (_, n) => ({
  ...{ userId: "1042", verify: 1, punch: 0 },
  time: new Date(Date.UTC(2026, 2, 1, 8, n)).toISOString().slice(0, 19),
}));

interface ShownJob {
  readonly id: string;
  readonly state: string;
  readonly cursor: string;
  readonly device: { readonly name: string; readonly place: { readonly status: string } };
  readonly fault: { readonly code: string } | null;
}

interface Message {
  readonly job: ShownJob | null;
  readonly cursor: string;
  readonly phase: string;
  readonly notice: { readonly kind: string; readonly place: string | null } | null;
}

const JOB = "{ id state cursor device { name place { status } } steps { code state } fault { code } }";
const PROGRESS = `subscription($jobId: ID!, $after: String) {
  jobProgress(jobId: $jobId, after: $after) { job ${JOB} cursor phase notice { kind place } } }`;

let temp: ReturnType<typeof createTempDir>;
let reader: ReaderSimulator;
let harness: Harness;
let place: RunningPlace;
const opened: (() => void | Promise<void>)[] = [];

beforeEach(async () => {
  temp = createTempDir();
  reader = createReaderSimulator({ serialNumber: "SIM1", users: USERS, timeZone: "Asia/Riyadh", log });
  await reader.start();
  harness = await startHarness({ places: { riyadh: 0, cairo: 0 } });
  mkdirSync(join(temp.dir, "keys"));
  writeFileSync(join(temp.dir, "keys", "router.jwks.json"), harness.routerJwks);
  writeFileSync(join(temp.dir, "identity.key"), randomBytes(32).toString("hex"), { mode: 0o600 });
  await startRealPlace();
});

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
  await harness.stop();
  await place.stop();
  await reader.stop();
  temp.remove();
});

/** The place itself stands where the harness had one that pretends to be it. */
async function startRealPlace(): Promise<void> {
  const { host, port } = reader.address;
  const config: PlaceConfig = {
    ...{ id: "riyadh", name: "Riyadh", location: "Riyadh", timeZone: "Asia/Riyadh", port: 0, host: "127.0.0.1" },
    ...{ weekend: [], notBefore: "2015-01-01", futureToleranceMinutes: 10 },
    clock: { policy: "REPORT", above: 60, quiet: [], mostPerDay: 2, correctZone: false },
    dailyRead: { at: "03:00", spreadMinutes: 0, quiet: [] },
    recordPunch: { APP: "REFUSED", KIOSK: "REFUSED" },
    clearLog: { aloneAfterHours: 24 },
    addReaders: { allow: [], ports: { from: 4370, to: 4379 } },
    readers: [
      {
        ...{ id: "gate-1", name: "Gate", enabled: true, host, port, transport: "tcp", driver: "zk-pull", mode: "LIVE" },
        ...{ commKey: 0, textEncoding: "utf-8", recordLayout: "AUTO", sixteenByteOrder: "VERIFY_FIRST" },
      },
    ],
  };
  const paths = { dataDir: temp.dir, identityKeyFile: join(temp.dir, "identity.key") };
  const elsewhere = { routerUrl: "http://127.0.0.1:1", attendanceUrl: "http://127.0.0.1:1" };
  place = await startPlace({ ...paths, ...elsewhere, place: config }, createLog({ service: "place", level: "silent" }));
  harness.changePlace("riyadh", { urls: [`${place.url}/graphql`] });
}

/** Asks until the router reaches the place that has just come. */
async function sync(full: boolean): Promise<ShownJob> {
  let job: ShownJob | undefined;
  await eventually(async () => {
    const query = `mutation { syncDevice(input: { deviceId: "riyadh/gate-1", full: ${full} }) { job ${JOB} } }`;
    const { data } = await harness.query(query);
    const told: { readonly job: ShownJob } | null = Object(data).syncDevice;
    job = told?.job;
    return job !== undefined;
  }, "a job is taken");
  if (job === undefined) throw new Error("there is no job");
  return job;
}

function follow({ id, cursor }: Pick<ShownJob, "id" | "cursor">, token = harness.token()) {
  const client = createClient({
    url: `${harness.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const stop = () => client.dispose();
  opened.push(stop);
  const messages: Message[] = [];
  const errors: { readonly extensions?: { readonly code?: string } }[] = [];
  client.subscribe<{ jobProgress: Message }>(
    { query: PROGRESS, variables: { jobId: id, after: cursor } },
    {
      next: ({ data, errors: failed = [] }) => {
        if (data?.jobProgress) messages.push(data.jobProgress);
        errors.push(...failed);
      },
      error: (failed) => errors.push(...(Array.isArray(failed) ? failed : [failed])),
      complete: () => undefined,
    },
  );
  const isIn = (state: string) => messages.some(({ job }) => job?.state === state);
  return { messages, errors, stop, isIn };
}

it("tells how a job goes on, with what other services know of it, and what was missed since a position", async () => {
  const job = await sync(true);
  const first = follow(job);
  await eventually(() => first.isIn("DONE"), "the end of it");
  expect(first.messages.findLast((each) => each.job !== null)?.job).toMatchObject({
    id: job.id,
    device: { name: "Gate", place: { status: "ONLINE" } },
    steps: [
      { code: "CONNECT", state: "DONE" },
      { code: "COUNTS", state: "DONE" },
      { code: "LOG", state: "DONE" },
    ],
  });
  await first.stop();
  const late = follow(job);
  await eventually(() => late.messages.some(({ notice }) => notice?.kind === "CAUGHT_UP"), "caught up");
  expect(late.messages.map((each) => [each.phase, each.job?.state ?? each.notice?.kind])).toEqual([
    ["CATCH_UP", "DONE"],
    ["LIVE", "CAUGHT_UP"],
  ]);
  expect([first.errors, late.errors]).toEqual([[], []]);
});

it("keeps a follower over a start of the place, and tells it what became of the job", async () => {
  await reader.control.fault({ kind: "stall" });
  const job = await sync(true);
  const stream = follow(job);
  await eventually(() => stream.isIn("RUNNING"), "it runs");
  await place.stop();
  await eventually(() => stream.messages.some(({ notice }) => notice?.kind === "PLACE_LOST"), "the place is lost");
  await startRealPlace();
  await eventually(() => stream.isIn("FAILED"), "what became of it");
  expect(stream.messages.findLast((each) => each.job !== null)?.job?.fault).toMatchObject({ code: "JOB_INTERRUPTED" });
  expect(stream.errors).toEqual([]);
});

it("asks a reader of a real place what it holds now", async () => {
  await sync(false); // the router reaches the place
  const query = `{ device(id: "riyadh/gate-1") { status live { localTime counts { punches } } } }`;
  let answer: unknown;
  await eventually(async () => {
    answer = (await harness.query(query)).data;
    return JSON.stringify(answer).includes("localTime");
  }, "the reader answers");
  expect(answer).toMatchObject({ device: { status: "ONLINE", live: { counts: { punches: log.length } } } });
});

it("tells nothing to whom the place is not open, nor of a job that no place could have", async () => {
  const job = await sync(false);
  const stranger = follow(job, harness.token({ role: "PLACE_ADMIN", places: ["cairo"] }));
  const employee = follow(job, harness.token({ role: "EMPLOYEE" }));
  const malformed = follow({ id: "%%", cursor: job.cursor });
  await eventually(() => [stranger, employee, malformed].every(({ errors }) => errors.length > 0), "the refusals");
  const codes = [stranger, employee, malformed].map(({ errors }) => errors[0]?.extensions?.code);
  expect(codes).toEqual(["FORBIDDEN", "FORBIDDEN", "BAD_USER_INPUT"]);
  expect([...stranger.messages, ...employee.messages]).toEqual([]);
});
