/** What the graph says of a reader's days and gaps, against readers that are cut off, cleared and cut short. */
import { parseGapBody } from "@biometricflow/schema/feed-line";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const ZONE_MS = 3 * 3_600_000;
/** Noon of the 4th at the reader, whatever the hour of the test is. */
const NOON_MS = Date.parse("2026-03-04T12:00:00+03:00");
const local = (ms: number) => new Date(ms + ZONE_MS).toISOString().slice(0, 19);
const rowAt = (ms: number) => ({ userId: "1042", time: local(ms), verify: 1, punch: 0 });

/** Ten rows on each of the two days before, and five of this morning. */
const FIRST_ROWS = [-48, -24, -4].flatMap((hours, day) =>
  Array.from({ length: day === 2 ? 5 : 10 }, (_, n) => rowAt(NOON_MS + hours * 3_600_000 + n * 60_000)),
);

let temp: ReturnType<typeof createTempDir>;
let reader: ReaderSimulator;
let place: TestPlace;
let nowMs: () => number;

beforeEach(() => {
  temp = createTempDir();
  const beganMs = performance.now();
  nowMs = () => NOON_MS + Math.floor(performance.now() - beganMs);
});

afterEach(async () => {
  await place.stop();
  await reader.stop();
  temp.remove();
});

async function startReader(log: readonly ReturnType<typeof rowAt>[] = FIRST_ROWS): Promise<void> {
  reader = createReaderSimulator({ serialNumber: "SIM1", users: USERS, clock: () => local(nowMs()), log: [...log] });
  await reader.start();
}

async function start(): Promise<void> {
  await startReader();
  await startPlace();
}

async function startPlace(
  mode: { kind: "LIVE" } | { kind: "POLL"; everyMs: number } = { kind: "LIVE" },
): Promise<void> {
  place = await startTestPlace(temp.dir, [{ simulator: reader, mode }], undefined, undefined, { nowMs });
}

const fault = (input: Parameters<ReaderSimulator["control"]["fault"]>[0]) => reader.control.fault(input);
const is = (status: string) => eventually(async () => (await deviceStatus(place, "gate-1")) === status, status);

interface Day {
  readonly date: string;
  readonly verdict: string;
  readonly missing: number | null;
  readonly rowsReported: number | null;
  readonly rowsStored: number;
  readonly copies: number;
  readonly setAside: number;
  readonly doubts: readonly string[];
  readonly gaps: readonly Gap[];
  readonly lastRowAt: string | null;
}

interface Gap {
  readonly from: string;
  readonly to: string | null;
  readonly closedBy: string | null;
  readonly rows: number | null;
}

interface Shown {
  readonly days: readonly Day[];
  readonly gaps: readonly Gap[];
  readonly lastFullReadAt: string | null;
  readonly fullRead: Readonly<Record<"rows" | "copies" | "setAside" | "unreadable", number>> | null;
}

const GAP = "from to closedBy rows";
const QUERY = `query ($from: Date!, $to: Date!) { device(id: "riyadh/gate-1") {
  lastFullReadAt fullRead { rows copies setAside unreadable } gaps(first: 5) { ${GAP} }
  days(from: $from, to: $to) {
    date verdict missing doubts rowsReported rowsStored copies setAside lastFullReadAt sealedAt lastRowAt gaps { ${GAP} }
  }
} }`;

async function show(from = "2026-03-02", to = "2026-03-05"): Promise<Shown> {
  const { data, errors } = await place.query<{ device: Shown }>(QUERY, { from, to });
  expect(errors).toEqual([]);
  return data.device;
}

const until = async (isTrue: (shown: Shown) => boolean, what: string): Promise<Shown> => {
  await eventually(async () => isTrue(await show()), what);
  return show();
};
const today = ({ days }: Shown) => days[2];

/** What the reader says by 1503's size is accounted for, row by row. */
function expectAccounted({ fullRead }: Shown): void {
  const { rows = -1, copies = 0, setAside = 0, unreadable = 0 } = fullRead ?? {};
  expect(rows).toBe(copies + setAside + unreadable);
}

