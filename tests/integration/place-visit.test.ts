import { createReadTurns } from "../../subgraphs/place/src/collector/read-turns.ts";
import { DEFAULT_TIMING } from "../../subgraphs/place/src/collector/reader-plan.ts";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { beforeEach, expect, it } from "vitest";
import { eventually } from "./place-harness.ts";
import { openVisitStage, type VisitStage } from "./visit-stage.ts";

let stage: VisitStage;

beforeEach(async () => {
  stage = await openVisitStage();
});

it("asks for events before it reads, and is online only after the read", async () => {
  stage.reader.addRow();
  const seen: string[] = [];
  stage.reader.onRead = () => void stage.status().then((value) => seen.push(value));
  stage.start();
  await stage.online();
  expect(stage.reader.calls.slice(0, 3)).toEqual(["connect", "identity", "events"]);
  expect(stage.reader.calls.indexOf("users")).toBeLessThan(stage.reader.calls.indexOf("log"));
  expect(seen).toEqual(["CONNECTING"]);
  expect(await stage.ledger.countPunches({})).toBe(1);
});

it("keeps punches made while the log is read, once, and needs no second read for them", async () => {
  stage.reader.addRow();
  stage.reader.onRead = () => {
    const isInSnapshot = stage.reader.rows[0];
    if (isInSnapshot !== undefined) stage.reader.send(isInSnapshot);
    stage.reader.punch();
    stage.reader.punch();
  };
  stage.start();
  await stage.online();
  stage.reader.onRead = () => undefined;
  expect(await stage.ledger.countPunches({})).toBe(3);
  for (let heartbeat = 0; heartbeat < 5; heartbeat++) await stage.passDelay();
  expect(stage.counts("log")).toBe(1);
  const proof = { countAtRead: 1, rowsRead: 1, liveAfterRead: 2 };
  expect(await stage.ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 3, newSinceProof: 2, proof });
});

it("keeps what came of a read that breaks off, each row once, and is complete only after a whole one", async () => {
  for (let row = 0; row < 6; row++) stage.reader.addRow();
  stage.reader.brokenReads = 1;
  stage.start();
  await eventually(async () => (await stage.status()) === "OFFLINE", "offline");
  const broken = await stage.ledger.readDevice("gate-1");
  expect([broken.rowsStored, broken.proof]).toEqual([3, undefined]);
  expect(toCompleteness(broken, stage.nowMs).verdict).toBe("INCOMPLETE");
  await stage.passDelay();
  await stage.online();
  const whole = await stage.ledger.readDevice("gate-1");
  expect(whole).toMatchObject({ rowsStored: 6, proof: { rowsRead: 6 } });
  expect(toCompleteness(whole, stage.nowMs).verdict).toBe("COMPLETE");
});

it("counts copies that came in different chunks of the log", async () => {
  const row = stage.reader.addRow();
  stage.reader.addRow();
  stage.reader.rows.push(row);
  stage.start();
  await stage.online();
  const punches = await stage.ledger.listPunches({}, { limit: 10, after: undefined, isDescending: false });
  expect(punches.map(({ copies }) => copies)).toEqual([2, 1]);
  expect(await stage.ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 3, proof: { rowsRead: 3 } });
});

it("notices a silent reader within 60 seconds and comes back for the gap", async () => {
  stage.start();
  await stage.online();
  const silentFrom = stage.nowMs;
  stage.reader.isSilent = true;
  stage.reader.addRow();
  expect(await stage.passDelay()).toBe(DEFAULT_TIMING.heartbeatMs);
  await eventually(async () => (await stage.status()) === "OFFLINE", "offline");
  expect(stage.nowMs - silentFrom + DEFAULT_TIMING.requestTimeoutMs).toBeLessThan(60_000);
  expect((await stage.ledger.readDevice("gate-1")).gapFromMs).toBe(silentFrom);
  stage.reader.isSilent = false;
  expect(await stage.passDelay()).toBe(375); // half of the first retry, and half of that by chance
  await stage.online();
  expect(await stage.ledger.countPunches({})).toBe(1);
  expect((await stage.ledger.readDevice("gate-1")).gapClosedMs).toBe(stage.nowMs);
});

it("tries an absent reader again at growing intervals", async () => {
  stage.reader.isSilent = true;
  stage.start();
  const waits = [];
  for (let attempt = 0; attempt < 6; attempt++) waits.push(await stage.passDelay());
  expect(waits).toEqual([375, 750, 1_500, 3_000, 3_750, 3_750]);
  expect(await stage.status()).toBe("OFFLINE");
  expect((await stage.ledger.readDevice("gate-1")).gapFromMs).toBeUndefined();
});

