/** A reader that is moved to another place: no query over all places counts a punch of it twice. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { generateLog, generatePopulation } from "@biometricflow/reader-simulator/generate-log";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findFreePorts } from "./harness/free-ports.ts";
import { writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

const PATIENCE_MS = 120_000;
const ROWS = 60;
const RANGE = { from: "2026-11-01", to: "2026-11-24" };

interface Shown {
  readonly id: string;
  readonly status: string;
  readonly fault: { readonly code: string; readonly action: string | null } | null;
  readonly punches: { readonly totalCount: number };
  readonly setAsideRows: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly reason: string } }[];
  };
}

let organisation: RunningOrganisation;
const readers: ReaderSimulator[] = [];

/** A reader that hangs somewhere, with a log of its own. */
async function hangUp(seed: number): Promise<ReaderSimulator> {
  const [port = 0] = await findFreePorts(1);
  const users = generatePopulation({ seed, people: 4, place: "riyadh" });
  const reader = createReaderSimulator({
    ...{ host: "127.0.0.1", port, serialNumber: `MOVED${seed}`, users, capacity: 1_000, timeZone: "Asia/Riyadh" },
    log: generateLog({ seed, rows: ROWS, users, endAt: "2026-11-22T12:00:00", days: 14, weekend: ["FRI", "SAT"] }),
  });
  await reader.start();
  readers.push(reader);
  return reader;
}

beforeAll(async () => {
  const configDir = await writeOrganisationFolder([
    { id: "riyadh", timeZone: "Asia/Riyadh", readers: [{ id: "gate-1", rows: 40, seed: 1 }] },
    { id: "cairo", timeZone: "Africa/Cairo", readers: [] },
  ]);
  organisation = await RunningOrganisation.start({ configDir });
  await untilDevice("riyadh/gate-1", (device) => isOnline(device) && device.punches.totalCount === 40);
});
afterAll(async () => {
  process.kill(organisation.pidOf("directory"), "SIGCONT");
  await organisation?.stop();
  for (const reader of readers) await reader.stop();
});

async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await organisation.graphql<T>(query, variables);
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function add(placeId: string, id: string, { address }: ReaderSimulator): Promise<void> {
  await ask("mutation($input: AddDeviceInput!) { addDevice(input: $input) { job { id } } }", {
    input: { placeId, id, name: id, host: address.host, port: address.port },
  });
  await untilDevice(`${placeId}/${id}`, () => true);
}

async function remove(deviceId: string): Promise<void> {
  await ask("mutation($input: RemoveDeviceInput!) { removeDevice(input: $input) { device { id } } }", {
    input: { deviceId },
  });
}

async function readDevice(id: string): Promise<Shown | null> {
  const fields =
    "id status fault { code action } punches { totalCount } setAsideRows(first: 100) { totalCount edges { node { reason } } }";
  return (await ask<{ device: Shown | null }>(`query($id: ID!) { device(id: $id) { ${fields} } }`, { id })).device;
}

async function untilDevice(id: string, holds: (device: Shown) => boolean): Promise<Shown> {
  let device: Shown | null = null;
  const isSo = async () => {
    device = await readDevice(id);
    return device !== null && holds(device);
  };
  await until(isSo, PATIENCE_MS, () => JSON.stringify(device));
  if (device === null) throw new Error(`no reader ${id}`);
  return device;
}

const isOnline = ({ status, fault }: Shown) => status === "ONLINE" && fault === null;
const hasFault = (code: string) => (device: Shown) => device.fault?.code === code;

const COUNTS = {
  punches: "{ punches(first: 1000) { totalCount edges { node { id } } } }",
  persons: "{ persons(first: 1) { totalCount } }",
  insights:
    "query($from: Date!, $to: Date!) { insights(from: $from, to: $to, first: 500) { edges { node { id kind } } } }",
  attendance: `query($from: Date!, $to: Date!) { attendance(filter: { from: $from, to: $to }, first: 1000) { recomputing
    totalCount edges { node { date status workedMinutes keptPunches droppedDuplicates } } } }`,
  attendanceTotals: `query($from: Date!, $to: Date!) { attendanceTotals(filter: { from: $from, to: $to }, first: 500) {
    edges { node { presentDays incompleteDays workedMinutes } } } }`,
};

/** What one question over all places answers once it has settled: attendance follows the places. */
async function countBy(query: string): Promise<unknown> {
  let last = "";
  let failure = "";
  const variables = query.startsWith("query") ? RANGE : {};
  const isSettledNow = async () => {
    const { data, errors } = await organisation.graphql(query, variables); // a busy machine may be too late
    const text = JSON.stringify(data);
    failure = JSON.stringify(errors ?? []);
    const isSettled = errors === undefined && text === last && !/"recomputing":[1-9]/.test(text);
    last = text;
    if (!isSettled) await new Promise((resolve) => setTimeout(resolve, 1_000));
    return isSettled;
  };
  await until(isSettledNow, PATIENCE_MS, () => `${query}\n${failure}\n${last}`);
  return JSON.parse(last);
}

