/** Every reason for which a reader is not vouched for, each come about by its cause and read from the graph, with its texts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FaultInput } from "@biometricflow/reader-simulator/faults";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { Kind } from "graphql";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Doubt } from "../../subgraphs/place/src/domain/doubts.ts";
import { createStoreFaults } from "../../subgraphs/place/src/domain/store-faults.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { startForeignReader } from "./foreign-reader.ts";
import { serveLedger } from "./ledger-graph.ts";
import { createTempDir, eventually, PLACE, startTestPlace, type TestPlace } from "./place-harness.ts";

let temp: ReturnType<typeof createTempDir>;
const opened: (() => void | Promise<void>)[] = [];
beforeEach(() => {
  temp = createTempDir();
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  temp.remove();
});

const DAY_MS = 86_400_000;
const LOG = Array.from({ length: 12 }, (_, n) => ({
  ...{ userId: "1042", verify: 1, punch: 0 },
  time: `2026-03-01T08:00:${String(n).padStart(2, "0")}`,
}));
const USER = { uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 } as const;
type Graph = Pick<TestPlace, "query">;

/** A reader of this place, and how far its clock has been set on. */
interface Stage {
  readonly reader: ReaderSimulator;
  readonly place: TestPlace;
  readonly passDays: (days: number) => void;
}

async function start(readerId = "gate-1", faults: readonly FaultInput[] = [], capacity = 1_000): Promise<Stage> {
  const reader = createReaderSimulator({
    ...{ serialNumber: "SIM1", timeZone: "Asia/Riyadh", users: [USER], log: LOG, capacity },
  });
  await reader.start();
  for (const fault of faults) await reader.control.fault(fault);
  let aheadMs = 0;
  const clock = { nowMs: () => Date.now() + aheadMs };
  const place = await startTestPlace(temp.dir, [{ simulator: reader, readerId }], undefined, undefined, clock);
  opened.push(() => reader.stop(), place.stop);
  return { reader, place, passDays: (days) => void (aheadMs += days * DAY_MS) };
}

async function readDoubts({ query }: Graph, readerId: string): Promise<readonly string[]> {
  const { data } = await query<{ device: { completeness: { doubts: readonly string[] } | null } | null }>(
    `{ device(id: "riyadh/${readerId}") { completeness { doubts } } }`,
  );
  return data.device?.completeness?.doubts ?? [];
}

/** A reader of which everything is proved, of which then something is not. */
async function proved(...faults: readonly FaultInput[]): Promise<Graph> {
  const { reader, place } = await startProved();
  for (const fault of faults) await reader.control.fault(fault);
  return place;
}

async function startProved(): Promise<Stage> {
  const stage = await start();
  const isProved = async () => (await stage.place.ledger.readDevice("gate-1")).proof !== undefined;
  await eventually(async () => (await isProved()) && (await readDoubts(stage.place, "gate-1")).length === 0, "proved");
  return stage;
}

/** The place ends, and its reader with it. */
async function stopAfter({ reader, place }: Stage): Promise<void> {
  opened.length = 0;
  await place.stop();
  await reader.stop();
}

const ODD_LOG = { kind: "oddAnswer", command: 13, code: 4989 } as const;

