/** Who is enrolled on readers that call by themselves: put, removed and copied when they call, and read back. */
import type { ReaderConfig } from "@biometricflow/config/place";
import type { PushReader, PushReaderOptions } from "@biometricflow/reader-simulator/push/push-reader";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startCollectors } from "../../subgraphs/place/src/collector/collectors.ts";
import { toReaderPlans } from "../../subgraphs/place/src/collector/from-config.ts";
import { systemTimers } from "../../subgraphs/place/src/collector/timers.ts";
import { isOver, type Job, type JobAsked, type UserFindings } from "../../subgraphs/place/src/domain/jobs/job.ts";
import { JOB_LIMITS } from "../../subgraphs/place/src/domain/jobs/job-limits.ts";
import { createDriver } from "../../subgraphs/place/src/drivers/drivers.ts";
import { createJobDesk } from "../../subgraphs/place/src/jobs/job-desk.ts";
import { startJobRunner } from "../../subgraphs/place/src/jobs/job-runner.ts";
import { createJobWorks } from "../../subgraphs/place/src/jobs/job-works.ts";
import { openSqliteJobStore } from "../../subgraphs/place/src/store/sqlite/jobs.ts";
import { createTempDir, eventually, IDENTITY_KEY, NO_ADDING, QUICK_TIMING } from "./place-harness.ts";
import { makeRows, PUSH_GATE, type PushStage, startPushStage } from "./push-stage.ts";

