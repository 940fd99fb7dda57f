/** A person erased from a place: out of its store, off its readers, and never back by what they tell again. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { goRound } from "../../subgraphs/place/src/jobs/erasure-rounds.ts";
import { checkLedger } from "../../subgraphs/place/src/store/sqlite/check-ledger.ts";
import { copyLedger } from "../../subgraphs/place/src/store/sqlite/copy-ledger.ts";
import { restoreLedger } from "../../subgraphs/place/src/operate.ts";
import { findInFiles } from "./grep-files.ts";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";
import { readReaderPeople } from "./read-reader-people.ts";

const PERSON = { pin: "83516207", name: "Zyxwarda Qumbly", card: 3_141_592_653 } as const;
const WORDS = [PERSON.pin, PERSON.name, "Zyxwarda", PERSON.card];
const OTHER = { uid: 2, userId: "7", name: "Layla", privilege: 0, card: 0 };
const USERS = [{ uid: 1, userId: PERSON.pin, name: PERSON.name, privilege: 0, card: PERSON.card }, OTHER];
const at = (day: number, hour: string, userId: string) => ({
  ...{ userId, time: `2026-03-${String(day).padStart(2, "0")}T${hour}:00`, verify: 1, punch: 0 },
});
const LOG = [at(2, "08:00", "7"), at(2, "08:01", PERSON.pin), at(3, "08:02", PERSON.pin), at(3, "08:03", "7")];

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;
let readers: readonly ReaderSimulator[];
const opened: (() => Promise<void>)[] = [];

const open = async (): Promise<TestPlace> => {
  place = await startTestPlace(
    temp.dir,
    readers.map((simulator) => ({ simulator })),
  );
  return place;
};
const isOnline = (id: string) => async () => (await deviceStatus(place, id)) === "ONLINE";

beforeEach(async () => {
  temp = createTempDir();
  readers = ["S1", "S2"].map((serialNumber) =>
    createReaderSimulator({ serialNumber, users: USERS, log: LOG, timeZone: "Asia/Riyadh" }),
  );
  for (const reader of readers) {
    await reader.start();
    opened.push(() => reader.stop());
  }
  await open();
  for (const id of ["gate-1", "gate-2"]) await eventually(isOnline(id), `${id} is online`);
});

afterEach(async () => {
  await place.stop();
  for (const stop of opened.splice(0).reverse()) await stop();
  temp.remove();
});

interface Shown {
  readonly id: string;
  readonly pseudonym: string;
  readonly rows: number | null;
  readonly doneAt: string | null;
  readonly readers: readonly {
    readonly device: { readonly id: string };
    readonly state: string;
    code: string | null;
  }[];
}
const ERASURE = "{ id pseudonym rows reason askedBy doneAt readers { device { id } state code message } }";

const erase = (reason = "She asked for it", pin: string = PERSON.pin, token?: string) =>
  place.query<{ erasePerson: { job: { id: string }; erasure: Shown } | null }>(
    `mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { job { id } erasure ${ERASURE} } }`,
    { input: { placeId: "riyadh", pin, reason } },
    token,
  );
const readJob = async (id: string) => {
  const job = `{ state fault { code message } steps { code state detail } erasure ${ERASURE} }`;
  const { data } = await place.query<{ job: { state: string; erasure: Shown } }>(
    `query ($id: ID!) { job(id: $id) ${job} }`,
    { id },
  );
  return data.job;
};
/** What became of it once the job is over. */
const eraseWhole = async () => {
  const { data } = await erase();
  const id = data.erasePerson?.job.id ?? "";
  await eventually(async () => !["WAITING", "RUNNING"].includes((await readJob(id)).state), "the job is over");
  return readJob(id);
};
const readPunches = async () => {
  const { data } = await place.query<{ punches: { edges: { node: { id: string; pin: string } }[] } }>(
    "{ punches(first: 50, orderBy: AT_ASC) { edges { node { id pin user { name } } } } }",
  );
  return data.punches.edges.map(({ node }) => node);
};
const readErasures = async () => {
  const { data } = await place.query<{ devices: { edges: { node: { place: { erasures: Shown[] } } }[] } }>(
    `{ devices(first: 1) { edges { node { place { erasures ${ERASURE} } } } } }`,
  );
  return data.devices.edges.flatMap(({ node }) => node.place.erasures);
};
const listNames = async (nth: number): Promise<readonly string[]> => {
  const address = readers[nth]?.address;
  if (address === undefined) throw new RangeError(`there is no reader ${nth}`);
  return (await readReaderPeople(address)).map(({ name }) => name);
};

it("takes a person out of the store and off the readers, and keeps punches under a pseudonym", async () => {
  await place.query("mutation ($input: PutUserInput!) { putUser(input: $input) { job { id } } }", {
    input: { placeId: "riyadh", deviceIds: ["riyadh/gate-1"], pin: PERSON.pin, name: PERSON.name },
  });
  await eventually(async () => (await place.jobs.listOpen()).length === 0, "the person was written");
  const before = await readPunches();
  expect(findInFiles(temp.dir, WORDS)).not.toEqual([]);

  const job = await eraseWhole();
  expect(job).toMatchObject({ state: "DONE", erasure: { rows: 4, askedBy: "tester" } });
  expect(job.erasure.doneAt).not.toBeNull();
  expect(job.erasure.readers.map(({ state }) => state)).toEqual(["REMOVED", "REMOVED"]);
  const after = await readPunches();
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after.filter(({ pin }) => pin === job.erasure.pseudonym)).toHaveLength(4);
  expect(findInFiles(temp.dir, WORDS)).toEqual([]);
  for (const nth of [0, 1]) expect(await listNames(nth)).toEqual([OTHER.name]);
  const check = checkLedger(join(temp.dir, "ledger.sqlite"), "riyadh");
  expect(check.fault).toBeUndefined();
});

