import type { FaultInput } from "@biometricflow/reader-simulator/faults";
import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { readLog } from "@biometricflow/zk/client/read-log";
import { registerEvents } from "@biometricflow/zk/client/register-events";
import { createMemoryOpener } from "@biometricflow/zk/transports/memory-transport";
import { checkArrived, checkDoubted, checkGap, checkLate, checkLost, checkReaders } from "./checks.ts";
import type { PullReader } from "./pull-reader.ts";
import { FIRST_DAY_MS } from "./wall-clock.ts";
import type { World } from "./world.ts";

/** What a case has to do with. */
export interface MatrixStage {
  readonly world: World;
  readonly reader: PullReader;
}

/** Something that is done in a case. */
export type Deed = (stage: MatrixStage) => Promise<unknown>;

const SECOND_MS = 1_000;
/** People who punch one after the other. */
const CROWD = 25;
/** Seconds within which everything arrives by itself. */
const PATIENCE_S = 120;

/** Arms faults of the reader, or does what they do at once. */
export function arm(...faults: readonly FaultInput[]): Deed {
  return async ({ world, reader }) => {
    for (const fault of faults) {
      if (reader.isLossUnsure(fault.kind, fault.count)) await checkReaders(world);
      await world.time.settle(reader.fault(fault));
    }
  };
}

/** Lets time pass; every ten seconds nobody may be said to be whole who is not. */
async function pass({ world }: MatrixStage, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 10) {
    await world.time.pass(Math.min(10, seconds - passed) * SECOND_MS);
    await checkReaders(world);
  }
}

/** The same; then everything has arrived by itself. */
async function arrive(stage: MatrixStage, seconds: number): Promise<void> {
  await pass(stage, seconds);
  await checkArrived(stage.world, stage.reader);
}

/** People punch within half a minute, two of them twice within one second. */
async function crowd({ world, reader }: MatrixStage): Promise<void> {
  for (let count = 0; count < CROWD; count++) {
    await world.time.pass(world.random.between(300, 1_500));
    if (reader.isLossUnsure("punch", 2)) await checkReaders(world);
    reader.punch(count % 12 === 5 ? 2 : 1);
  }
}

/** People punch while the reader cannot be reached. */
async function away(stage: MatrixStage, atReturn?: Deed): Promise<void> {
  const { world, reader } = stage;
  const gone = { fromMs: world.time.nowMs, toMs: 0 };
  await arm({ kind: "closePort" })(stage);
  await pass(stage, 20);
  await crowd(stage);
  await atReturn?.(stage);
  await pass(stage, 40); // longer than what is excused in whoever is said to be whole
  await checkDoubted(world, reader);
  gone.toMs = world.time.nowMs;
  await arm({ kind: "openPort" })(stage);
  await arrive(stage, PATIENCE_S);
  await checkLate(world, reader, gone);
  await checkGap(world, reader, gone);
}

/** What strikes at the first read strikes again while people punch, and when the reader comes back. */
export function usualCourse(strike?: Deed): Deed {
  return async (stage) => {
    await arrive(stage, PATIENCE_S);
    await strike?.(stage);
    await crowd(stage);
    await arrive(stage, PATIENCE_S);
    await away(stage, strike);
  };
}

/** Connections that neither hear nor say anything any more: while the log is read, and while people punch. */
export async function halfOpen(stage: MatrixStage): Promise<void> {
  await stage.world.time.pass(40);
  await arm({ kind: "halfOpen" })(stage);
  await pass(stage, 60);
  await arm({ kind: "halfOpen" })(stage);
  await crowd(stage);
  await arrive(stage, 60);
}

/** Without its battery a reader begins in 2000. */
export async function rebootWithClockReset(stage: MatrixStage): Promise<void> {
  const { world, reader } = stage;
  await pass(stage, 60);
  reader.clockOffsetMs = FIRST_DAY_MS - world.time.nowMs;
  await arm({ kind: "reboot", ms: 30_000 })(stage);
  await crowd(stage);
  await pass(stage, 60);
  await crowd(stage);
  reader.clockOffsetMs = 0;
  await crowd(stage);
  await arrive(stage, 60);
}

/**
 * Somebody clears the log: while the reader is asked, and while it cannot be.
 *
 * @param toFault by the rows that the place knows of
 */
export function clearing(toFault: (rows: number) => FaultInput): Deed {
  return async (stage) => {
    const { truth } = stage.reader;
    await pass(stage, 60);
    await crowd(stage);
    await pass(stage, 10);
    await arm(toFault(truth.rows))(stage);
    await crowd(stage);
    await arrive(stage, 60);
    await checkLost(stage.world, stage.reader);
    await away(stage, arm(toFault(truth.rows)));
    await checkLost(stage.world, stage.reader);
  };
}

/** The same while nobody watched for so long that the log may have grown to its count again: no number tells of it. */
export async function clearedUnseen(stage: MatrixStage): Promise<void> {
  const { world, reader } = stage;
  await pass(stage, 60);
  const { rows } = reader.truth;
  await arm({ kind: "closePort" })(stage);
  await world.time.pass(rows * SECOND_MS);
  await arm({ kind: "clearAndRegrow", count: rows })(stage);
  await pass(stage, 60);
  await arm({ kind: "openPort" })(stage);
  await arrive(stage, 60);
}