/**
 * Days and people without a punch left out, in no order: which of them are listed, where and as what, follows from the names and
 * the places under which people are enrolled.
 */
function withPunches(answer: unknown): unknown {
  const json = JSON.stringify(answer, (key, value: unknown) =>
    key === "edges" && Array.isArray(value) ? value.filter(({ node }) => isCounting(node)) : value,
  );
  return JSON.parse(json, (key, value: unknown) => {
    if (key === "totalCount" && json.includes("keptPunches")) return null;
    return key === "edges" && Array.isArray(value) ? value.map((edge) => JSON.stringify(edge)).toSorted() : value;
  });
}

function isCounting({ keptPunches, presentDays, workedMinutes }: Readonly<Record<string, unknown>>): boolean {
  return keptPunches !== 0 && (presentDays !== 0 || workedMinutes !== 0);
}

/** Everything that counts punches, over all places. */
async function count() {
  const counted: Record<string, unknown> = {};
  for (const [name, query] of Object.entries(COUNTS)) counted[name] = withPunches(await countBy(query));
  return counted;
}

async function countPunches(): Promise<number> {
  return (await ask<{ punches: { totalCount: number } }>("{ punches(first: 1) { totalCount } }")).punches.totalCount;
}

it("adds no second punch when a reader is moved, and takes those that are made there", async () => {
  const reader = await hangUp(1);
  await add("riyadh", "mover", reader);
  await untilDevice("riyadh/mover", (device) => isOnline(device) && device.punches.totalCount === ROWS);
  const before = await count();

  await add("cairo", "mover", reader);
  const refused = await untilDevice("cairo/mover", hasFault("DEVICE_AT_OTHER_PLACE"));
  expect(refused.fault?.action).toMatch(/^[A-Z].{20,}\.$/);
  expect(refused.punches.totalCount).toBe(0);
  expect(await count()).toEqual(before);

  await remove("riyadh/mover");
  const moved = await untilDevice("cairo/mover", (device) => isOnline(device) && device.setAsideRows.totalCount > 0);
  expect(moved.setAsideRows.totalCount).toBe(ROWS);
  expect(new Set(moved.setAsideRows.edges.map(({ node }) => node.reason))).toEqual(new Set(["BEFORE_ASSIGNMENT"]));
  expect(await count()).toEqual(before);

  reader.control.punch({ pin: "1", at: new Date(Date.now() + 3_600_000 * 2).toISOString().slice(0, 19) });
  await untilDevice("cairo/mover", (device) => device.punches.totalCount === 1);
});

it("takes the punches of a reader that is added at two places at once at one of them alone", async () => {
  const before = await countPunches();
  const reader = await hangUp(2);
  await Promise.all([add("riyadh", "twice", reader), add("cairo", "twice", reader)]);
  const ids = ["riyadh/twice", "cairo/twice"];
  const settled = await Promise.all(
    ids.map((id) => untilDevice(id, (it) => isOnline(it) || hasFault("DEVICE_AT_OTHER_PLACE")(it))),
  );
  expect(settled.map(({ punches }) => punches.totalCount).toSorted((a, b) => a - b)).toEqual([0, ROWS]);
  expect(await countPunches()).toBe(before + ROWS);
});

it("goes on with its readers while the directory is away, and decides about new ones when it is back", async () => {
  const reader = await hangUp(3);
  await add("riyadh", "down", reader);
  await untilDevice("riyadh/down", (device) => isOnline(device) && device.punches.totalCount === ROWS);
  const [before, punchesBefore] = [await count(), await countPunches()];
  const directory = organisation.pidOf("directory");
  process.kill(directory, "SIGSTOP");
  await remove("riyadh/down");
  await add("cairo", "down", reader);
  await untilDevice("cairo/down", hasFault("DEVICE_PLACE_UNDECIDED"));
  const [pin] = await organisation.punch("riyadh", "gate-1");
  const isTaken = async () =>
    (
      await ask<{ punches: { edges: readonly { node: { pin: string } }[] } }>(
        "{ punches(first: 5) { edges { node { pin } } } }",
      )
    ).punches.edges.some(({ node }) => node.pin === pin);
  await until(isTaken, PATIENCE_MS);
  expect((await readDevice("cairo/down"))?.punches.totalCount).toBe(0);

  process.kill(directory, "SIGCONT");
  const moved = await untilDevice("cairo/down", (device) => isOnline(device) && device.setAsideRows.totalCount > 0);
  expect([moved.punches.totalCount, moved.setAsideRows.totalCount]).toEqual([0, ROWS]);
  const { punches: _one, persons: _another, ...days } = before;
  expect(await count()).toMatchObject(days);
  expect(await countPunches()).toBe(punchesBefore + 1);
});
