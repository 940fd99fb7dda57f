/** Who is enrolled on readers that call by themselves: put and removed when they call, and read back. */
import { afterEach, expect, it } from "vitest";
import type { JobAsked } from "../../subgraphs/place/src/domain/jobs/job.ts";
import { eventually } from "./place-harness.ts";
import { callIn, type Ends, findingsOf, listPins, openPushJobs, PEOPLE, put } from "./push-jobs.ts";

const ends: Ends = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

it("waits for the reader's next call, enrols a person and reads it back", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it);
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
  const it = await openPushJobs(ends);
  const gate = await callIn(it);
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
  const it = await openPushJobs(ends);
  const gate = await callIn(it);
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
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { codes: { PUT_USER: code } });
  const job = await it.finish(gate, await it.start(put({ pin: "99", name: "Sara" })));
  expect(job).toMatchObject({ state: "FAILED", fault: { code: "JOB_INCOMPLETE" }, findings: { failed: 1 } });
  expect(findingsOf(job).people).toMatchObject([
    { pin: "99", outcome: "FAILED", code: ours, failure: expect.stringContaining(why) },
  ]);
});

it("writes nobody on a reader that does not say whom it has", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { codes: { USERS: -3 } });
  const job = await it.finish(gate, await it.start(put({ pin: "1042", name: "Other" })));
  expect(findingsOf(job).people).toMatchObject([{ outcome: "FAILED", code: "DEVICE_REJECTED" }]);
  expect(gate.people).toEqual(PEOPLE);
});

it.each([
  ["a person", put({ pin: "99", name: "Sara" }), { PUT_USER: 0 }],
  ["a removal", { kind: "REMOVE_USER", readerIds: ["gate-2"], pin: "7" } as const, { DELETE_USER: 0 }],
])("takes no acknowledgement of %s for the deed", async (_what, asked, codes) => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it, { codes });
  const job = await it.finish(gate, await it.start(asked));
  expect(findingsOf(job).people).toMatchObject([{ outcome: "FAILED", code: "DEVICE_PROTOCOL_ERROR" }]);
});

it("writes many people in few calls", async () => {
  const it = await openPushJobs(ends);
  const gate = await callIn(it);
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
