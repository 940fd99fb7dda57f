/** What every store keeps of the jobs of a place. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { advanceJob, type Job, type JobAsked } from "../../subgraphs/place/src/domain/jobs/job.ts";
import { JOB_LIMITS } from "../../subgraphs/place/src/domain/jobs/job-limits.ts";
import type { JobStore } from "../../subgraphs/place/src/domain/jobs/job-store.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createTempDir } from "./place-harness.ts";
import { JOB_STORES } from "./place-stores.ts";

const askedOf = (reader: number): JobAsked => ({ kind: "SYNC_DEVICE", readerId: `gate-${reader}`, isFull: false });

describe.each(JOB_STORES)("the jobs of a place, in $name", ({ open }) => {
  let temp: ReturnType<typeof createTempDir>;
  let ledger: Ledger;
  let store: JobStore;

  beforeEach(async () => {
    temp = createTempDir();
    ({ ledger, store } = await open(temp.dir, "riyadh"));
  });
  afterEach(async () => {
    await store.close();
    await ledger.close();
    temp.remove();
  });

  async function add(reader: number, askedBy = "ali", limits = JOB_LIMITS): Promise<Job> {
    const added = await store.add({ id: `j${reader}`, asked: askedOf(reader), askedBy, createdMs: reader }, limits);
    if (!("job" in added)) throw new Error(added.kind);
    return added.job;
  }
  const end = async (job: Job, nowMs: number) =>
    store.save(advanceJob(job, { kind: "COMPLETE", findings: { rowsAdded: 1, isFull: false } }, nowMs));

  it("are kept whole, and each change of any has the next number", async () => {
    const [first, second] = [await add(1), await add(2)];
    expect([first.seq, second.seq]).toEqual([1, 2]);
    const running = await store.save(advanceJob(first, { kind: "BEGIN" }, 5));
    expect(running).toMatchObject({ seq: 3, state: "RUNNING", startedMs: 5, askedBy: "ali", asked: askedOf(1) });
    const done = await end(running, 9);
    expect(await store.find("j1")).toEqual({ ...done, isCancelWished: undefined });
    expect(await store.readHead()).toMatchObject({ seq: 4 });
    expect((await store.listOpen()).map(({ id }) => id)).toEqual(["j2"]);
  });

  it("are listed from a position on, the newest first", async () => {
    for (const reader of [1, 2, 3]) await add(reader);
    expect((await store.list(2, undefined)).map(({ id }) => id)).toEqual(["j3", "j2"]);
    expect((await store.list(2, [2, "j2"])).map(({ id }) => id)).toEqual(["j1"]);
    expect(await store.count()).toBe(3);
  });

  it("are one where the same is asked for twice before its end, and bounded for each asker and for all", async () => {
    const limits = { ...JOB_LIMITS, open: 3, openPerAsker: 2 };
    const first = await add(1, "ali", limits);
    const again = { id: "other", asked: askedOf(1), askedBy: "sara", createdMs: 9 };
    expect(await store.add(again, limits)).toMatchObject({ kind: "SAME", job: { id: "j1" } });
    await add(2, "ali", limits);
    await expect(add(3, "ali", limits)).rejects.toThrow("TOO_MANY_OF_YOURS");
    await add(3, "sara", limits);
    await expect(add(4, "sara", limits)).rejects.toThrow("TOO_MANY");
    await end(first, 5);
    expect(await add(5, "sara", limits)).toMatchObject({ state: "WAITING" });
  });

  it("are forgotten some time after their end and beyond a number, never while they are open, and their numbers go on", async () => {
    const limits = { ...JOB_LIMITS, ended: 2, keptMs: 1_000 };
    for (const reader of [1, 2, 3, 4]) await add(reader);
    for (const [index, job] of (await store.listOpen()).slice(0, 3).entries()) await end(job, 10 + index);
    await add(20, "ali", limits);
    expect((await store.list(10, undefined)).map(({ id }) => id)).toEqual(["j20", "j4", "j3", "j2"]);
    await add(2_000, "ali", limits);
    expect((await store.list(10, undefined)).map(({ id }) => id)).toEqual(["j2000", "j20", "j4"]);
    expect(await store.readHead()).toMatchObject({ seq: 9 });
  });

  it("end at once where they wait and are cancelled; one that runs is told, and one that is over stays so", async () => {
    const [first, second] = [await add(1), await add(2)];
    const running = await store.save(advanceJob(first, { kind: "BEGIN" }, 5));
    expect(await store.cancel("j1", 6)).toMatchObject({ state: "RUNNING" });
    expect(await store.cancel("j2", 6)).toMatchObject({ state: "CANCELLED", endedMs: 6 });
    expect((await store.listOpen()).map((job) => [job.id, job.isCancelWished])).toEqual([["j1", true]]);
    expect(await store.save(running)).toMatchObject({ isCancelWished: true });
    expect(await store.save(advanceJob(second, { kind: "BEGIN" }, 7))).toMatchObject({ state: "CANCELLED" });
    expect(await store.cancel("j9", 6)).toBeUndefined();
  });

  it("tell whoever watches of each change", async () => {
    let changes = 0;
    const unwatch = store.watch(() => changes++);
    await end(await add(1), 5);
    expect(changes).toBeGreaterThanOrEqual(2);
    unwatch();
    const before = changes;
    await add(2);
    expect(changes).toBe(before);
  });
});
