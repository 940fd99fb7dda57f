/** What is wrong with readers that push, with the store and with jobs, each by its code, with a step and what to do. */
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { watchDisk } from "../../packages/service/src/observe/disk-watch.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { JOB_ACTIONS, PUSH_ACTIONS, STORE_ACTIONS } from "../../subgraphs/place/src/domain/fault-actions.ts";
import type { JobAsked } from "../../subgraphs/place/src/domain/jobs/job.ts";
import type { AddedReader } from "../../subgraphs/place/src/domain/readers/added-reader.ts";
import { JOB_LIMITS } from "../../subgraphs/place/src/domain/jobs/job-limits.ts";
import { createStoreFaults } from "../../subgraphs/place/src/domain/store-faults.ts";
import { openSqliteJobStore } from "../../subgraphs/place/src/store/sqlite/jobs.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { type LedgerGraph, serveLedger } from "./ledger-graph.ts";
import { createTempDir, eventually, PLACE, startTestPlace } from "./place-harness.ts";
import { type PushStage, startPushStage } from "./push-stage.ts";

let temp: ReturnType<typeof createTempDir>;
const opened: (() => void | Promise<void>)[] = [];

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  temp.remove();
});

interface Shown {
  readonly code: string;
  readonly step: string | null;
  readonly action: string | null;
}

const FAULT = "fault { code step action }";

async function readFault(graph: Pick<LedgerGraph, "query">): Promise<Shown | undefined> {
  const { data } = await graph.query<{ devices: { edges: { node: { fault: Shown | null } }[] } }>(
    `{ devices { edges { node { ${FAULT} } } } }`,
  );
  return data.devices.edges.flatMap(({ node: { fault } }) => fault ?? [])[0];
}

/** How each code of a reader that pushes comes about. */
const CALLS: Readonly<Record<keyof typeof PUSH_ACTIONS, (stage: PushStage) => Promise<void>>> = {
  DEVICE_SILENT: async ({ reader, clock }) => {
    await reader().poll();
    clock.pass(60_000);
  },
  DEVICE_TWO_ADDRESSES: async ({ reader, clock }) => {
    for (const from of ["127.0.0.1", "127.0.0.2", "127.0.0.1"]) {
      await reader({ from }).poll();
      clock.pass(10_000);
    }
  },
};

it.each(Object.entries(CALLS))(
  "says %s of a reader that pushes, at its call and with what to do",
  async (code, make) => {
    const stage = await startPushStage(temp.dir);
    opened.push(stage.stop);
    const graph = await serveLedger(temp.dir, stage.ledger);
    opened.push(graph.stop);
    await make(stage);
    await eventually(async () => (await readFault(graph)) !== undefined, "the fault");
    expect(await readFault(graph)).toEqual({ code, step: "CALL", action: expect.stringMatching(/^[A-Z][^]{20,}\.$/) });
  },
);

/** What the system says where something cannot be stored, on the disk as a whole or of one write. */
const FAILURES: Readonly<Record<keyof typeof STORE_ACTIONS, readonly [of: "DISK" | "WRITE", code: string]>> = {
  DISK_FULL: ["DISK", "ENOSPC"],
  DISK_READ_ONLY: ["DISK", "EROFS"],
  DISK_UNUSABLE: ["DISK", "EIO"],
  STORE_DAMAGED: ["WRITE", "SQLITE_CORRUPT"],
  STORE_FULL: ["WRITE", "53100"],
  STORE_READ_ONLY: ["WRITE", "25006"],
  STORE_UNREACHABLE: ["WRITE", "STORE_UNREACHABLE"],
};

