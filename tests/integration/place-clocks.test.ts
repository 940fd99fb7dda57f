/** The clocks of readers: how far they are off, what was new about them, and how they are set, by whom and how often. */
import { join } from "node:path";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Collectors, startCollectors } from "../../subgraphs/place/src/collector/collectors.ts";
import type { ReaderPlan } from "../../subgraphs/place/src/collector/reader-plan.ts";
import { systemTimers } from "../../subgraphs/place/src/collector/timers.ts";
import { type ClockRules, DEFAULT_CLOCK_RULES } from "../../subgraphs/place/src/domain/clocks/clock-rules.ts";
import type { ClockEntry } from "../../subgraphs/place/src/domain/clocks/clock-change.ts";
import { createDriver } from "../../subgraphs/place/src/drivers/drivers.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { createTempDir, eventually, IDENTITY_KEY, QUICK_TIMING } from "./place-harness.ts";

const CORRECT: ClockRules = { ...DEFAULT_CLOCK_RULES, policy: "CORRECT", timeZone: "Asia/Riyadh" };
const RIYADH_MS = 3 * 3_600_000;
const MINUTE_MS = 60_000;

let temp: ReturnType<typeof createTempDir>;
let simulator: ReaderSimulator;
let collectors: Collectors;
let ledger: ReturnType<typeof openSqliteLedger>;
let readers: { nowMs: number; monotonicMs: number; offMs: number };
/** What the clocks of the place go on by at the end of the next wait: then no question is under way. */
let pendingMs = 0;
const said: Readonly<Record<string, unknown>>[] = [];

beforeEach(async () => {
  temp = createTempDir();
  said.length = 0;
  pendingMs = 0;
  readers = { nowMs: Date.parse("2026-03-01T09:00:00.400Z"), monotonicMs: 0, offMs: 0 };
  const clock = () => new Date(readers.nowMs + RIYADH_MS + readers.offMs).toISOString().slice(0, 19);
  simulator = createReaderSimulator({ serialNumber: "S1", users: [], log: [], clock });
  await simulator.start();
  ledger = openSqliteLedger(join(temp.dir, "ledger.sqlite"), "riyadh");
  await ledger.registerReaders([{ readerId: "gate-1", name: "Gate", address: "127.0.0.1", isEnabled: true }]);
});

afterEach(async () => {
  await collectors.stop();
  await simulator.stop();
  await ledger.close();
  temp.remove();
});

function visit(clockRules: ClockRules): void {
  const { host, port } = simulator.address;
  const plan = {
    ...{ readerId: "gate-1", host, port, commKey: 0, mode: { kind: "LIVE" }, textEncoding: "utf-8", clockRules },
    ...{ recordLayout: "AUTO", sixteenByteOrder: "VERIFY_FIRST", zone: { timeZone: "Asia/Riyadh" } },
    limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
  } satisfies ReaderPlan;
  const note = (fields: Readonly<Record<string, unknown>>): void => void said.push(fields);
  collectors = startCollectors([plan], {
    ...{ ledger, identityKey: IDENTITY_KEY, driver: createDriver(), random: () => 0.5 },
    clock: { nowMs: () => readers.nowMs },
    timers: { ...systemTimers, monotonicMs: () => readers.monotonicMs, delay: goOnAfter },
    log: { info: note, warn: note },
    timing: { ...QUICK_TIMING, heartbeatMs: 20 },
  });
}

async function goOnAfter(ms: number, signal: AbortSignal): Promise<void> {
  await systemTimers.delay(ms, signal);
  readers.nowMs += pendingMs;
  readers.monotonicMs += pendingMs;
  pendingMs = 0;
}

/** Both clocks of the place go on, and the reader is asked after that. */
async function pass(ms: number): Promise<void> {
  const untilMs = readers.nowMs + ms;
  pendingMs = ms;
  await asked(untilMs);
}

async function asked(untilMs = readers.nowMs): Promise<void> {
  const isAsked = async () => ((await ledger.readDevice("gate-1")).clock?.measured?.atMs ?? 0) >= untilMs;
  await eventually(isAsked, "the reader told its time");
}

const history = (): Promise<readonly ClockEntry[]> =>
  ledger.listClock("riyadh/gate-1", { limit: 50, after: undefined, isDescending: true });
const sets = () => ledger.listClockSets("riyadh/gate-1", 50);
const hold = async () => (await ledger.readDevice("gate-1")).clock?.hold;
const setClock = (by: string) =>
  collectors.run("gate-1", (reader) => reader.setClock({ by }), new AbortController().signal);

