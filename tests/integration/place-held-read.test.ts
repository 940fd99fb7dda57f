/** A first read whose times cannot be true: nothing of it is taken until somebody accepts it. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { acceptFirstRead } from "../../subgraphs/place/src/operate.ts";
import { type ForeignReader, type ForeignRow, startForeignReader } from "./foreign-reader.ts";
import { createTempDir, deviceStatus, eventually, PLACE, startTestPlace, type TestPlace } from "./place-harness.ts";

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
const rowOf = (second: number, year = 2026): ForeignRow => ({
  pin: "1042",
  slot: 1,
  time: `${year}-03-01T08:00:${String(second).padStart(2, "0")}`,
});
/** Thirty rows, some of 2012. */
const withOld = (old: number) => Array.from({ length: 30 }, (_, n) => rowOf(n, n < old ? 2012 : 2026));

async function start(reader: ForeignReader): Promise<TestPlace> {
  const started = await startTestPlace(temp.dir, [{ simulator: reader }]);
  place = started;
  return started;
}

interface Shown {
  readonly heldRead: unknown;
  readonly fault: { readonly code: string; readonly action: string } | null;
  readonly completeness: Readonly<Record<string, unknown>>;
}

async function show(it: TestPlace): Promise<Shown> {
  const completeness = "completeness { verdict doubts rowsStored rowsSetAside rowsHeld }";
  const { data } = await it.query<{ device: Shown }>(
    `{ device(id: "riyadh/gate-1") { heldRead { rows tooOld inFuture } fault { code action } ${completeness} } }`,
  );
  return data.device;
}

const ACCEPT = `mutation ($id: ID!) {
  acceptFirstRead(input: { deviceId: $id }) { device { id heldRead { rows } } }
}`;
const held = (it: TestPlace) =>
  eventually(async () => (await show(it)).fault?.code === "DEVICE_READ_HELD", "the read is held");
const online = (it: TestPlace) => eventually(async () => (await deviceStatus(it, "gate-1")) === "ONLINE", "online");
const stored = (it: TestPlace, rows: number) =>
  eventually(async () => (await it.ledger.readDevice("gate-1")).rowsStored === rows, `${rows} rows are stored`);

it.each([
  ["40 bytes", {}],
  ["16 bytes", { rowBytes: 16, userBytes: 28, eventBytes: 12 }],
  ["8 bytes", { rowBytes: 8, userBytes: 28, eventBytes: 10 }],
] as const)(
  "holds a first read of rows of %s, stores the punch that comes live, and reads when accepted",
  async (_name, traits) => {
    const reader = await startForeignReader({ users: USERS, rows: withOld(4), ...traits });
    const it = await start(reader);
    await held(it);
    expect(await show(it)).toEqual({
      heldRead: { rows: 30, tooOld: 4, inFuture: 0 },
      fault: { code: "DEVICE_READ_HELD", action: expect.stringContaining("bf reader accept") },
      completeness: {
        verdict: "INCOMPLETE",
        doubts: expect.arrayContaining(["NEVER_READ", "READ_HELD"]),
        rowsStored: 0,
        rowsSetAside: 0,
        rowsHeld: 30,
      },
    });
    reader.punch(rowOf(50));
    await stored(it, 1);
    const { data } = await it.query<unknown>(ACCEPT, { id: "riyadh/gate-1" }, it.signToken({ role: "PLACE_ADMIN" }));
    expect(data).toEqual({ acceptFirstRead: { device: { id: "riyadh/gate-1", heldRead: null } } });
    await online(it);
    expect(await show(it)).toEqual({
      heldRead: null,
      fault: null,
      completeness: { verdict: "COMPLETE", doubts: [], rowsStored: 31, rowsSetAside: 4, rowsHeld: 0 },
    });
  },
);

