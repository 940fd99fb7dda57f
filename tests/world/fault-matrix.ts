import { checkInTheEnd, checkReaders, type FinalTerms } from "./checks.ts";
import {
  arm,
  blankSlots,
  changing,
  clearedUnseen,
  clearing,
  type Deed,
  diskFull,
  halfOpen,
  killedAgainAndAgain,
  killedWhileReadAgain,
  punchedWhileRead,
  rebootWithClockReset,
  sameRowLater,
  secondClient,
  usualCourse,
} from "./matrix-courses.ts";
import type { FaultInput } from "@biometricflow/reader-simulator/faults";
import type { ReaderSimulatorOptions } from "@biometricflow/reader-simulator/options";
import { World } from "./world.ts";

/** Rows in the log of each case. */
const ROWS = 5_000;

/** One way in which a reader, or the way to it, misbehaves. */
export interface MatrixCase {
  readonly name: string;
  readonly isUdp?: boolean;
  readonly options?: Partial<ReaderSimulatorOptions>;
  /** Its nature, from the beginning to the end. */
  readonly traits?: readonly FaultInput[];
  /** Struck before the first read of the log, before people punch, and before it is there again after it was away. */
  readonly strike?: Deed;
  /** Takes the place of all that. */
  readonly course?: Deed;
  readonly end?: FinalTerms;
  /** Codes that were shown meanwhile. */
  readonly codes?: readonly string[];
  /** Whether rows left the log before anybody could have read them. */
  readonly losesRows?: boolean;
}

/** What a case ended with. */
export interface MatrixOutcome {
  /** Codes of faults that the reader had. */
  readonly codes: readonly string[];
  /** Rows that left the log before the place could have read them. */
  readonly lostByReader: number;
}