const PEOPLE = [
  { userId: "1042", name: "Ahmad", card: 77, password: "9182", group: "2", timeZones: "0001000200030000" },
  { userId: "7", name: "Layla", privilege: 14, password: "" },
];
let temp: ReturnType<typeof createTempDir>;
const ends: (() => Promise<void> | void)[] = [];
beforeEach(() => {
  temp = createTempDir();
  ends.push(() => temp.remove());
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

interface Staged extends PushStage {
  readonly start: (asked: JobAsked) => Promise<string>;
  readonly find: (id: string) => Promise<Job>;
  readonly cancel: (id: string) => Promise<unknown>;
  readonly finish: (gate: PushReader, id: string) => Promise<Job>;
  /** Ends what runs the jobs, and starts it as another process would. */
  readonly restart: () => Promise<void>;
}

/** A place whose readers push, with its jobs; others are visited. */
async function open(visited: readonly ReaderConfig[] = []): Promise<Staged> {
  const stage = await startPushStage(temp.dir, { readers: [PUSH_GATE, ...visited] });
  ends.push(stage.stop);
  const { ledger, clock, place, file } = stage;
  const log = { info: () => undefined, warn: () => undefined };
  const own = { ledger, clock, timers: systemTimers, log, random: () => 0.5, identityKey: IDENTITY_KEY };
  const collectors = startCollectors(toReaderPlans(place), { ...own, driver: createDriver(), timing: QUICK_TIMING });
  ends.push(() => collectors.stop());
  const store = openSqliteJobStore(file);
  ends.push(() => store.close());
  const pushing = () => stage.push.desk.errands;
  const works = createJobWorks({
    ...{ ledger, clock, history: ledger, readers: collectors, adding: NO_ADDING, pushing },
    yieldTurn: () => systemTimers.yieldTurn(),
  });
  const run = () => startJobRunner({ store, limits: JOB_LIMITS, works, clock, timers: systemTimers, log });
  let stopJobs = run();
  ends.push(() => stopJobs());
  const desk = createJobDesk({ store, clock, limits: JOB_LIMITS });
  const find = async (id: string): Promise<Job> => {
    const job = await store.find(id);
    if (job === undefined) throw new Error("the job is gone");
    return job;
  };
  return {
    ...stage,
    find,
    start: async (asked) => {
      const job = await desk.start(asked, "tester");
      if (typeof job === "string") throw new Error(job);
      await eventually(async () => (await find(job.id)).state !== "WAITING", "the job runs");
      return job.id;
    },
    restart: async () => {
      await stopJobs();
      stopJobs = run();
    },
    cancel: (id) => store.cancel(id, clock.nowMs()),
    finish: async (gate, id) => {
      await eventually(async () => {
        if (!isOver(await find(id))) await gate.poll();
        return isOver(await find(id));
      }, "the job is over");
      return find(id);
    },
  };
}

/** A reader that has called, and whose own affairs are done. */
async function call({ reader }: Staged, options: Partial<PushReaderOptions> = {}): Promise<PushReader> {
  const gate = reader({ people: PEOPLE, rows: makeRows(3, { minutesAgo: 5 }), ...options });
  await gate.handshake();
  await gate.upload();
  while ((await gate.poll()).length > 0) continue;
  gate.done.splice(0);
  return gate;
}

const put = (person: { pin: string; name?: string; cardNumber?: number; privilegeCode?: number }): JobAsked => ({
  kind: "PUT_USER",
  readerIds: ["gate-2"],
  person,
});
const findingsOf = ({ findings }: Job): UserFindings => {
  if (findings === undefined || !("people" in findings)) throw new Error("it found nothing");
  return findings;
};
const listPins = async ({ ledger }: PushStage) =>
  (await ledger.listUsers({}, "PIN", { limit: 99, after: undefined, isDescending: false })).map(({ pin }) => pin);

it("waits for the reader's next call, enrols a person and reads it back", async () => {
  const it = await open();
  const gate = await call(it);
  const id = await it.start(put({ pin: "99", name: "سارة", cardNumber: 123_456 }));
  await eventually(async () => (await it.find(id)).findings !== undefined, "it waits");
  expect(await it.find(id)).toMatchObject({
    state: "RUNNING",
    steps: [{ code: "CALL", readerId: "gate-2", state: "RUNNING" }],
    findings: { waiting: 1, people: [{ readerId: "gate-2", outcome: "WAITING" }] },
  });
  const job = await it.finish(gate, id);
  const after = { pin: "99", name: "سارة", privilegeCode: 0, cardNumber: 123_456 };
  expect(job).toMatchObject({ state: "DONE", findings: { written: 1, waiting: 0, failed: 0 } });
  expect(findingsOf(job).people).toEqual([{ readerId: "gate-2", pin: "99", outcome: "WRITTEN", after }]);
  expect(gate.done.map(([text]) => text.split("\t", 1)[0]).slice(0, 3)).toEqual([
    ...["DATA QUERY USERINFO PIN=99", "DATA UPDATE USERINFO PIN=99", "DATA QUERY USERINFO PIN=99"],
  ]);
  expect(await listPins(it)).toEqual(["1042", "7", "99"]);
});

it("changes what it is told of a person and leaves everything else that the reader has of it", async () => {
  const it = await open();
  const gate = await call(it);
  const job = await it.finish(gate, await it.start(put({ pin: "1042", name: "Ahmad Sample" })));
  expect(findingsOf(job).people).toMatchObject([
    { outcome: "WRITTEN", before: { name: "Ahmad", cardNumber: 77 }, after: { name: "Ahmad Sample", cardNumber: 77 } },
  ]);
  expect(gate.people.find(({ userId }) => userId === "1042")).toMatchObject({
    ...{ name: "Ahmad Sample", card: 77, password: "9182", group: "2", timeZones: "0001000200030000" },
  });
  const again = await it.finish(gate, await it.start(put({ pin: "1042", name: "Ahmad Sample" })));
  expect(findingsOf(again)).toMatchObject({ written: 0, unchanged: 1 });
});

it("removes a person, says what was there, and asks nothing twice", async () => {
  const it = await open();
  const gate = await call(it);
  const remove: JobAsked = { kind: "REMOVE_USER", readerIds: ["gate-2"], pin: "7" };
  const job = await it.finish(gate, await it.start(remove));
  expect(findingsOf(job).people).toMatchObject([{ outcome: "REMOVED", before: { name: "Layla", privilegeCode: 14 } }]);
  expect([gate.people.map(({ userId }) => userId), await listPins(it)]).toEqual([["1042"], ["1042"]]);
  const again = await it.finish(gate, await it.start(remove));
  expect(findingsOf(again).people).toMatchObject([{ pin: "7", outcome: "NOT_THERE" }]);
});

it.each([
  [-1_001, "DEVICE_REJECTED", "no room"],
  [-1_005, "DEVICE_BUSY", "busy"],
  [-1_002, "DEVICE_REJECTED", "does not know"],
])("says in a code of ours that the reader refused a person by %i", async (code, ours, why) => {
  const it = await open();
  const gate = await call(it, { codes: { PUT_USER: code } });
  const job = await it.finish(gate, await it.start(put({ pin: "99", name: "Sara" })));
  expect(job).toMatchObject({ state: "FAILED", fault: { code: "JOB_INCOMPLETE" }, findings: { failed: 1 } });
  expect(findingsOf(job).people).toMatchObject([
    { pin: "99", outcome: "FAILED", code: ours, failure: expect.stringContaining(why) },
  ]);
});

it("writes nobody on a reader that does not say whom it has", async () => {
  const it = await open();
  const gate = await call(it, { codes: { USERS: -3 } });
  const job = await it.finish(gate, await it.start(put({ pin: "1042", name: "Other" })));
  expect(findingsOf(job).people).toMatchObject([{ outcome: "FAILED", code: "DEVICE_REJECTED" }]);
  expect(gate.people).toEqual(PEOPLE);
});

it.each([
  ["a person", put({ pin: "99", name: "Sara" }), { PUT_USER: 0 }],
  ["a removal", { kind: "REMOVE_USER", readerIds: ["gate-2"], pin: "7" } as const, { DELETE_USER: 0 }],
])("takes no acknowledgement of %s for the deed", async (_what, asked, codes) => {
  const it = await open();
  const gate = await call(it, { codes });
  const job = await it.finish(gate, await it.start(asked));
  expect(findingsOf(job).people).toMatchObject([{ outcome: "FAILED", code: "DEVICE_PROTOCOL_ERROR" }]);
});

it("gives up a reader that does not call within an hour, and tells it nothing afterwards", async () => {
  const it = await open();
  const gate = await call(it);
  const id = await it.start(put({ pin: "99", name: "Sara" }));
  await eventually(async () => (await it.push.store.listOpenOrders("gate-2")).length > 0, "it is ordered");
  it.clock.pass(3_600_000);
  await eventually(async () => isOver(await it.find(id)), "the job is over");
  expect(findingsOf(await it.find(id)).people).toMatchObject([
    { readerId: "gate-2", outcome: "EXPIRED", code: "DEVICE_SILENT" },
  ]);
  await gate.poll();
  expect(gate.done.filter(([text]) => text.includes("PIN=99"))).toEqual([]);
  expect(await it.push.store.listOrders("gate-2", 9)).toContainEqual(expect.objectContaining({ state: "EXPIRED" }));
});

it("cancels what a job ordered with the job, and lets others run while it waits", async () => {
  const it = await open();
  const gate = await call(it);
  const ids: string[] = [];
  for (let nth = 0; nth < JOB_LIMITS.running + 1; nth++)
    ids.push(await it.start(put({ pin: `9${nth}`, name: "Sara" })));
  for (const id of ids) await it.cancel(id);
  for (const id of ids) await eventually(async () => (await it.find(id)).state === "CANCELLED", "the job is cancelled");
  await gate.poll();
  expect(gate.people).toEqual(PEOPLE);
  expect(await it.push.store.listOpenOrders("gate-2")).toEqual([]);
});

it("tells no change whose job is gone, as after a start of the place", async () => {
  const it = await open();
  const gate = await call(it);
  await it.push.store.addOrder("gate-2", { kind: "DELETE_USER", pin: "1042" }, it.clock.nowMs());
  await gate.poll();
  expect(gate.people).toEqual(PEOPLE);
  expect(await it.push.store.listOrders("gate-2", 1)).toMatchObject([{ state: "CANCELLED" }]);
});

it("goes on after a start of the place with a job that waits for a call, and leaves what it had done", async () => {
  const it = await open([await openPull()]);
  const gate = await call(it);
  await eventually(async () => (await it.ledger.readDevice("gate-1")).status === "ONLINE", "gate-1 is visited");
  const id = await it.start({ kind: "PUT_USER", readerIds: ["gate-1", "gate-2"], person: { pin: "99", name: "Sara" } });
  const isHalfDone = ({ findings }: Job) => findings !== undefined && "written" in findings && findings.written === 1;
  await eventually(async () => isHalfDone(await it.find(id)), "the reader that is visited has it");
  await it.restart();
  const job = await it.finish(gate, id);
  expect(job).toMatchObject({ state: "DONE", findings: { written: 2, unchanged: 0, failed: 0, waiting: 0 } });
  expect(findingsOf(job).people.map(({ readerId, outcome }) => `${readerId} ${outcome}`)).toEqual([
    "gate-1 WRITTEN",
    "gate-2 WRITTEN",
  ]);
  expect(gate.people.filter(({ userId }) => userId === "99")).toHaveLength(1);
});

it("copies nobody to a reader that pushes whom the other one lets in no more", async () => {
  const it = await open([await openPull([{ uid: 1, userId: "55", name: "Omar", privilege: 1, card: 5 }])]);
  const gate = await call(it);
  await eventually(async () => (await it.ledger.readDevice("gate-1")).status === "ONLINE", "gate-1 is visited");
  const job = await it.finish(gate, await it.start({ kind: "COPY_USERS", readerId: "gate-1", readerIds: ["gate-2"] }));
  expect(job).toMatchObject({
    state: "FAILED",
    fault: { code: "JOB_INCOMPLETE" },
    findings: { written: 0, failed: 1 },
  });
  expect(gate.people).toEqual(PEOPLE);
});

const PULL_USERS = [
  { uid: 1, userId: "55", name: "Omar", privilege: 0, card: 5 },
  { uid: 2, userId: "1042", name: "Ahmad", privilege: 0, card: 9 },
];

async function openPull(users = PULL_USERS) {
  const simulator = createReaderSimulator({ serialNumber: "PULL1", users, log: [] });
  await simulator.start();
  ends.push(() => simulator.stop());
  const { serialNumber: _push, ...form } = PUSH_GATE;
  const config: ReaderConfig = {
    ...form,
    id: "gate-1",
    name: "Gate 1",
    transport: "tcp",
    port: simulator.address.port,
  };
  return config;
}

it("copies people between a reader that calls and one that is visited, both ways, and names what is not copied", async () => {
  const it = await open([await openPull()]);
  const gate = await call(it);
  await eventually(async () => (await it.ledger.readDevice("gate-1")).status === "ONLINE", "gate-1 is visited");
  const out = await it.finish(gate, await it.start({ kind: "COPY_USERS", readerId: "gate-2", readerIds: ["gate-1"] }));
  expect(out).toMatchObject({ state: "DONE", findings: { written: 2, failed: 0 } });
  expect(findingsOf(out).people).toMatchObject([
    { pin: "1042", outcome: "WRITTEN", after: { cardNumber: 77 }, notCopied: ["PASSWORD", "GROUP", "TIME_ZONES"] },
    { pin: "7", outcome: "WRITTEN", after: { privilegeCode: 14 } },
  ]);
  expect([...(await it.ledger.readSlots("gate-1")).values()].toSorted()).toEqual(["1042", "55", "7"]);
  const back: JobAsked = { kind: "COPY_USERS", readerId: "gate-1", readerIds: ["gate-2"], pins: ["55", "404"] };
  const into = await it.finish(gate, await it.start(back));
  expect(findingsOf(into)).toMatchObject({ written: 1, failed: 1, people: [{ pin: "404" }, { pin: "55" }] });
  expect(gate.people.find(({ userId }) => userId === "55")).toMatchObject({ name: "Omar", card: 5 });
});

it("writes many people in few calls", async () => {
  const it = await open();
  const gate = await call(it);
  const many = Array.from({ length: 60 }, (_, nth) => ({ pin: String(2_000 + nth), name: `Person ${nth}` }));
  const errand = { signal: new AbortController().signal };
  let changes: readonly { readonly outcome: string }[] | undefined;
  const made = it.push.desk.errands.putPeople("gate-2", many, errand).then((all) => (changes = all));
  let calls = 0;
  while (changes === undefined && calls < 40) {
    calls += 1;
    await gate.poll();
  }
  await made;
  expect(changes?.filter(({ outcome }) => outcome === "WRITTEN")).toHaveLength(60);
  expect(gate.people).toHaveLength(62);
  expect(calls).toBeLessThan(20);
});

it("asks a reader now for what the ledger may lack, whether it is due or not", async () => {
  const it = await open();
  const gate = await call(it);
  gate.replaceLog(makeRows(5, { minutesAgo: 5 })); // two rows more, which it does not send by itself
  const sync = (isFull: boolean) => it.start({ kind: "SYNC_DEVICE", readerId: "gate-2", isFull });
  const job = await it.finish(gate, await sync(false));
  expect(job).toMatchObject({ state: "DONE", findings: { rowsAdded: 2, isFull: false } });
  expect(job.steps.map(({ code, state }) => `${code} ${state}`)).toEqual(["CONNECT DONE", "LOG DONE"]);
  gate.faults.withheld = 1;
  const other = await it.finish(gate, await sync(true));
  expect(other).toMatchObject({ state: "FAILED", fault: { code: "JOB_INCOMPLETE" }, findings: { rowsAdded: 0 } });
});
