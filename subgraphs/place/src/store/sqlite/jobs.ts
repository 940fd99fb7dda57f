import type { Database } from "better-sqlite3";
import { advanceJob, isOver, type Job, type NewJob } from "../../domain/jobs/job.ts";
import { type JobLimits, judgeJob } from "../../domain/jobs/job-limits.ts";
import type { JobStore } from "../../domain/jobs/job-store.ts";
import { JOB_SQL, type JobColumns, toForgotten, toJob, toJobColumns, toJobEpoch, toWaitingJob } from "../job-rows.ts";
import { openDatabase } from "./ledger.ts";

/**
 * Opens what is kept of jobs, in the ledger's own file, by a connection of its own.
 *
 * @param file of a ledger that is open already: its schema is the newest.
 */
export function openSqliteJobStore(file: string): JobStore {
  const db = openDatabase(file, { fileMustExist: true });
  const writes = createWrites(db);
  const reads = createReads(db);
  const watchers = new Set<() => void>();
  const telling = <T>(result: T): T => {
    for (const onChange of watchers) onChange();
    return result;
  };
  return {
    add: async (job, limits) => telling(writes.add(job, limits)),
    save: async (job) => telling(writes.save(job)),
    cancel: async (id, nowMs) => telling(writes.cancel(id, nowMs)),
    find: async (id) => reads.find(id),
    list: async (limit, after) => reads.list(limit, after),
    count: async () => reads.count(),
    listOpen: async () => reads.listOpen(),
    readHead: async () => reads.readHead(),
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    close: async () => {
      db.close();
    },
  };
}

function createReads(db: Database) {
  const one = db.prepare<[string], JobColumns>(JOB_SQL.one);
  const open = db.prepare<[], JobColumns>(JOB_SQL.open);
  const first = db.prepare<[number], JobColumns>(JOB_SQL.first);
  const next = db.prepare<[number, string, number], JobColumns>(JOB_SQL.next);
  const count = db.prepare<[], { total: number }>(JOB_SQL.count);
  const lastSeq = db.prepare<[], { seq: number }>(JOB_SQL.lastSeq);
  const epoch = db.prepare<[], { epoch: string }>(JOB_SQL.epoch);
  return {
    find: (id: string): Job | undefined => {
      const found = one.get(id);
      return found && toJob(found);
    },
    list: (limit: number, after: readonly [number, string] | undefined): readonly Job[] =>
      (after === undefined ? first.all(limit) : next.all(...after, limit)).map(toJob),
    count: () => count.get()?.total ?? 0,
    listOpen: () => open.all().map(toJob),
    readHead: () => ({ epoch: toJobEpoch(epoch.get()?.epoch ?? ""), seq: lastSeq.get()?.seq ?? 0 }),
  };
}

function createWrites(db: Database) {
  const one = db.prepare<[string], JobColumns>(JOB_SQL.one);
  const open = db.prepare<[], JobColumns>(JOB_SQL.open);
  const lastSeq = db.prepare<[], { seq: number }>(JOB_SQL.lastSeq);
  const insert = db.prepare(JOB_SQL.insert);
  const update = db.prepare(JOB_SQL.update);
  const wish = db.prepare(JOB_SQL.wishCancel);
  const forget = db.prepare(JOB_SQL.forget);
  const nextSeq = () => (lastSeq.get()?.seq ?? 0) + 1;
  const write = (job: Job): Job => {
    const { id, seq, state, endedMs, job: text } = toJobColumns(job);
    update.run(seq, state, endedMs, text, id);
    return job;
  };
  const add = db.transaction((job: NewJob, limits: JobLimits): Awaited<ReturnType<JobStore["add"]>> => {
    const admission = judgeJob(open.all().map(toJob), job, limits);
    if (admission.kind !== "ADD") return admission;
    const added = toWaitingJob(job, nextSeq());
    const { id, seq, state, endedMs, job: text } = toJobColumns(added);
    insert.run(id, seq, state, job.createdMs, endedMs, text);
    forget.run(...toForgotten(limits, job.createdMs));
    return { kind: "ADDED", job: added };
  });
  const save = db.transaction((job: Job): Job => {
    const found = one.get(job.id);
    const known = found && toJob(found);
    if (known === undefined) return { ...job, isCancelWished: true };
    const { isCancelWished = false } = known;
    return isOver(known) ? known : { ...write({ ...job, seq: nextSeq() }), isCancelWished };
  });
  const cancel = db.transaction((id: string, nowMs: number): Job | undefined => {
    const known = one.get(id);
    if (known === undefined || isOver(toJob(known))) return known && toJob(known);
    const job = { ...toJob(known), seq: nextSeq() };
    if (job.state === "WAITING") return write(advanceJob(job, { kind: "CANCEL" }, nowMs));
    wish.run(job.seq, id);
    return job;
  });
  return {
    add: (job: NewJob, limits: JobLimits) => add.immediate(job, limits),
    save: (job: Job) => save.immediate(job),
    cancel: (id: string, nowMs: number) => cancel.immediate(id, nowMs),
  };
}