/** Punches fill slots that were counted before: no count and no size tells of those whose events get lost. */
export async function blankSlots(stage: MatrixStage): Promise<void> {
  await pass(stage, 60);
  await arm({ kind: "blankSlot", count: 60 })(stage);
  await pass(stage, 60);
  await arm({ kind: "loseEvent", count: 15 })(stage);
  await crowd(stage);
  await arrive(stage, 60);
  await away(stage);
}

/** The reader is another one for a while, or lets nobody in. */
export function changing(fault: FaultInput): Deed {
  return async (stage) => {
    await pass(stage, 60);
    await arm(fault)(stage);
    await crowd(stage);
    await pass(stage, 120);
    await arm({ kind: "none" })(stage);
    await crowd(stage);
    await arrive(stage, 1_000); // whoever refuses a key is asked again within a quarter of an hour
  };
}

/** Another program of the organisation reads the log and listens, again and again. */
export async function secondClient(stage: MatrixStage): Promise<void> {
  const { world, reader } = stage;
  const read = async (): Promise<void> => {
    const signal = new AbortController().signal;
    const open = createMemoryOpener(() => reader.simulator.dial(() => 3));
    const settings = { commKey: 0, requestTimeoutMs: 5_000, onEvent: () => undefined, onClose: () => undefined };
    const other = await connectReader(open, settings, signal);
    await registerEvents(other, undefined, signal);
    for await (const _chunk of readLog(other, signal)) continue;
    await other.close();
  };
  for (let round = 0; round < 8; round++) {
    const reading = read().catch(() => undefined); // it may find no room either
    await crowd(stage);
    await world.time.settle(reading);
  }
  await arrive(stage, 60);
}

/** The process dies before, in the middle of and after its writes, and comes back each time. */
export async function killedAgainAndAgain(stage: MatrixStage): Promise<void> {
  const { world, reader } = stage;
  for (let death = 0; death < 50; death++) {
    const { random, place, time } = world;
    place.killInWrite(random.between(1, 12), random.pick(["BEFORE", "TORN", "AFTER"]), random.next());
    for (let second = 0; second < 60 && place.isUp; second++) {
      await time.pass(SECOND_MS);
      reader.punch();
    }
    if (place.isUp) await time.settle(place.kill(1));
    await time.pass(random.between(10, 3_000));
    await time.settle(place.boot());
  }
  await arrive(stage, 60);
}

/** A row comes again after the one before was read: two copies, whichever of them an event told of. */
export async function sameRowLater(stage: MatrixStage): Promise<void> {
  await pass(stage, 60);
  for (let round = 0; round < 8; round++) {
    if (round % 2 === 0) await arm({ kind: "loseEvent" })(stage);
    stage.reader.punch();
    await pass(stage, 20);
    if (round % 4 < 2) await arm({ kind: "loseEvent" })(stage);
    stage.reader.punchAgain();
    await arrive(stage, 20);
  }
}

/** People punch while the log is read, and no event tells of some of them: the count of before the read does. */
export async function punchedWhileRead(stage: MatrixStage): Promise<void> {
  const { world, reader } = stage;
  for (let round = 0; round < 4; round++) {
    await arm({ kind: "loseEvent", count: 12 }, { kind: "reboot", ms: 1_000 })(stage);
    for (let count = 0; count < 40; count++) {
      await world.time.pass(world.random.between(20, 120));
      reader.punch();
    }
    await pass(stage, 60);
  }
  await arrive(stage, 60);
}

/**
 * The process dies while it reads the whole log again, because the reader's count disagrees: what that read has stored is behind
 * the end of the one before, and no event told of it.
 */
export async function killedWhileReadAgain(stage: MatrixStage): Promise<void> {
  const { world, reader } = stage;
  const { random, place, time } = world;
  await pass(stage, 60);
  for (let death = 0; death < 4; death++) {
    await arm({ kind: "countOff" }, { kind: "loseEvent", count: 100 })(stage);
    await crowd(stage);
    // Every row of the read is stored then, and nothing says how far.
    place.killInWrite(1, random.pick(["BEFORE", "TORN"]), random.next(), "recordTail");
    for (let second = 0; second < 120 && place.isUp; second++) {
      await time.pass(SECOND_MS);
      reader.punch();
    }
    await arm({ kind: "none" })(stage);
    await time.settle(place.boot());
    await pass(stage, 20);
  }
  await arrive(stage, 60);
}

/** Nothing can be written for a while: at the first read, and while people punch. */
export async function diskFull(stage: MatrixStage): Promise<void> {
  const { place, time } = stage.world;
  await time.pass(60);
  for (let round = 0; round < 3; round++) {
    place.setDiskFull(true);
    await crowd(stage);
    await pass(stage, 20);
    place.setDiskFull(false);
    await crowd(stage);
    await pass(stage, 20);
  }
}