it("takes a first read of which a tenth of the times cannot be true, and sets these rows aside", async () => {
  const it = await start(await startForeignReader({ users: USERS, rows: withOld(3) }));
  await online(it);
  expect((await show(it)).completeness).toMatchObject({ verdict: "COMPLETE", rowsStored: 30, rowsSetAside: 3 });
});

it("holds rows of the future as well, and no dates that do not exist: these are set aside", async () => {
  const soon = new Date(Date.now() + 3 * 3_600_000 + 6 * 3_600_000).toISOString().slice(0, 19); // in Riyadh, six hours ahead
  const rows = withOld(0).map((row, n) => (n < 4 ? { ...row, time: soon } : row));
  const it = await start(await startForeignReader({ users: USERS, rows }));
  await held(it);
  expect((await show(it)).heldRead).toEqual({ rows: 30, tooOld: 0, inFuture: 4 });
  await it.stop();
  const never = withOld(0).map((row, n) => (n < 3 ? { ...row, time: `2026-02-31T08:00:0${n}` } : row));
  temp = createTempDir();
  const other = await start(await startForeignReader({ users: USERS, rows: never }));
  await online(other);
  expect((await show(other)).completeness).toMatchObject({ verdict: "COMPLETE", rowsStored: 30, rowsSetAside: 3 });
});

it("reads at its next start what an operator accepted meanwhile, and remembers the consent", async () => {
  const reader = await startForeignReader({ users: USERS, rows: withOld(30) });
  const first = await start(reader);
  await held(first);
  await first.stop();
  const file = `${temp.dir}/ledger.sqlite`;
  const accept = (readerId: string) => acceptFirstRead(file, { placeId: PLACE.id, readerId }, Date.now());
  expect([await accept("gate-9"), await accept("gate-1"), await accept("gate-1")]).toEqual([
    "NO_SUCH_READER",
    "ACCEPTED",
    "NOTHING_HELD",
  ]);
  const second = await start(reader);
  await online(second);
  expect((await show(second)).completeness).toMatchObject({ verdict: "COMPLETE", rowsStored: 30, rowsSetAside: 30 });
});

it("accepts nothing where nothing is held, of another place, or for another role", async () => {
  const it = await start(await startForeignReader({ users: USERS, rows: withOld(0) }));
  await online(it);
  const ask = async (id: string, token?: string) =>
    (await it.query<unknown>(ACCEPT, { id }, token)).errors.map(({ extensions }) => extensions["code"]);
  expect(await ask("riyadh/gate-1")).toEqual(["BAD_USER_INPUT"]);
  expect(await ask("riyadh/gate-9")).toEqual(["BAD_USER_INPUT"]);
  expect(await ask("cairo/gate-1")).toEqual(["BAD_USER_INPUT"]);
  expect(await ask("riyadh/gate-1", it.signToken({ role: "HR" }))).toEqual(["FORBIDDEN"]);
});

it("shows each reader that one operation accepts as it is afterwards", async () => {
  const traits = { users: USERS, rows: withOld(30) };
  const readers = await Promise.all(
    ["FOREIGN1", "FOREIGN2"].map((serial) => startForeignReader({ ...traits, serial })),
  );
  const it = await startTestPlace(
    temp.dir,
    readers.map((simulator, n) => ({ simulator, readerId: `gate-${n + 1}` })),
  );
  place = it;
  await eventually(
    async () => (await it.ledger.listDevices()).every(({ heldRead }) => heldRead !== undefined),
    "both reads are held",
  );
  const accept = (id: string) =>
    `acceptFirstRead(input: { deviceId: "riyadh/${id}" }) { device { id heldRead { rows } } }`;
  const mutation = `mutation { one: ${accept("gate-1")} two: ${accept("gate-2")} }`;
  const { data } = await it.query<unknown>(mutation, {}, it.signToken({ role: "PLACE_ADMIN" }));
  expect(data).toEqual({
    one: { device: { id: "riyadh/gate-1", heldRead: null } },
    two: { device: { id: "riyadh/gate-2", heldRead: null } },
  });
});
