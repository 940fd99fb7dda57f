/** What a place tells the audit of people whom readers are to change: it is asked for now, and the job does it. */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { parseAuditedChanges } from "@biometricflow/schema/audit-batch";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 77 }];
const AHMAD = { name: "Ahmad", privilege: "USER", cardNumber: "77" };
const opened: (() => Promise<void> | void)[] = [];
let place: TestPlace;

beforeEach(async () => {
  const temp = createTempDir();
  opened.push(temp.remove);
  const readers = [USERS, []].map((users, nth) => createReaderSimulator({ serialNumber: `S${nth}`, users, log: [] }));
  for (const reader of readers) {
    await reader.start();
    opened.push(() => reader.stop());
  }
  place = await startTestPlace(
    temp.dir,
    readers.map((simulator) => ({ simulator })),
  );
  opened.push(place.stop);
  const isKnown = async () => (await place.ledger.findUsers(["riyadh/1042"])).length === 1;
  await eventually(isKnown, "the people of the reader are known");
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const BOTH = { placeId: "riyadh", deviceIds: ["riyadh/gate-1", "riyadh/gate-2"] };
const OF_AHMAD = { field: "userId", before: "riyadh/1042", after: "riyadh/1042" };

/** What is told with the answer, and the job's id. */
async function ask(name: string, input: object) {
  const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
  const { data, extensions } = await place.query<Readonly<Record<string, { job: { id: string } } | null>>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { job { id } } }`,
    { input },
  );
  return { told: parseAuditedChanges(extensions?.["auditedChanges"] ?? {})[name], id: data?.[name]?.job.id };
}

it("is what each reader had of the person, as the place knows it, and what it is to have", async () => {
  const { told, id } = await ask("putUser", { ...BOTH, pin: "1042", name: "Ahmad Sample", privilege: "MANAGER" });
  expect(told).toEqual([
    OF_AHMAD,
    { field: "job", before: id, after: id },
    {
      field: "riyadh/gate-1",
      before: AHMAD,
      after: { name: "Ahmad Sample", privilege: "MANAGER", cardNumber: "77" },
    },
    { field: "riyadh/gate-2", before: null, after: { name: "Ahmad Sample", privilege: "MANAGER" } },
  ]);
});

it("is that a card is taken away, and that a person is to be on no reader any more", async () => {
  const { told } = await ask("putUser", { ...BOTH, pin: "1042", cardNumber: "0" });
  expect(told).toContainEqual({ field: "riyadh/gate-1", before: AHMAD, after: { ...AHMAD, cardNumber: null } });
  const removed = await ask("removeUser", { placeId: "riyadh", deviceIds: ["riyadh/gate-2"], pin: "1042" });
  expect(removed.told).toEqual([OF_AHMAD, { field: "job", before: removed.id, after: removed.id }]);
});

it("is who is to be copied from where to where, and nothing of what is refused", async () => {
  const copy = { fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-2"] };
  const some = await ask("copyUsers", { ...copy, pins: ["1042"] });
  expect(some.told).toEqual([
    { field: "job", before: null, after: some.id },
    { field: "fromDeviceId", before: null, after: "riyadh/gate-1" },
    { field: "toDeviceIds", before: null, after: ["riyadh/gate-2"] },
    { field: "people", before: null, after: 1 },
    { field: "userIds", before: null, after: ["riyadh/1042"] },
  ]);
  const { told = [] } = await ask("copyUsers", copy);
  expect(told.at(-1)).toEqual({ field: "people", before: null, after: "(everybody)" });
  expect((await ask("copyUsers", { ...copy, pins: [] })).told).toBeUndefined();
});