/** Every fault of the list, each a row of 5,000 rows. */
export const MATRIX: readonly MatrixCase[] = [
  { name: "drop", strike: arm({ kind: "drop", afterBytes: 70_000, count: 2 }) },
  { name: "drop inside a frame", strike: arm({ kind: "drop", afterBytes: 131, count: 3 }) },
  { name: "stall", strike: arm({ kind: "stall", afterBytes: 60_000, ms: 5_000, count: 2 }) },
  {
    name: "stall beyond the deadline",
    strike: arm({ kind: "stall", afterBytes: 900, ms: 30_000, count: 2 }),
    codes: ["DEVICE_TIMEOUT"],
  },
  { name: "split", strike: arm({ kind: "split" }) },
  { name: "joined", strike: arm({ kind: "join" }) },
  { name: "garbage", strike: arm({ kind: "garbage", count: 4 }), codes: ["DEVICE_PROTOCOL_ERROR"] },
  { name: "truncated", strike: arm({ kind: "truncate", count: 4 }), codes: ["DEVICE_PROTOCOL_ERROR"] },
  { name: "truncated by one byte", strike: arm({ kind: "truncate", count: 12, afterBytes: 4_095 }) },
  { name: "damaged on its way", strike: arm({ kind: "damage", count: 4, afterBytes: 126 }) },
  { name: "events damaged on their way", strike: arm({ kind: "damage", count: 10, afterBytes: 3 }) },
  {
    name: "sums of its own",
    traits: [{ kind: "ownSums" }],
    end: { verdict: "INCOMPLETE", doubt: "CHECKSUMS_WRONG" },
  },
  { name: "wrong session", strike: arm({ kind: "wrongSession", count: 4 }), codes: ["DEVICE_PROTOCOL_ERROR"] },
  { name: "late reply", strike: arm({ kind: "lateReply", ms: 4_000, count: 3 }) },
  {
    name: "late reply beyond the deadline",
    strike: arm({ kind: "lateReply", ms: 11_000, count: 3 }),
    codes: ["DEVICE_TIMEOUT"],
  },
  { name: "lost event", strike: arm({ kind: "loseEvent", count: 10 }) },
  { name: "doubled event", strike: arm({ kind: "doubleEvent", count: 10 }) },
  { name: "half-open connection", course: halfOpen, codes: ["DEVICE_TIMEOUT"] },
  { name: "reboot with clock reset", course: rebootWithClockReset },
  { name: "clear", course: clearing(() => ({ kind: "clear" })), losesRows: true },
  {
    name: "clear and regrow",
    course: clearing((rows) => ({ kind: "clearAndRegrow", count: rows + 60 })),
    losesRows: true,
  },
  {
    name: "clear and regrow to the same count",
    course: clearing((rows) => ({ kind: "clearAndRegrow", count: rows })),
    losesRows: true,
  },
  {
    name: "clear and regrow to the same count, which the reader does not count",
    options: { countsClears: false },
    course: clearedUnseen,
  },
  { name: "wrap of single rows", strike: arm({ kind: "wrap", count: 1 }), losesRows: true },
  { name: "wrap of batches", strike: arm({ kind: "wrap", count: 300 }), losesRows: true },
  { name: "blank slot", course: blankSlots },
  { name: "count off by one", traits: [{ kind: "countOff", count: 1 }], end: { verdict: "INCOMPLETE" } },
  { name: "count one too few", traits: [{ kind: "countOff", count: -1 }], end: { verdict: "INCOMPLETE" } },
  { name: "count always 0", traits: [{ kind: "noCount" }], end: { verdict: undefined } },
  {
    name: "counts that are not told",
    traits: [{ kind: "oddAnswer", command: 50 }],
    end: { verdict: "INCOMPLETE", doubt: "COUNT_UNTOLD" },
  },
  {
    name: "a list of users that is not told",
    traits: [{ kind: "oddAnswer", command: 9 }],
    end: { verdict: "INCOMPLETE", doubt: "USERS_UNREAD" },
  },
  { name: "full log", options: { capacity: ROWS }, end: { verdict: "INCOMPLETE" } },
  { name: "serial changed", course: changing({ kind: "serial" }), codes: ["DEVICE_REPLACED"] },
  { name: "key changed", course: changing({ kind: "key" }), codes: ["DEVICE_AUTH_FAILED"] },
  { name: "second client", course: secondClient },
  {
    name: "second client that takes the only connection",
    options: { maxClients: 1 },
    course: secondClient,
    codes: ["DEVICE_BUSY"],
  },
  { name: "lost datagrams", isUdp: true, strike: arm({ kind: "loseDatagram", count: 5 }) },
  {
    name: "a network that loses, doubles and exchanges datagrams",
    isUdp: true,
    strike: arm({ kind: "lossyNetwork", count: 20 }),
  },
  {
    name: "a network that loses, doubles and exchanges one datagram in ten",
    isUdp: true,
    strike: arm({ kind: "lossyNetwork", count: 100 }),
  },
  { name: "the same row again, later", course: sameRowLater },
  { name: "lost events while the log is read", course: punchedWhileRead },
  { name: "killed fifty times", course: killedAgainAndAgain },
  { name: "killed while it reads the whole log again", course: killedWhileReadAgain },
  { name: "disk full", course: diskFull },
];

/** Runs a case of a seed to its end. @throws {WorldViolation} */
export async function runMatrixCase(it: MatrixCase, seed: string): Promise<MatrixOutcome> {
  const { isUdp = false, options = {}, traits = [], strike } = it;
  const world = new World({
    seed: `${seed} ${it.name}`,
    readers: [{ kind: "PULL", rows: ROWS, isUdp, mode: "LIVE", options }],
  });
  world.onComplete = (reader) => checkReaders(world, [reader]);
  const reader = world.pull();
  reader.traits = traits;
  const stage = { world, reader };
  const begin = async (): Promise<void> => {
    await arm(...traits)(stage);
    await strike?.(stage);
  };
  return world.live(async () => {
    await (it.course ?? usualCourse(strike))(stage);
    await checkInTheEnd(world, () => it.end ?? {});
    return { codes: [...world.codes], lostByReader: reader.truth.excusedRows };
  }, begin);
}
