import { advanceJob, isOver, type Job, type NewJob } from "../../domain/jobs/job.ts";
import { type JobLimits, judgeJob } from "../../domain/jobs/job-limits.ts";
import type { JobStore } from "../../domain/jobs/job-store.ts";
import { JOB_SQL, type JobColumns, toForgotten, toJob, toJobColumns, toJobEpoch, toWaitingJob } from "../job-rows.ts";
import type { Ask } from "./connections.ts";
import type { HeadNews } from "./feed-writer.ts";
import { LOCK_NUMBER, toSchemaName } from "./names.ts";
import type { Transact } from "./transactions.ts";

/** What jobs are kept by. */
export interface JobStoreParts {
  readonly placeId: string;
  readonly ask: Ask;
  readonly transact: Transact;
  /** Who hears of changes, here and in the other processes of the place. */
  readonly news: HeadNews;
  readonly watch: JobStore["watch"];
}

/** Creates what is kept of jobs. Their changes have one order: one of the processes of a place changes them at a time. */
export function createJobStore({ placeId, ask, transact, news, watch }: JobStoreParts): JobStore {
  const channel = toSchemaName(placeId);
  const alone = async <T>(work: (own: Ask) => Promise<T>): Promise<T> => {
    const result = await transact(async (own) => {
      await own(`SELECT pg_advisory_xact_lock(${LOCK_NUMBER})`, [`jobs of ${channel}`]);
      const done = await work(own);
      await own("SELECT pg_notify(?, ?)", [channel, news.signature]);
      return done;
    });
    news.tell();
    return result;
  };
  return {
    add: (job, limits) => alone((own) => add(own, job, limits)),
    save: (job) => alone((own) => save(own, job)),
    cancel: (id, nowMs) => alone((own) => cancel(own, id, nowMs)),
    find: async (id) => {
      const [found] = await ask<JobColumns>(JOB_SQL.one, [id]);
      return found && toJob(found);
    },
    list: async (limit, after) => {
      const found = await (after === undefined
        ? ask<JobColumns>(JOB_SQL.first, [limit])
        : ask<JobColumns>(JOB_SQL.next, [...after, limit]));
      return found.map(toJob);
    },
    count: async () => (await ask<{ total: number }>(JOB_SQL.count))[0]?.total ?? 0,
    listOpen: () => listOpen(ask),
    readHead: async () => {
      const [head] = await ask<{ epoch: string }>(JOB_SQL.epoch);
      const [last] = await ask<{ seq: number }>(JOB_SQL.lastSeq);
      return { epoch: toJobEpoch(head?.epoch ?? ""), seq: last?.seq ?? 0 };
    },
    watch,
    close: async () => undefined,
  };
}

async function listOpen(ask: Ask): Promise<readonly Job[]> {
  return (await ask<JobColumns>(JOB_SQL.open)).map(toJob);
}

async function add(ask: Ask, job: NewJob, limits: JobLimits): ReturnType<JobStore["add"]> {
  const admission = judgeJob(await listOpen(ask), job, limits);
  if (admission.kind !== "ADD") return admission;
  const added = toWaitingJob(job, await nextSeq(ask));
  const { id, seq, state, endedMs, job: text } = toJobColumns(added);
  await ask(JOB_SQL.insert, [id, seq, state, job.createdMs, endedMs, text]);
  await ask(JOB_SQL.forget, toForgotten(limits, job.createdMs));
  return { kind: "ADDED", job: added };
}

async function save(ask: Ask, job: Job): Promise<Job> {
  const [found] = await ask<JobColumns>(JOB_SQL.one, [job.id]);
  const known = found && toJob(found);
  if (known === undefined) return { ...job, isCancelWished: true };
  const { isCancelWished = false } = known;
  return isOver(known) ? known : { ...(await write(ask, { ...job, seq: await nextSeq(ask) })), isCancelWished };
}

async function cancel(ask: Ask, id: string, nowMs: number): Promise<Job | undefined> {
  const [known] = await ask<JobColumns>(JOB_SQL.one, [id]);
  if (known === undefined || isOver(toJob(known))) return known && toJob(known);
  const job = { ...toJob(known), seq: await nextSeq(ask) };
  if (job.state === "WAITING") return write(ask, advanceJob(job, { kind: "CANCEL" }, nowMs));
  await ask(JOB_SQL.wishCancel, [job.seq, id]);
  return job;
}

async function write(ask: Ask, job: Job): Promise<Job> {
  const { id, seq, state, endedMs, job: text } = toJobColumns(job);
  await ask(JOB_SQL.update, [seq, state, endedMs, text, id]);
  return job;
}

async function nextSeq(ask: Ask): Promise<number> {
  return ((await ask<{ seq: number }>(JOB_SQL.lastSeq))[0]?.seq ?? 0) + 1;
}