it("reads the users again after a punch of an unknown PIN, at most every five seconds", async () => {
  stage.start();
  await stage.online();
  stage.nowMs += 5_000;
  for (const pin of ["2000", "2001"]) {
    stage.reader.punch(pin);
    await eventually(() => stage.delays.at(-1)?.ms === DEFAULT_TIMING.checkAfterPunchMs, "a punch is looked into soon");
    stage.reader.users = [
      ...stage.reader.users,
      { slot: 9, pin, name: `Person ${pin}`, privilegeCode: 0, cardNumber: 0 },
    ];
    await stage.passDelay();
  }
  expect(stage.counts("users")).toBe(2);
  expect(await stage.ledger.findUsers(["riyadh/2000"])).toMatchObject([{ name: "Person 2000" }]);
  await stage.passDelay();
  expect(stage.counts("users")).toBe(3);
});

it("reads the log once a day, also when nothing seems to be missing", async () => {
  stage.start();
  await stage.online();
  await stage.passDelay();
  expect(stage.counts("log")).toBe(1);
  stage.nowMs += 86_400_000;
  await stage.passDelay();
  expect(stage.counts("log")).toBe(2);
});

it("reads the log after an event of unknown form", async () => {
  stage.start();
  await stage.online();
  stage.reader.addRow();
  stage.reader.addRow();
  stage.nowMs += 5_000;
  stage.reader.sendUnreadable();
  await eventually(() => stage.delays.at(-1)?.ms === DEFAULT_TIMING.checkAfterPunchMs, "it is looked into soon");
  await stage.passDelay();
  expect(stage.counts("log")).toBe(2);
  expect(await stage.ledger.countPunches({})).toBe(2);
});

it("gives a session up whose rows cannot be stored, and reads them from the log", async () => {
  let failures = 1;
  const failing: Ledger = {
    ...stage.ledger,
    recordRows: async (readerId, rows) => {
      if (rows.length > 0 && failures-- > 0) throw new Error("disk full");
      return stage.ledger.recordRows(readerId, rows);
    },
  };
  stage.start({ ledger: failing });
  await stage.online();
  stage.reader.punch();
  await eventually(async () => (await stage.status()) === "OFFLINE", "offline");
  expect(await stage.ledger.countPunches({})).toBe(0);
  await stage.passDelay();
  await stage.online();
  expect(await stage.ledger.countPunches({})).toBe(1);
});

it("shows a gap since the last contact when the program starts again", async () => {
  await stage.ledger.recordFacts("gate-1", { status: "ONLINE", lastSeenMs: 1_000, serialNumber: "SN1" });
  stage.reader.isSilent = true;
  stage.start();
  await stage.waiting();
  expect(await stage.ledger.readDevice("gate-1")).toMatchObject({ status: "OFFLINE", gapFromMs: 1_000 });
});

/** Turns that two other readers have, and how one of them ends. */
async function takenTurns() {
  const turns = createReadTurns(() => 0);
  const never = new AbortController().signal;
  const ends = [await turns.take(never), await turns.take(never)];
  return { turns, endOne: () => ends.pop()?.() };
}

it("waits for its turn to read while two others read; its heart beats and its punches are stored", async () => {
  stage.reader.addRow();
  const { turns, endOne } = await takenTurns();
  stage.start({ turns });
  for (let beat = 2; beat < 5; beat++) {
    expect(await stage.passDelay()).toBe(DEFAULT_TIMING.heartbeatMs);
    expect(stage.counts("time")).toBe(beat);
  }
  stage.reader.punch();
  await eventually(async () => (await stage.ledger.countPunches({})) === 1, "the punch is stored");
  expect([stage.counts("log"), await stage.status()]).toEqual([0, "CONNECTING"]);
  expect((await stage.ledger.readDevice("gate-1")).lastSeenMs).toBe(stage.nowMs);
  endOne();
  await stage.online();
  expect([stage.counts("log"), await stage.ledger.countPunches({})]).toEqual([1, 2]);
});

it("sees that a reader has gone which waits for its turn, and does not keep the turn", async () => {
  const { turns, endOne } = await takenTurns();
  stage.start({ turns });
  await stage.waiting();
  stage.reader.isSilent = true;
  await stage.passDelay();
  await eventually(async () => (await stage.status()) === "OFFLINE", "offline");
  endOne();
  const end = await turns.take(AbortSignal.timeout(1_000));
  end();
  stage.reader.isSilent = false;
  await stage.passDelay();
  await stage.online();
});
