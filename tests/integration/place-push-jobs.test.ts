/** Jobs that wait for readers that call by themselves: given up, cancelled, gone on with after a start; and copies between both kinds. */
import { afterEach, expect, it } from "vitest";
import { isOver, type Job, type JobAsked } from "../../subgraphs/place/src/domain/jobs/job.ts";
import { JOB_LIMITS } from "../../subgraphs/place/src/domain/jobs/job-limits.ts";
import { eventually } from "./place-harness.ts";
import { callIn, type Ends, findingsOf, openPull, openPushJobs, PEOPLE, put } from "./push-jobs.ts";
import { makeRows } from "./push-stage.ts";

const ends: Ends = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

it("gives up a reader that does not call within an hour, and tells it nothing afterwards", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it);
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
  const it = await openPushJobs(ends);
  const gate = await callIn(it);
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
  const it = await openPushJobs(ends);
  const gate = await callIn(it);
  await it.push.store.addOrder("gate-2", { kind: "DELETE_USER", pin: "1042" }, it.clock.nowMs());
  await gate.poll();
  expect(gate.people).toEqual(PEOPLE);
  expect(await it.push.store.listOrders("gate-2", 1)).toMatchObject([{ state: "CANCELLED" }]);
});

it("goes on after a start of the place with a job that waits for a call, and leaves what it had done", async () => {
  const it = await openPushJobs(ends, [await openPull(ends)]);
  const gate = await callIn(it);
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
  const it = await openPushJobs(ends, [
    await openPull(ends, [{ uid: 1, userId: "55", name: "Omar", privilege: 1, card: 5 }]),
  ]);
  const gate = await callIn(it);
  await eventually(async () => (await it.ledger.readDevice("gate-1")).status === "ONLINE", "gate-1 is visited");
  const job = await it.finish(gate, await it.start({ kind: "COPY_USERS", readerId: "gate-1", readerIds: ["gate-2"] }));
  expect(job).toMatchObject({
    state: "FAILED",
    fault: { code: "JOB_INCOMPLETE" },
    findings: { written: 0, failed: 1 },
  });
  expect(gate.people).toEqual(PEOPLE);
});

it("copies people between a reader that calls and one that is visited, both ways, and names what is not copied", async () => {
  const it = await openPushJobs(ends, [await openPull(ends)]);
  const gate = await callIn(it);
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

it("asks a reader now for what the ledger may lack, whether it is due or not", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it);
  gate.replaceLog(makeRows(5, { minutesAgo: 5 })); // two rows more, which it does not send by itself
  const sync = (isFull: boolean) => it.start({ kind: "SYNC_DEVICE", readerId: "gate-2", isFull });
  const job = await it.finish(gate, await sync(false));
  expect(job).toMatchObject({ state: "DONE", findings: { rowsAdded: 2, isFull: false } });
  expect(job.steps.map(({ code, state }) => `${code} ${state}`)).toEqual(["CONNECT DONE", "LOG DONE"]);
  gate.faults.withheld = 1;
  const other = await it.finish(gate, await sync(true));
  expect(other).toMatchObject({ state: "FAILED", fault: { code: "JOB_INCOMPLETE" }, findings: { rowsAdded: 0 } });
});
