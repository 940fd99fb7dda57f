/** A place whose readers push, with its jobs. */
import type { ReaderConfig } from "@biometricflow/config/place";
import type { PushReader, PushReaderOptions } from "@biometricflow/reader-simulator/push/push-reader";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { startCollectors } from "../../subgraphs/place/src/collector/collectors.ts";
import { toReaderPlans } from "../../subgraphs/place/src/collector/from-config.ts";
import { systemTimers } from "../../subgraphs/place/src/collector/timers.ts";
import { isOver, type Job, type JobAsked, type UserFindings } from "../../subgraphs/place/src/domain/jobs/job.ts";
import { JOB_LIMITS } from "../../subgraphs/place/src/domain/jobs/job-limits.ts";
import { createDriver } from "../../subgraphs/place/src/drivers/drivers.ts";
import { createJobDesk } from "../../subgraphs/place/src/jobs/job-desk.ts";
import { startJobRunner } from "../../subgraphs/place/src/jobs/job-runner.ts";
import type { ErasureDesk } from "../../subgraphs/place/src/domain/erasure/erasure-desk.ts";
import { openErasures } from "../../subgraphs/place/src/open-erasures.ts";
import { createJobWorks } from "../../subgraphs/place/src/jobs/job-works.ts";
import { openSqliteLogClearStore } from "../../subgraphs/place/src/store/sqlite/log-clears.ts";
import { openSqliteJobStore } from "../../subgraphs/place/src/store/sqlite/jobs.ts";
import { NO_ADDING } from "./no-adding.ts";
import { createTempDir, eventually, IDENTITY_KEY, QUICK_TIMING } from "./place-harness.ts";
import { makeRows, PUSH_GATE, type PushStage, startPushStage } from "./push-stage.ts";

/** What has to be ended after a test. */
export type Ends = (() => Promise<void> | void)[];

/** Who is enrolled on the reader that pushes. */
export const PEOPLE = [
  { userId: "1042", name: "Ahmad", card: 77, password: "9182", group: "2", timeZones: "0001000200030000" },
  { userId: "7", name: "Layla", privilege: 14, password: "" },
];

/** The stage, and what is done with its jobs. */
export interface Staged extends PushStage {
  readonly start: (asked: JobAsked) => Promise<string>;
  readonly find: (id: string) => Promise<Job>;
  readonly erasures: ErasureDesk;
  readonly cancel: (id: string) => Promise<unknown>;
  readonly finish: (gate: PushReader, id: string) => Promise<Job>;
  /** Ends what runs the jobs, and starts it as another process would. */
  readonly restart: () => Promise<void>;
}

/** Opens a place whose reader pushes, with its jobs; others are visited. @param ends is given what ends it, the last of it first */
export async function openPushJobs(ends: Ends, visited: readonly ReaderConfig[] = []): Promise<Staged> {
  const temp = createTempDir();
  ends.push(() => temp.remove());
  const stage = await startPushStage(temp.dir, { readers: [PUSH_GATE, ...visited] });
  ends.push(stage.stop);
  const { ledger, clock, place, file } = stage;
  const log = { info: () => undefined, warn: () => undefined };
  const own = { ledger, clock, timers: systemTimers, log, random: () => 0.5, identityKey: IDENTITY_KEY };
  const collectors = startCollectors(toReaderPlans(place), { ...own, driver: createDriver(), timing: QUICK_TIMING });
  ends.push(() => collectors.stop());
  const store = openSqliteJobStore(file);
  ends.push(() => store.close());
  const logClears = openSqliteLogClearStore(file);
  ends.push(() => logClears.close());
  const pushing = () => stage.push.desk.errands;
  const erasing = await openErasures({ placeId: place.id, file, identityKey: IDENTITY_KEY, ledger, clock, log });
  const { desk: erasures } = erasing;
  const works = createJobWorks({
    ...{ ledger, clock, history: ledger, readers: collectors, adding: NO_ADDING, pushing, logClears, erasures },
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
    erasures,
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
export async function callIn({ reader }: Staged, options: Partial<PushReaderOptions> = {}): Promise<PushReader> {
  const gate = reader({ people: PEOPLE, rows: makeRows(3, { minutesAgo: 5 }), ...options });
  await gate.handshake();
  await gate.upload();
  while ((await gate.poll()).length > 0) continue;
  gate.done.splice(0);
  return gate;
}

/** Enrols somebody on the reader that pushes. */
export const put = (person: { pin: string; name?: string; cardNumber?: number; privilegeCode?: number }): JobAsked => ({
  kind: "PUT_USER",
  readerIds: ["gate-2"],
  person,
});
/** What a job did with people. */
export const findingsOf = ({ findings }: Job): UserFindings => {
  if (findings === undefined || !("people" in findings)) throw new Error("it found nothing");
  return findings;
};
/** Everybody whom the ledger has on a reader. */
export const listPins = async ({ ledger }: PushStage) =>
  (await ledger.listUsers({}, "PIN", { limit: 99, after: undefined, isDescending: false })).map(({ pin }) => pin);

const PULL_USERS = [
  { uid: 1, userId: "55", name: "Omar", privilege: 0, card: 5 },
  { uid: 2, userId: "1042", name: "Ahmad", privilege: 0, card: 9 },
];

/** A reader beside it that is visited. */
export async function openPull(ends: Ends, users = PULL_USERS): Promise<ReaderConfig> {
  const simulator = createReaderSimulator({ serialNumber: "PULL1", users, log: [] });
  await simulator.start();
  ends.push(() => simulator.stop());
  const { serialNumber: _push, ...form } = PUSH_GATE;
  return {
    ...form,
    id: "gate-1",
    name: "Gate 1",
    transport: "tcp",
    port: simulator.address.port,
  };
}