it.each(Object.entries(FAILURES))(
  "says %s of every reader that it keeps from being stored",
  async (code, [of, errno]) => {
    const fail = () => Promise.reject(Object.assign(new Error("it does not go"), { code: errno }));
    const disk = watchDisk({
      ...{ folder: temp.dir, everyMs: 10, log: { error: () => undefined, info: () => undefined } },
      tryToWrite: () => (of === "DISK" ? fail() : Promise.resolve()),
    });
    const ledger = openSqliteLedger(join(temp.dir, "ledger.sqlite"), PLACE.id);
    const faults = createStoreFaults(() => disk.alarms()[0], Date.now);
    const graph = await serveLedger(temp.dir, ledger, faults.faultOf);
    opened.push(
      () => disk.stop(),
      () => ledger.close(),
      graph.stop,
    );
    await ledger.registerReaders([{ readerId: "gate-1", name: "Gate", address: "10.0.0.1:4370", isEnabled: true }]);
    if (of === "WRITE")
      await expect(faults.watch({ ...ledger, recordRows: fail }).recordRows("gate-1", [])).rejects.toThrow();
    await eventually(async () => (await readFault(graph)) !== undefined, "the fault");
    expect(await readFault(graph)).toEqual({ code, step: "STORE", action: expect.stringMatching(/^[A-Z][^]{20,}\.$/) });
  },
);

const NEW_READER: AddedReader = {
  ...{ id: "gate-2", name: "Gate 2", host: "127.0.0.1", port: 4370, transport: "tcp", mode: "LIVE" },
  ...{ textEncoding: "utf-8", recordLayout: "AUTO", sixteenByteOrder: "VERIFY_FIRST" },
};

/** Of readers that push: `place-push-verify.test.ts` drives it. */
type PushedCode = "DEVICE_SUMS_NOT_OFFERED";

/** A job that ends with each code, at a place whose only reader is away. */
const JOBS: Readonly<Record<Exclude<keyof typeof JOB_ACTIONS, PushedCode>, readonly [step: string, asked: JobAsked]>> =
  {
    JOB_INTERRUPTED: ["JOB", { kind: "SYNC_DEVICE", readerId: "gate-1", isFull: false }], // it ran when the place ended
    JOB_INCOMPLETE: ["READER", { kind: "SYNC_PLACE", isFull: false }],
    JOB_FAILED: ["JOB", { kind: "PUT_USER", readerIds: ["gate-1"], person: { pin: "7" } }], // damaged below
    JOB_REFUSED: ["JOB", { kind: "ADD_DEVICE", reader: NEW_READER, isForced: false }],
    DEVICE_DISABLED: ["CONNECT", { kind: "SYNC_DEVICE", readerId: "gate-9", isFull: false }], // no longer visited
  };

it.each(Object.entries(JOBS))("says %s of a job, with a step and what to do", async (code, [step, asked]) => {
  const file = join(temp.dir, "ledger.sqlite");
  const ledger = openSqliteLedger(file, PLACE.id);
  await ledger.registerReaders([{ readerId: "gate-9", name: "Gate", address: "10.0.0.9:4370", isEnabled: true }]);
  await ledger.close();
  const store = openSqliteJobStore(file);
  const added = await store.add({ id: "asked", asked, askedBy: "ali", createdMs: 1 }, JOB_LIMITS);
  if (added.kind === "ADDED" && code === "JOB_INTERRUPTED")
    await store.save({ ...added.job, state: "RUNNING", startedMs: 3 });
  await store.close();
  if (code === "JOB_FAILED") {
    const db = new DatabaseSync(file);
    db.exec("UPDATE jobs SET job = json_remove(job, '$.asked.readerIds')");
    db.close();
  }
  const place = await startTestPlace(temp.dir, [{ simulator: { address: { host: "127.0.0.1", port: 1 } } }]);
  opened.push(place.stop);
  const read = async () =>
    (
      await place.query<{ job: { state: string; fault: Shown | null } }>(
        `{ job(id: "riyadh/asked") { state ${FAULT} } }`,
      )
    ).data.job;
  await eventually(async () => (await read()).state === "FAILED", "it failed");
  expect((await read()).fault).toEqual({ code, step, action: expect.stringMatching(/^[A-Z][^]{20,}\.$/) });
});