it("proves the days that were read, and shows what the log and the ledger hold of each", async () => {
  await start();
  await is("ONLINE");
  const shown = await until((it) => today(it)?.verdict === "PROVED", "today is proved");
  const counts = ({ date, verdict, missing, rowsReported, rowsStored, copies, setAside }: Day) =>
    [date.slice(8), verdict, missing, rowsReported, rowsStored, copies, setAside] as const;
  expect(shown.days.map(counts)).toEqual([
    ["02", "PROVED", 0, 10, 10, 10, 0],
    ["03", "PROVED", 0, 10, 10, 10, 0],
    ["04", "PROVED", 0, 5, 5, 5, 0],
    ["05", "NOT_CHECKED", null, null, 0, 0, 0],
  ]);
  expect(shown.days[0]?.lastRowAt).toBe(new Date(NOON_MS - 48 * 3_600_000 + 9 * 60_000).toISOString());
  expect(shown.fullRead).toEqual({ rows: 25, copies: 25, setAside: 0, unreadable: 0 });
  expect(shown.lastFullReadAt).not.toBeNull();
});

it("has 25 punches of a cable that was out by itself, in order, once and late, and shows the gap that was closed", async () => {
  await start();
  await until((it) => today(it)?.verdict === "PROVED", "today is proved");
  await fault({ kind: "closePort" });
  await is("OFFLINE");
  const open = await show();
  expect(open.days.map(({ verdict }) => verdict)).toEqual(["PROVED", "PROVED", "NOT_CHECKED", "NOT_CHECKED"]);
  expect([open.gaps, today(open)?.gaps]).toEqual([[expect.objectContaining({ to: null, closedBy: null })], open.gaps]);
  // They were made over a minute ago: a cable is out for longer than a test waits.
  const made = Array.from({ length: 25 }, (_, n) => local(NOON_MS - 3_600_000 + n * 10_000));
  for (const at of made) reader.control.punch({ pin: "1042", at });
  await fault({ kind: "openPort" });
  const closed = await until((it) => today(it)?.rowsStored === 30 && today(it)?.verdict === "PROVED", "they are here");
  const [gap] = closed.gaps;
  expect(gap).toMatchObject({ from: open.gaps[0]?.from, closedBy: "TAIL_READ", rows: 25 });
  expect(Date.parse(gap?.to ?? "")).toBeGreaterThanOrEqual(Date.parse(gap?.from ?? ""));
  const page = { limit: 30, after: undefined, isDescending: false };
  const stored = (await place.ledger.listPunches({ fromMs: NOON_MS - 3_600_000 }, page)).map((row) => row.localTime);
  expect(stored).toEqual(made);
  const { data } = await place.query<{ punches: { edges: { node: { late: boolean; copies: number } }[] } }>(
    "{ punches(first: 25) { edges { node { late copies } } } }",
  );
  expect(data.punches.edges.map(({ node }) => node)).toEqual(Array(25).fill({ late: true, copies: 1 }));
});

it("says of no day that it is proved while its log was never read to the end", async () => {
  await startReader();
  await fault({ kind: "drop", afterBytes: 700, count: 3 });
  await startPlace();
  const seen = new Set<string>();
  await eventually(async () => {
    const { days, fullRead } = await show();
    if (fullRead === null) for (const { verdict } of days) seen.add(verdict);
    return fullRead !== null;
  }, "the log is read");
  expect([...seen]).toEqual(["NOT_CHECKED"]);
});

it("has today missing what the reader counts while the end of its log cannot be read", async () => {
  await start();
  await until((it) => today(it)?.verdict === "PROVED", "today is proved");
  await fault({ kind: "closePort" });
  await is("OFFLINE");
  for (let n = 0; n < 7; n++) reader.control.punch({ pin: "1042", at: local(NOON_MS - 600_000 + n * 1_000) });
  await fault({ kind: "oddAnswer", command: 13, code: 4989 });
  await fault({ kind: "openPort" });
  const shown = await until((it) => today(it)?.verdict === "MISSING", "the count is told");
  expect(shown.days.map(({ verdict }) => verdict)).toEqual(["PROVED", "PROVED", "MISSING", "NOT_CHECKED"]);
  expect(today(shown)).toMatchObject({ missing: 7, rowsStored: 5 });
});