it("keeps it so whatever the readers tell again, and knows a new person by the same PIN", async () => {
  const { erasure } = await eraseWhole();
  const sync = async (full: boolean) => {
    const { data } = await place.query<{ syncDevice: { job: { id: string } } }>(
      'mutation ($full: Boolean!) { syncDevice(input: { deviceId: "riyadh/gate-1", full: $full }) { job { id } } }',
      { full },
    );
    await eventually(async () => (await readJob(data.syncDevice.job.id)).state === "DONE", "the log was read");
  };
  await sync(true);
  expect(findInFiles(temp.dir, WORDS)).toEqual([]);
  // Written by the reader before, and not read until now.
  readers[0]?.control.punch({ pin: PERSON.pin, at: "2026-03-04T08:00:00" });
  await sync(false);
  await eventually(async () => (await readPunches()).length === 9, "the row is counted");
  expect((await readPunches()).filter(({ pin }) => pin === erasure.pseudonym)).toHaveLength(5);
  expect(findInFiles(temp.dir, WORDS)).toEqual([]);

  const soon = new Date(Date.now() + 3 * 3_600_000 + 5_000).toISOString().slice(0, 19); // on a clock of Riyadh
  readers[0]?.control.punch({ pin: PERSON.pin, at: soon });
  await eventually(async () => (await readPunches()).length === 10, "the punch of somebody else");
  expect((await readPunches()).at(-1)?.pin).toBe(PERSON.pin);
});

it("names a reader that is away, lets nothing of it in, and is done by itself once it is back", async () => {
  await readers[1]?.stop();
  await eventually(async () => (await deviceStatus(place, "gate-2")) === "OFFLINE", "gate-2 is away");
  const { state, erasure } = await eraseWhole();
  expect(state).toBe("FAILED");
  expect(erasure.doneAt).toBeNull();
  expect(erasure.readers).toMatchObject([
    { device: { id: "riyadh/gate-1" }, state: "REMOVED" },
    { device: { id: "riyadh/gate-2" }, state: "PENDING", code: expect.stringMatching(/^DEVICE_/u) },
  ]);
  await readers[1]?.start();
  await eventually(isOnline("gate-2"), "gate-2 is back");
  expect(findInFiles(temp.dir, WORDS)).toEqual([]);

  await goRound(place.leaving, new AbortController().signal);
  const erasures = await readErasures();
  expect(erasures).toMatchObject([{ id: erasure.id, readers: [{ state: "REMOVED" }, { state: "REMOVED" }] }]);
  expect(erasures[0]?.doneAt).not.toBeNull();
  expect(await listNames(1)).toEqual([OTHER.name]);
  expect(findInFiles(temp.dir, WORDS)).toEqual([]);
});

it("erases anew what a backup of before brings back, before it is served", async () => {
  const backup = join(temp.dir, "..", `${crypto.randomUUID()}.sqlite`);
  copyLedger(join(temp.dir, "ledger.sqlite"), backup);
  const { erasure } = await eraseWhole();
  await place.stop();
  writeFileSync(join(temp.dir, "ledger.sqlite"), readFileSync(backup));
  restoreLedger(join(temp.dir, "ledger.sqlite"));
  expect(findInFiles(temp.dir, WORDS)).not.toEqual([]);
  await open();
  expect(findInFiles(temp.dir, WORDS)).toEqual([]);
  expect((await readPunches()).filter(({ pin }) => pin === erasure.pseudonym)).toHaveLength(4);
  expect(checkLedger(join(temp.dir, "ledger.sqlite"), "riyadh").fault).toBeUndefined();
});

it("refuses who may not, what is no PIN, and a reason that says who it is", async () => {
  const codes = async (...args: Parameters<typeof erase>) =>
    (await erase(...args)).errors.map(({ extensions }) => extensions["code"]);
  for (const role of ["PLACE_ADMIN", "HR", "AUDITOR"] as const)
    expect(await codes("right to erasure", PERSON.pin, place.signToken({ role }))).toEqual(["FORBIDDEN"]);
  for (const reason of ["", "for zyxwarda qumbly", `PIN ${PERSON.pin}`, `card ${PERSON.card}`, "x".repeat(501)])
    expect(await codes(reason), reason).toEqual(["BAD_USER_INPUT"]);
  expect(await codes("right to erasure", "a b")).toEqual(["BAD_USER_INPUT"]);
  expect(await place.jobs.count()).toBe(0);
});

it("is the same erasure while it is not done", async () => {
  await readers[1]?.stop();
  const first = await eraseWhole();
  const { data } = await erase("once more");
  expect(data.erasePerson?.erasure.id).toBe(first.erasure.id);
});