it("keeps what is new about a clock: a jump with its cause, and nothing while it runs right", async () => {
  visit(DEFAULT_CLOCK_RULES);
  await asked();
  for (let count = 0; count < 3; count++) await pass(MINUTE_MS);
  readers.offMs = 3_600_000;
  await pass(5_000);
  readers.offMs = Date.parse("2000-01-01T00:00:00Z") - readers.nowMs;
  await pass(5_000);
  expect((await history()).map((entry) => [entry.kind, "cause" in entry ? entry.cause : undefined])).toEqual([
    ["STEP", "RESET"],
    ["STEP", "QUARTERS"],
    ["FIRST", undefined],
  ]);
  expect((await history())[1]).toMatchObject({ driftMs: 3_600_100, stepMs: 3_600_000 });
});

it("writes to no reader unless the policy says so", async () => {
  readers.offMs = 400_000;
  visit(DEFAULT_CLOCK_RULES);
  await asked();
  for (let count = 0; count < 4; count++) await pass(MINUTE_MS);
  expect([await hold(), await sets()]).toEqual(["POLICY", []]);
  expect(said.filter((fields) => "driftSeconds" in fields)).toHaveLength(1);
});

it("sets a clock that the policy lets it, once, reads it back, and keeps what it showed before", async () => {
  readers.offMs = 400_000;
  visit(CORRECT);
  await asked();
  expect(await hold()).toBe("UNSETTLED");
  await pass(61_000);
  await eventually(async () => (await sets())[0]?.state === "DONE", "it is set");
  await pass(5_000);
  await pass(MINUTE_MS);
  expect(await sets()).toEqual([
    {
      beganMs: Date.parse("2026-03-01T09:01:01.400Z"),
      ...{ shownBefore: "2026-03-01T12:07:41", driftBeforeMs: 400_100, setTo: "2026-03-01T12:01:01", state: "DONE" },
      ...{ shownAfter: "2026-03-01T12:01:01", driftAfterMs: 100, uncertaintyMs: 500 },
      endedMs: Date.parse("2026-03-01T09:01:01.400Z"),
    },
  ]);
  expect((await history())[0]).toMatchObject({ kind: "SET", driftMs: 100, stepMs: -400_000 });
  expect(said).toContainEqual(expect.objectContaining({ deed: "setDeviceClock", by: "clock.policy", state: "DONE" }));
});

it("stops after as many times as may be where a reader goes wrong again and again", async () => {
  readers.offMs = 400_000;
  visit({ ...CORRECT, mostPerDay: 1 });
  await asked();
  await pass(61_000);
  await eventually(async () => (await sets())[0]?.state === "DONE", "it is set");
  readers.offMs += 300_000;
  await pass(5_000);
  await pass(61_000);
  expect([await hold(), (await sets()).length]).toEqual(["TOO_OFTEN", 1]);
});

it("says of a reader that refuses that it was not set, and what it shows", async () => {
  readers.offMs = 400_000;
  visit(DEFAULT_CLOCK_RULES);
  await asked();
  await simulator.control.fault({ kind: "oddAnswer", command: 202, code: 2001 });
  await expect(setClock("sara")).rejects.toMatchObject({ code: "DEVICE_REJECTED" });
  expect(await sets()).toMatchObject([
    { by: "sara", state: "FAILED", shownAfter: "2026-03-01T12:06:40", fault: { code: "DEVICE_REJECTED" } },
  ]);
});

it("sets nothing where the configuration says NEVER, whoever asks", async () => {
  readers.offMs = 400_000;
  visit({ ...CORRECT, policy: "NEVER" });
  await asked();
  await pass(61_000);
  await expect(setClock("sara")).rejects.toMatchObject({ code: "JOB_REFUSED" });
  expect(await sets()).toEqual([]);
});

it("says that nobody knows where the reader is gone before it could be read back", async () => {
  readers.offMs = 400_000;
  visit(DEFAULT_CLOCK_RULES);
  await asked();
  const setting = collectors.run(
    "gate-1",
    async (reader) => {
      const readTime = reader.connection.readTime.bind(reader.connection);
      let times = 0;
      const cut = async (signal: AbortSignal) => {
        times += 1;
        if (times > 1) await simulator.stop();
        return readTime(signal);
      };
      Object.assign(reader.connection, { readTime: cut });
      await reader.setClock({ by: "sara" });
    },
    new AbortController().signal,
  );
  await expect(setting).rejects.toThrow(/./);
  expect(await sets()).toMatchObject([{ by: "sara", shownBefore: "2026-03-01T12:06:40", state: "UNSURE" }]);
});
