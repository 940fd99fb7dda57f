/** What a place does not vouch for, over sockets and a reader of our own writing. */
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Doubt } from "../../subgraphs/place/src/domain/doubts.ts";
import { systemClock } from "../../subgraphs/place/src/system-clock.ts";
import { type ForeignReader, type ForeignRow, type ForeignTraits, startForeignReader } from "./foreign-reader.ts";
import {
  createTempDir,
  deviceStatus,
  eventually,
  startTestPlace,
  type TestPlace,
  type TestReader,
} from "./place-harness.ts";

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace | undefined;

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  await place?.stop();
  place = undefined;
  temp.remove();
});

const USERS = [{ slot: 1, pin: "1042", name: "Ahmad" }] as const;
const rowOf = (second: number): ForeignRow => ({
  pin: "1042",
  slot: 1,
  time: `2026-03-01T08:${String(Math.floor(second / 60)).padStart(2, "0")}:${String(second % 60).padStart(2, "0")}`,
});
const rows = (from: number, count: number) => Array.from({ length: count }, (_, n) => rowOf(from + n));

async function start(traits: Partial<ForeignTraits>, plan: Partial<TestReader> = {}, clock = systemClock) {
  const reader = await startForeignReader({ users: USERS, rows: rows(0, 30), ...traits });
  const started = await startTestPlace(temp.dir, [{ simulator: reader, ...plan }], undefined, undefined, clock);
  place = started;
  await eventually(async () => (await deviceStatus(started, "gate-1")) === "ONLINE", "the reader is online");
  return { reader, place: started };
}

interface Judged {
  readonly verdict: string;
  readonly doubts: readonly Doubt[];
  readonly rowsReported: number;
  readonly rowsStored: number;
}

interface DeviceAnswer {
  readonly completeness: Judged;
  readonly unreadableUsers: number | null;
  readonly hasOwnChecksums: boolean | null;
}

async function judge(it: TestPlace): Promise<DeviceAnswer> {
  const selection = "unreadableUsers hasOwnChecksums completeness { verdict doubts rowsReported rowsStored }";
  const { data } = await it.query<{ device: DeviceAnswer }>(`{ device(id: "riyadh/gate-1") { ${selection} } }`);
  return data.device;
}

const stored = (it: TestPlace, count: number) =>
  eventually(async () => (await it.ledger.readDevice("gate-1")).rowsStored === count, `${count} rows are stored`);

it("vouches for a reader that counts well", async () => {
  const { place: it } = await start({});
  expect(await judge(it)).toEqual({
    completeness: { verdict: "COMPLETE", doubts: [], rowsReported: 30, rowsStored: 30 },
    unreadableUsers: 0,
    hasOwnChecksums: false,
  });
});

it.each([
  ["two too many", 2],
  ["one too many", 1],
  ["one too few", -1],
] as const)("reads a log whose count is %s, and does not vouch for it", async (_name, countOff) => {
  const { place: it, reader } = await start({ countOff });
  reader.punch(rowOf(100));
  await stored(it, 31);
  reader.rows.push(rowOf(101));
  await stored(it, 32);
  const { completeness } = await judge(it);
  expect(completeness).toMatchObject({ verdict: "INCOMPLETE", doubts: ["COUNT_WRONG"] });
});

it.each([0, -1])("takes the length of the log for the count of a reader that always says %i", async (count) => {
  const traits = { countOff: -30 + count, rows: rows(0, 30) };
  const sizes = Buffer.alloc(92);
  sizes.writeInt32LE(1, 16);
  sizes.writeInt32LE(count, 32);
  sizes.writeInt32LE(100_000, 64);
  const { place: it, reader } = await start({
    ...traits,
    override: ({ command }) => (command === 50 ? [{ command: 2000, data: sizes }] : undefined),
  });
  reader.rows.push(rowOf(100), rowOf(101)); // their events are lost
  await stored(it, 32);
  expect((await judge(it)).completeness).toMatchObject({
    verdict: "INCOMPLETE",
    doubts: ["COUNT_WRONG"],
    rowsReported: 32,
    rowsStored: 32,
  });
});

const POLL = { mode: { kind: "POLL", everyMs: 200 } } as const;
const visits = (reader: ForeignReader) => reader.peer.requests.filter(({ command }) => command === 1000).length;

it("notices between two polls that somebody cleared a log which has grown again to the same count", async () => {
  let operations = 0;
  const { place: it, reader } = await start({ countOperations: () => operations }, POLL);
  const { proof } = await it.ledger.readDevice("gate-1");
  await eventually(() => visits(reader) > 3, "some visits");
  expect((await it.ledger.readDevice("gate-1")).proof).toEqual(proof); // the same log needs no second read
  const clearedMs = Date.now();
  reader.rows.splice(0, 30, ...rows(200, 30));
  operations = 1;
  await stored(it, 60);
  const { gapFromMs = Infinity, gapClosedMs } = await it.ledger.readDevice("gate-1");
  expect(gapFromMs).toBeGreaterThan(proof?.atMs ?? Infinity);
  expect(gapFromMs).toBeLessThanOrEqual(clearedMs);
  expect(gapClosedMs).toBeGreaterThanOrEqual(clearedMs);
});

it("looks at the log of a reader without operations that was out of sight for as long as it takes to punch it full", async () => {
  let aheadMs = 0;
  const clock = { nowMs: () => Date.now() + aheadMs };
  const { place: it, reader } = await start({}, POLL, clock);
  await eventually(() => visits(reader) > 3, "some visits");
  reader.rows.splice(0, 30, ...rows(200, 30));
  aheadMs = 61_000; // a second for each row, and a minute at least
  await stored(it, 60);
});

it("says how many users cannot be read, and vouches for nobody meanwhile", async () => {
  let isRefusing = true;
  const { place: it } = await start({
    users: [...USERS, { slot: 2, pin: "1043", name: "Mona" }],
    override: ({ command, data }) =>
      isRefusing && (command === 9 || (command === 1503 && data.readUInt16LE(1) === 9))
        ? [{ command: 2001 }]
        : undefined,
  });
  await eventually(async () => (await judge(it)).unreadableUsers === 2, "two users are missing");
  expect((await judge(it)).completeness).toMatchObject({ verdict: "INCOMPLETE", doubts: ["USERS_UNREAD"] });
  isRefusing = false;
});

it("counts the records of the user table that are no users", async () => {
  const users = Array.from({ length: 20 }, (_, n) => ({
    slot: n + 1,
    pin: n === 7 ? "" : String(1042 + n),
    name: "N",
  }));
  const { place: it } = await start({ users });
  expect(await judge(it)).toMatchObject({ unreadableUsers: 1, completeness: { doubts: ["USERS_UNREAD"] } });
  expect(await it.ledger.countUsers({})).toBe(19);
});

it("takes a reader as it is whose every packet has a wrong sum, and says so", async () => {
  const { place: it, reader } = await start({ write: "WRONG_SUMS" });
  reader.rows.push(rowOf(100));
  await stored(it, 31);
  expect(await judge(it)).toMatchObject({
    hasOwnChecksums: true,
    completeness: { verdict: "INCOMPLETE", doubts: ["CHECKSUMS_WRONG"] },
  });
});