it("shows for good that the rows of a log that was cleared unread are known to nobody", async () => {
  await start();
  await until((it) => today(it)?.verdict === "PROVED", "today is proved");
  await fault({ kind: "closePort" });
  await is("OFFLINE");
  await fault({ kind: "clearAndRegrow", count: 40 });
  await fault({ kind: "openPort" });
  await is("ONLINE");
  const shown = await until((it) => it.gaps[0]?.closedBy === "LOG_LOST", "the gap is lost");
  expect(today(shown)).toMatchObject({ verdict: "NOT_CHECKED", doubts: ["LOG_CHANGED"] });
  expect(shown.days[0]).toMatchObject({ verdict: "PROVED", rowsReported: 10, rowsStored: 10 });
  expectAccounted(shown);
  const { entries } = await place.ledger.readFeed(0, 1_000);
  const told = entries.map(({ kind, body }) => ({ kind, gap: kind === "GAP" ? parseGapBody(body) : undefined }));
  const isLost = told.findIndex(({ gap }) => gap?.isLost === true);
  const next = told.slice(isLost).findIndex(({ kind }) => kind === "PROOF");
  // Before the next proof: a follower that stops between the two must not take the day for proved.
  expect([isLost >= 0, next > 0, told.at(isLost)?.gap]).toEqual([
    true,
    true,
    { fromMs: Date.parse(shown.gaps[0]?.from ?? ""), closedMs: null, isLost: true },
  ]);
});

it("accounts for each slot of a log with blanks, copies and rows set aside", async () => {
  const twice = rowAt(NOON_MS - 60_000);
  const old = { ...twice, time: "2001-01-01T08:00:00" };
  await startReader([...FIRST_ROWS, twice, twice, { ...twice, verify: 15 }, old]);
  await fault({ kind: "blankSlot", count: 3 });
  await startPlace();
  const shown = await until((it) => it.fullRead?.unreadable === 3, "the blanks are read");
  expect(shown.fullRead).toEqual({ rows: 32, copies: 27, setAside: 2, unreadable: 3 });
  expect(today(shown)).toMatchObject({ rowsReported: 8, copies: 7, setAside: 1 });
});

it("visits a reader without live events on a timer, and reads the end of its log alone", async () => {
  await startReader();
  await startPlace({ kind: "POLL", everyMs: 50 });
  await until((it) => it.fullRead !== null, "the log is read");
  const asked = (command: number) => reader.control.stats().commands[command] ?? 0;
  const [registered, reads] = [asked(500), asked(1503)];
  const { lastFullReadAt } = await show();
  for (let n = 0; n < 3; n++) {
    reader.control.punch({ pin: "1042", at: local(NOON_MS - 600_000 + n * 1_000) });
    await until((it) => today(it)?.rowsStored === 6 + n, `punch ${n}`);
  }
  const shown = await until((it) => today(it)?.verdict === "PROVED", "proved");
  expect([registered, asked(500), shown.lastFullReadAt]).toEqual([0, 0, lastFullReadAt]);
  expect(shown.gaps).toEqual([]);
  const visits = asked(1000);
  await eventually(() => asked(1000) >= visits + 2, "two more visits");
  expect(asked(1503) - reads).toBe(3);
});

it.each([
  ["a date of no calendar", { from: "2026-02-30", to: "2026-03-01" }, "BAD_USER_INPUT"],
  ["an end before its begin", { from: "2026-03-02", to: "2026-03-01" }, "BAD_USER_INPUT"],
  ["more than 400 days", { from: "2025-01-01", to: "2026-02-05" }, "BAD_USER_INPUT"],
])("refuses %s", async (_name, variables, code) => {
  await start();
  const { errors } = await place.query<unknown>(QUERY, variables);
  expect(errors.map(({ extensions }) => extensions["code"])).toEqual([code]);
});

it("refuses more days than one operation may ask for", async () => {
  await start();
  const days = (n: number) => `d${n}: days(from: "2025-02-01", to: "2026-03-04") { date }`;
  const ask = (count: number) =>
    place.query<unknown>(
      `{ device(id: "riyadh/gate-1") { ${Array.from({ length: count }, (_, n) => days(n)).join(" ")} } }`,
    );
  expect((await ask(23)).errors).toEqual([]);
  const { errors } = await ask(25);
  expect(errors[0]?.extensions).toMatchObject({ code: "QUERY_TOO_COSTLY", limit: 10_000 });
});
