import type { ReaderSimulatorOptions } from "@biometricflow/reader-simulator/options";
import type { RecordSize } from "@biometricflow/reader-simulator/records";
import type { UserRecordSize } from "@biometricflow/reader-simulator/user-records";
import { createRandom, type Random } from "@biometricflow/reader-simulator/random";
import { ACTIONS, PLACE_WIDE, pickAction, punch } from "./actions.ts";
import { checkAcknowledged, checkInTheEnd, checkReaders, type FinalTerms } from "./checks.ts";
import { PullReader } from "./pull-reader.ts";
import { PushingReader } from "./pushing-reader.ts";
import { type ReaderTerms, World } from "./world.ts";
import { toWallTime } from "./wall-clock.ts";
import type { WorldReader } from "./world-reader.ts";

/** How much happens in a world. */
export interface WorldSize {
  readonly readers: number;
  readonly hours: number;
  /** Punches of one reader in a day. */
  readonly punchesADay: number;
  /** Of one reader in a day. */
  readonly faultsADay: number;
  /** Of the place in a day. */
  readonly deathsADay: number;
  /** Every reader pushes; else one in five does. */
  readonly isPushing?: boolean;
  /** Between two heartbeats; drawn from the seed when not given. */
  readonly heartbeatMs?: number;
}

/** What happened in a world in which nothing was lost. */
export interface WorldReport {
  readonly seed: string;
  readonly trace: string;
  readonly events: number;
  readonly punches: number;
  readonly happened: Readonly<Record<string, number>>;
  /** Readers of which the daily read found what nothing else could. */
  readonly foundByDailyRead: number;
  /** Rows that left a reader before anybody could know them. */
  readonly lostByReaders: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
type Beginning = readonly [timeZone: string, start: string];
/** Zones and the hours before their clocks are set: a world may live through such a night. */
const BEGINNINGS: readonly [Beginning, ...Beginning[]] = [
  ["Asia/Riyadh", "2026-03-01T05:00:00Z"],
  ["Europe/Berlin", "2026-03-28T22:00:00Z"],
  ["Europe/Berlin", "2026-10-24T22:00:00Z"],
  ["Africa/Cairo", "2026-04-23T20:00:00Z"],
  ["America/New_York", "2026-11-01T03:00:00Z"],
];

/** Runs a world of a seed to its end. @throws {WorldViolation} */
export async function runWorld(seed: string, size: WorldSize): Promise<WorldReport> {
  const draw = createRandom(`${seed} terms`);
  const [timeZone, start] = draw.pick(BEGINNINGS);
  const readers = Array.from({ length: size.readers }, (_, index) =>
    drawReader(draw, size.isPushing === true ? PUSHING : index % 5),
  );
  const heartbeatMs = size.heartbeatMs ?? draw.pick([5_000, 15_000, 60_000]);
  const world = new World({ seed, readers, timeZone, startMs: Date.parse(start), heartbeatMs, hasSlowDisk: true });
  world.onComplete = (reader) => checkReaders(world, [reader]);
  world.onAcknowledged = (reader, body) => checkAcknowledged(world, reader, body);
  return world.live(async () => {
    await world.time.pass(2 * MINUTE_MS); // every reader was read once
    const { punches, happened } = await disturb(world, size, timeZone);
    const foundByDailyRead = await checkInTheEnd(world, toFinalTerms);
    const lostByReaders = world.readers.reduce((sum, { truth }) => sum + truth.excusedRows, 0);
    const { trace } = world;
    return { seed, trace: trace.digest(), events: trace.events, punches, happened, foundByDailyRead, lostByReaders };
  });
}

const PUSHING = 4;

/** One in five pushes, one in five is asked by datagrams; the others are as different as readers are. */
function drawReader(draw: Random, kind: number): ReaderTerms {
  const rows = draw.between(0, 300);
  if (kind === PUSHING) {
    const [pollMs, hasNoSums] = [draw.pick([10_000, 30_000]), draw.pick([false, false, false, true])];
    return { kind: "PUSH", rows: Math.min(rows, 60), pollMs, hasNoSums };
  }
  const mode = draw.pick(["LIVE", "LIVE", "LIVE", "POLL(60)"]);
  const options: Partial<ReaderSimulatorOptions> = {
    recordSize: draw.pick<RecordSize>([40, 40, 16, 8, 49]),
    commKey: draw.pick([0, 0, 1_234]),
    maxClients: draw.pick([1, 2, 4]),
    capacity: draw.pick([100_000, 100_000, 100_000, rows + 60]),
    hasBufferedReads: draw.pick([true, true, true, false]),
    smallChunkBytes: draw.pick([0, 2_048]),
    userRecordSize: draw.pick<UserRecordSize>([72, 72, 28]),
  };
  return { kind: "PULL", rows, isUdp: kind === 3, mode, options };
}

/** Of a log that is full nobody says that it is whole, nor of one of which nobody tells sums. */
function toFinalTerms(reader: WorldReader): FinalTerms {
  if (reader instanceof PushingReader && reader.hasNoSums) return { verdict: "INCOMPLETE", doubt: "COUNT_UNTOLD" };
  return reader instanceof PullReader && reader.isFull ? { verdict: undefined } : {};
}

/** People punch by day, and things go wrong. */
async function disturb(world: World, size: WorldSize, timeZone: string) {
  const { time, random, place } = world;
  const endMs = time.nowMs + size.hours * HOUR_MS;
  const perDay = size.readers * (size.punchesADay + size.faultsADay) + size.deathsADay;
  const happened = new Map<string, number>();
  let [punches, nextLookMs, isBooting] = [0, time.nowMs + 6 * HOUR_MS, false];
  const bootLater = (): void => {
    isBooting = true;
    world.later(random.between(1, 300) * 1_000, async () => {
      await place.boot();
      isBooting = false;
    });
  };
  while (time.nowMs < endMs) {
    const hour = Number(toWallTime(time.nowMs, timeZone).slice(11, 13));
    const pace = hour >= 6 && hour < 20 ? 0.7 : 3;
    await time.pass((-Math.log(1 - random.next()) * 24 * HOUR_MS * pace) / perDay);
    const reader = world.readers[random.between(0, world.readers.length - 1)];
    if (reader === undefined) break;
    const dice = random.next() * perDay;
    if (dice >= size.readers * size.faultsADay + size.deathsADay) {
      await punch(world, reader);
      punches++;
    } else {
      const action = pickAction(dice < size.deathsADay ? PLACE_WIDE : ACTIONS, world);
      const isDone = await action.run(world, reader);
      if (isDone !== false) {
        happened.set(action.name, (happened.get(action.name) ?? 0) + 1);
        world.trace.tell(`${action.name} ${dice < size.deathsADay ? "" : reader.id}`);
        await checkReaders(world, [reader]);
      }
    }
    if (!place.isUp && !isBooting) bootLater();
    if (time.nowMs < nextLookMs) continue;
    nextLookMs = time.nowMs + 6 * HOUR_MS;
    await checkReaders(world);
  }
  while (isBooting) await time.pass(1_000);
  return { punches, happened: Object.fromEntries(happened) };
}
