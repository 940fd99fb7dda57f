/** Who is enrolled on readers: put, removed, copied, read back, and what was there before. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { connectReader } from "@biometricflow/zk/client/connect-reader";
import type { ReaderConnection } from "@biometricflow/zk/client/reader-connection";
import { readUsers } from "@biometricflow/zk/client/read-users";
import { writeUser } from "@biometricflow/zk/client/write-user";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const USERS = [
  { uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 77 },
  { uid: 2, userId: "7", name: "Layla", privilege: 14, card: 0 },
  { uid: 3, userId: "55", name: "Omar", privilege: 0, card: 0 },
];

const AHMAD = { pin: "1042", name: "Ahmad", privilegeCode: 0, cardNumber: 77 };

/** Does something at a reader itself, beside the place. */
async function ask<T>(nth: number, work: (reader: ReaderConnection) => Promise<T>): Promise<T> {
  const address = readers[nth]?.address;
  if (address === undefined) throw new RangeError(`there is no reader ${nth}`);
  const ignore = (): void => undefined;
  const settings = { commKey: 0, requestTimeoutMs: 10_000, onEvent: ignore, onClose: ignore };
  const open = createTcpOpener({ ...address, connectTimeoutMs: 10_000 });
  const reader = await connectReader(open, settings, new AbortController().signal);
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;
const readers: ReaderSimulator[] = [];
const opened: (() => Promise<void>)[] = [];

beforeEach(async () => {
  temp = createTempDir();
  readers.length = 0;
  for (const [serialNumber, users] of [
    ["S1", USERS],
    ["S2", USERS.slice(0, 1)],
  ] as const) {
    const simulator = createReaderSimulator({ serialNumber, users: [...users], log: [] });
    await simulator.start();
    opened.push(() => simulator.stop());
    readers.push(simulator);
  }
  place = await startTestPlace(
    temp.dir,
    readers.map((simulator) => ({ simulator })),
  );
  opened.push(place.stop);
  for (const id of ["gate-1", "gate-2"])
    await eventually(async () => (await deviceStatus(place, id)) === "ONLINE", `${id} is online`);
});

afterEach(async () => {
  for (const stop of opened.splice(0).reverse()) await stop();
  temp.remove();
});

const PERSON = "{ name privilege cardNumber }";
const JOB = `{ id kind state fault { code } users { written unchanged removed failed
  people { device { id } pin outcome before ${PERSON} after ${PERSON} failure } } }`;
interface ShownJob {
  readonly id: string;
  readonly state: string;
}

const change = async (name: string, input: object, token?: string) => {
  const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await place.query<Readonly<Record<string, { job: ShownJob } | null>>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { job { id state } } }`,
    { input },
    token,
  );
  return { job: data?.[name]?.job, codes: errors.map(({ extensions }) => extensions["code"]) };
};
const readJob = async (id: string) =>
  (await place.query<{ job: ShownJob }>(`query ($id: ID!) { job(id: $id) ${JOB} }`, { id })).data.job;

/** What became of it once it is over. */
async function outcome(name: string, input: object): Promise<ShownJob> {
  const { job } = await change(name, input);
  const id = job?.id ?? "";
  await eventually(async () => !["WAITING", "RUNNING"].includes((await readJob(id)).state), `${name} is over`);
  return readJob(id);
}

const BOTH = { placeId: "riyadh", deviceIds: ["riyadh/gate-1", "riyadh/gate-2"] };
const enrolled = async () =>
  (
    await place.query<unknown>(
      "{ users(first: 9, orderBy: PIN_ASC) { edges { node { pin name devices(first: 5) { totalCount } } } } }",
    )
  ).data;

it("says in which bytes a reader keeps names, once its people were read", async () => {
  const { data } = await place.query<{ devices: { edges: { node: { nameField: object } }[] } }>(
    "{ devices { edges { node { nameField { textEncoding bytes } } } } }",
  );
  const nameField = { textEncoding: "utf-8", bytes: [24] };
  expect(data?.devices.edges.map(({ node }) => node)).toEqual([{ nameField }, { nameField }]);
});

it("enrols a person on readers, reads each back, and lists it at the place", async () => {
  const over = await outcome("putUser", {
    ...BOTH,
    pin: "99",
    name: "سارة",
    privilege: "MANAGER",
    cardNumber: "123456",
  });
  const after = { name: "سارة", privilege: "MANAGER", cardNumber: "123456" };
  expect(over).toMatchObject({ kind: "PUT_USER", state: "DONE", users: { written: 2, failed: 0 } });
  expect(over).toMatchObject({
    users: {
      people: [
        { device: { id: "riyadh/gate-1" }, pin: "99", outcome: "WRITTEN", before: null, after },
        { device: { id: "riyadh/gate-2" }, pin: "99", outcome: "WRITTEN", before: null, after },
      ],
    },
  });
  expect(JSON.stringify(await enrolled())).toContain('{"pin":"99","name":"سارة","devices":{"totalCount":2}}');
});

it("changes what it is told of a person and leaves the rest, and says what was there", async () => {
  const over = await outcome("putUser", { ...BOTH, pin: "1042", name: "Ahmad Sample" });
  expect(over).toMatchObject({
    users: {
      written: 2,
      people: [
        {
          before: { name: "Ahmad", privilege: "USER", cardNumber: "77" },
          after: { name: "Ahmad Sample", privilege: "USER", cardNumber: "77" },
        },
        {},
      ],
    },
  });
  expect(await outcome("putUser", { ...BOTH, pin: "1042", name: "Ahmad Sample" })).toMatchObject({
    users: { written: 0, unchanged: 2 },
  });
});

it("removes a person where it is enrolled, says what was there, and asks nothing twice", async () => {
  const over = await outcome("removeUser", { ...BOTH, pin: "7" });
  expect(over).toMatchObject({
    state: "DONE",
    users: {
      removed: 1,
      people: [
        { pin: "7", outcome: "REMOVED", before: { name: "Layla", privilege: "ADMINISTRATOR", cardNumber: null } },
        { pin: "7", outcome: "NOT_THERE", before: null },
      ],
    },
  });
  expect(JSON.stringify(await enrolled())).not.toContain('"pin":"7"');
});

it("copies people of one reader to another, and names those that are not there", async () => {
  const input = { fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-2"] };
  expect(await outcome("copyUsers", input)).toMatchObject({
    state: "DONE",
    users: { written: 2, unchanged: 1, failed: 0 },
  });
  expect(await outcome("copyUsers", { ...input, pins: ["7", "404"] })).toMatchObject({
    state: "FAILED",
    fault: { code: "JOB_INCOMPLETE" },
    users: { unchanged: 1, failed: 1, people: [{ pin: "404", outcome: "FAILED" }, {}] },
  });
});

it("lets nobody in by a copy whom the reader that it is copied from lets in no more, nor anew by one of somebody whom it does", async () => {
  const copy = { fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-2"], pins: ["1042"] };
  await ask(0, (reader) => writeUser(reader, { ...AHMAD, isDisabled: true }));
  expect(await outcome("copyUsers", copy)).toMatchObject({ state: "DONE", users: { written: 1 } });
  const atGate2 = () => ask(1, async (reader) => (await readUsers(reader)).users.find(({ pin }) => pin === "1042"));
  expect(await atGate2()).toMatchObject({ isDisabled: true, privilegeCode: 0, cardNumber: 77 });
  await ask(0, (reader) => writeUser(reader, { ...AHMAD, isDisabled: false }));
  expect(await outcome("copyUsers", copy)).toMatchObject({ state: "DONE", users: { unchanged: 1 } });
  expect(await atGate2()).toMatchObject({ isDisabled: true });
});

it("changes the readers that can be asked where another one is gone", async () => {
  await readers[1]?.stop();
  const over = await outcome("putUser", { ...BOTH, pin: "99", name: "Sara" });
  expect(over).toMatchObject({
    state: "FAILED",
    fault: { code: "JOB_INCOMPLETE" },
    users: {
      written: 1,
      failed: 1,
      people: [{ device: { id: "riyadh/gate-2" }, pin: null, outcome: "FAILED" }, { outcome: "WRITTEN" }],
    },
  });
});

it.each([
  ["putUser", { ...BOTH, pin: "" }],
  ["putUser", { ...BOTH, pin: "1 2" }],
  ["putUser", { ...BOTH, pin: "9", name: "x".repeat(49) }],
  ["putUser", { ...BOTH, pin: "9", cardNumber: "4294967296" }],
  ["putUser", { ...BOTH, pin: "9", deviceIds: [] }],
  ["removeUser", { ...BOTH, pin: "9", placeId: "cairo" }],
  ["removeUser", { ...BOTH, pin: "9", deviceIds: ["riyadh/gate-9"] }],
  ["copyUsers", { fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-1"] }],
  ["copyUsers", { fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-2"], pins: [] }],
])("refuses %s of what nobody could write: %o", async (name, input) => {
  expect((await change(name, input)).codes).toEqual(["BAD_USER_INPUT"]);
});

it("lets nobody who only looks change who is enrolled", async () => {
  for (const role of ["HR", "VIEWER", "AUDITOR", "MANAGER", "EMPLOYEE"] as const)
    expect((await change("removeUser", { ...BOTH, pin: "7" }, place.signToken({ role }))).codes.length).toBeGreaterThan(
      0,
    );
});

const CONTACT = `{ device(id: "riyadh/gate-1") { contact { since bytesIn bytesOut longestLockMs } } }`;
interface ShownContact {
  readonly device: {
    readonly contact: Readonly<Record<"bytesIn" | "bytesOut" | "longestLockMs", number>> & { readonly since: string };
  };
}
const readContact = async () => (await place.query<ShownContact>(CONTACT)).data.device.contact;

it("says for how long people were kept from punching while one was written, and never by a read", async () => {
  await outcome("syncDevice", { deviceId: "riyadh/gate-1", full: true });
  expect([(await readContact()).longestLockMs, readers[0]?.control.stats().disabledMs]).toEqual([0, 0]);
  expect(await outcome("putUser", { ...BOTH, pin: "9", name: "Sara" })).toMatchObject({ state: "DONE" });
  const { longestLockMs } = await readContact();
  expect(longestLockMs).toBeGreaterThan(0);
  expect(longestLockMs).toBeGreaterThanOrEqual(readers[0]?.control.stats().disabledMs ?? Infinity);
});

it("says how many bytes came from a reader and went to it", async () => {
  await eventually(async () => {
    const { bytesIn = 0, bytesOut = 0 } = readers[0]?.control.stats() ?? {}; // as the reader sees it: the other way round
    const contact = await readContact();
    return bytesIn > 0 && contact.bytesIn === bytesOut && contact.bytesOut === bytesIn;
  }, "both sides count the same");
});