/** How each comes about; one that is read at once is driven where `place-days.test.ts` has it. */
const WAYS: Readonly<Record<Exclude<Doubt, "LOG_CHANGED">, () => Promise<Graph>>> = {
  NOT_STORED: async () => {
    await stopAfter(await startProved());
    const ledger = openSqliteLedger(join(temp.dir, "ledger.sqlite"), PLACE.id);
    const faults = createStoreFaults(() => undefined, Date.now);
    const graph = await serveLedger(temp.dir, ledger, faults.faultOf);
    opened.push(() => ledger.close(), graph.stop);
    const fail = () => Promise.reject(Object.assign(new Error("it does not go"), { code: "SQLITE_CORRUPT" }));
    await expect(faults.watch({ ...ledger, recordRows: fail }).recordRows("gate-1", [])).rejects.toThrow();
    return graph;
  },
  NEVER_READ: async () => (await start("gate-1", [ODD_LOG])).place,
  READ_HELD: async () => {
    const rows = ["2012-03-01T08:00:01", "2012-03-01T08:00:02"].map((time) => ({ pin: "1042", slot: 1, time }));
    const place = await startTestPlace(temp.dir, [{ simulator: await startForeignReader({ rows, users: [] }) }]);
    opened.push(place.stop);
    return place;
  },
  ROWS_MISSING: async () => {
    const { reader, place } = await startProved();
    await reader.control.fault(ODD_LOG);
    await reader.control.fault({ kind: "loseEvent", count: 3 });
    for (let second = 0; second < 3; second++) reader.control.punch({ pin: "1042", at: `2026-03-02T08:00:0${second}` });
    return place;
  },
  COUNT_UNTOLD: async () => (await start("gate-1", [{ kind: "oddAnswer", command: 50 }])).place,
  COUNT_WRONG: async () => (await start("gate-1", [{ kind: "countOff", count: 1 }])).place,
  LOG_FULL: async () => (await start("gate-1", [], LOG.length)).place,
  BLANK_SLOTS: async () => (await start("gate-1", [{ kind: "blankSlot", count: 2 }])).place,
  OPERATED: async () => {
    await stopAfter(await startProved());
    // What a check of a reader that somebody operated leaves. The look that follows it at once takes it back.
    const ledger = openSqliteLedger(join(temp.dir, "ledger.sqlite"), PLACE.id);
    const { operations = 0 } = await ledger.readDevice("gate-1");
    await ledger.recordFacts("gate-1", { lastSeenMs: Date.now(), operations: operations + 1 });
    const graph = await serveLedger(temp.dir, ledger);
    opened.push(() => ledger.close(), graph.stop);
    return graph;
  },
  PROOF_OLD: async () => {
    const { reader, place, passDays } = await startProved();
    await reader.control.fault(ODD_LOG);
    passDays(3);
    return place;
  },
  GAP_OPEN: () => proved({ kind: "closePort" }),
  ROWS_ELSEWHERE: async () => {
    await stopAfter(await startProved());
    return (await start("gate-2")).place; // the same reader under another name
  },
  USERS_UNREAD: async () => (await start("gate-1", [{ kind: "oddAnswer", command: 9 }])).place,
  CHECKSUMS_WRONG: async () => (await start("gate-1", [{ kind: "ownSums" }])).place,
};

const ELSEWHERE: ReadonlySet<string> = new Set<Doubt>(["LOG_CHANGED"]);
/** Each that the contract knows, also one that is added later: there must be a way to it above. */
const CODES = readSubgraphDocument("place").definitions.flatMap((it) =>
  it.kind === Kind.ENUM_TYPE_DEFINITION && it.name.value === "CompletenessDoubt"
    ? (it.values?.map(({ name }) => name.value) ?? [])
    : [],
);

it("has a way to each reason of the contract", () => {
  expect(CODES.length).toBeGreaterThan(10);
  expect([...Object.keys(WAYS), ...ELSEWHERE].toSorted()).toEqual(CODES.toSorted());
});

it.each(Object.entries(WAYS))("says %s of a reader of which that is so", async (code, make) => {
  const graph = await make();
  const readerId = code === "ROWS_ELSEWHERE" ? "gate-2" : "gate-1";
  await eventually(async () => (await readDoubts(graph, readerId)).includes(code), "the doubt");
});

it.each(["en", "ar"])("has words for each reason in %s", (language) => {
  const file = new URL(`../../web/messages/${language}/devices.json`, import.meta.url);
  const { doubt, doubtShort } = findDoubts(JSON.parse(readFileSync(file, "utf8"))) ?? { doubt: {}, doubtShort: {} };
  for (const code of CODES) expect([code, doubt[code], doubtShort[code]]).toEqual([code, WORDS, WORDS]);
});

const WORDS = expect.stringMatching(/\S{2,}/);
type Words = Readonly<Record<string, string>>;

/** The part of the texts that is about them, wherever it stands. */
function findDoubts(texts: object): { readonly doubt: Words; readonly doubtShort: Words } | undefined {
  if ("doubt" in texts && "doubtShort" in texts) return Object(texts);
  for (const each of Object.values(texts)) {
    const found = typeof each === "object" ? findDoubts(each) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
