import type { FaultInput, FaultKind } from "@biometricflow/reader-simulator/faults";
import { PushReader } from "@biometricflow/reader-simulator/push/push-reader";
import type { Random } from "@biometricflow/reader-simulator/random";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import type { RecordSize } from "@biometricflow/reader-simulator/records";
import { isLasting } from "../../world/pull-reader.ts";
import { ReaderTruth } from "../../world/reader-truth.ts";
import { toWallTime } from "../../world/wall-clock.ts";
import { PLACE } from "./soaked-place.ts";

/** A simulated reader on a real port, with what is true of it. */
export interface SoakedReader {
  readonly id: string;
  /** As the place's file names it. */
  readonly config: object;
  readonly isByDatagram: boolean;
  readonly truth: ReaderTruth;
  /** The PIN of a row as the reader means it. */
  readonly toUserId: (pin: string) => string;
  readonly begin: () => Promise<void>;
  readonly punch: () => void;
  /** Something goes wrong. @returns what */
  readonly disturb: () => Promise<string>;
  readonly heal: () => Promise<void>;
  readonly rows: () => number;
  readonly disabledMs: () => number;
  readonly end: () => Promise<void>;
}

const PEOPLE = Array.from({ length: 40 }, (_, n) => String(1_001 + n));
const SIZES: readonly [RecordSize, ...RecordSize[]] = [40, 40, 16, 8, 49];
const POLL_MS = 2_000;

type Draw = (random: Random) => FaultInput;

/** What costs time and connections, and never a row: so all of them must be there in the end. */
const BY_CONNECTION: readonly [Draw, ...Draw[]] = [
  (random) => ({ kind: "drop", afterBytes: random.between(0, 20_000) }),
  (random) => ({ kind: "stall", ms: random.between(100, 12_000), afterBytes: random.between(0, 5_000) }),
  () => ({ kind: "split" }),
  () => ({ kind: "join" }),
  (random) => ({ kind: "garbage", count: random.between(1, 3) }),
  (random) => ({ kind: "truncate", count: random.between(1, 3) }),
  (random) => ({ kind: "wrongSession", count: random.between(1, 3) }),
  (random) => ({ kind: "lateReply", ms: random.between(500, 12_000) }),
  (random) => ({ kind: "loseEvent", count: random.between(1, 4) }),
  (random) => ({ kind: "doubleEvent", count: random.between(1, 4) }),
  (random) => ({ kind: "busy", count: random.between(1, 10) }),
  () => ({ kind: "halfOpen" }),
  () => ({ kind: "closePort" }),
  (random) => ({ kind: "reboot", ms: random.between(500, 5_000) }),
];
const BY_DATAGRAM: readonly [Draw, ...Draw[]] = [
  (random) => ({ kind: "loseDatagram", count: random.between(1, 5) }),
  (random) => ({ kind: "lossyNetwork", count: random.between(10, 100) }),
  (random) => ({ kind: "loseEvent", count: random.between(1, 4) }),
  () => ({ kind: "halfOpen" }),
  () => ({ kind: "closePort" }),
  (random) => ({ kind: "reboot", ms: random.between(500, 5_000) }),
];

/** Of ten readers one pushes and one is asked by datagrams. */
export function makeReader(
  index: number,
  random: Random,
  { port, pushPort }: { readonly port: number; readonly pushPort: number },
): SoakedReader {
  const id = `gate-${index + 1}`;
  if (index % 10 === 4) return makePushReader(id, random, pushPort);
  return makePullReader({ id, port, isByDatagram: index % 10 === 3 }, random);
}

function makeLog(rows: number, truth: ReaderTruth) {
  return Array.from({ length: rows }, (_, n) => {
    const madeMs = Date.now() - (rows - n) * 60_000;
    const time = toWallTime(madeMs, PLACE.timeZone);
    const row = { userId: PEOPLE[n % PEOPLE.length] ?? "", time, verify: 1, punch: n % 2 };
    truth.add(row, madeMs);
    return row;
  });
}

function makePullReader(
  { id, port, isByDatagram }: { readonly id: string; readonly port: number; readonly isByDatagram: boolean },
  random: Random,
): SoakedReader {
  const truth = new ReaderTruth();
  const simulator: ReaderSimulator = createReaderSimulator({
    serialNumber: `SOAK-${id}`,
    users: PEOPLE.map((userId, n) => ({ uid: n + 1, userId, name: `P ${userId}`, privilege: 0, card: 0 })),
    log: makeLog(random.between(0, 300), truth),
    timeZone: PLACE.timeZone,
    recordSize: random.pick(SIZES),
    hasUdp: isByDatagram,
    port,
    maxClients: random.pick([2, 4]),
  });
  const { control } = simulator;
  const pins = new Map(PEOPLE.map((userId, n) => [`uid:${n + 1}`, userId]));
  const heal = (): Promise<void> => control.fault({ kind: "none" });
  const needsHealing = (kind: FaultKind): boolean => isLasting(kind) || kind === "closePort";
  return {
    ...{ id, truth, heal, isByDatagram },
    config: { id, name: id, port, transport: isByDatagram ? "udp" : "tcp" },
    toUserId: (pin) => pins.get(pin) ?? pin,
    begin: () => simulator.start(),
    punch: () => {
      const row = control.punch({ pin: random.pick(["1001", ...PEOPLE]), state: random.between(0, 1) });
      truth.add(row, Date.now());
    },
    disturb: async () => {
      const fault = random.pick(isByDatagram ? BY_DATAGRAM : BY_CONNECTION)(random);
      await control.fault(fault);
      if (needsHealing(fault.kind)) {
        setTimeout(() => void heal().catch(() => undefined), random.between(2_000, 20_000)).unref();
      }
      return fault.kind;
    },
    rows: () => control.log().rows.length,
    disabledMs: () => control.stats().disabledMs,
    end: () => simulator.stop(),
  };
}

function makePushReader(id: string, random: Random, port: number): SoakedReader {
  const truth = new ReaderTruth();
  const serialNumber = `SOAK-${id}`;
  const rows = makeLog(random.between(0, 60), truth);
  const people = PEOPLE.map((userId) => ({ userId, name: `P ${userId}` }));
  const reader = new PushReader({ serialNumber, server: { host: "127.0.0.1", port }, rows, people });
  let [isGreeted, isTalking, silentUntilMs] = [false, false, 0];
  const talk = async (): Promise<void> => {
    if (isTalking || Date.now() < silentUntilMs) return;
    isTalking = true;
    try {
      if (!isGreeted) await reader.handshake();
      isGreeted = true;
      await reader.upload();
      await reader.poll();
    } catch {
      isGreeted = false; // nobody answered: it begins anew, as firmware does
    } finally {
      isTalking = false;
    }
  };
  const heal = async (): Promise<void> => {
    silentUntilMs = 0;
    reader.faults.lostAnswers = 0;
    reader.faults.doubled = false;
  };
  const deeds: readonly [readonly [string, () => void], ...(readonly [string, () => void])[]] = [
    ["push: lost answers", () => void (reader.faults.lostAnswers = random.between(1, 4))],
    ["push: doubled", () => void (reader.faults.doubled = true)],
    ["push: silence", () => void (silentUntilMs = Date.now() + random.between(2, 30) * 1_000)],
    ["push: begins anew", () => void (isGreeted = false)],
  ];
  let calls: NodeJS.Timeout | undefined;
  return {
    ...{ id, truth, heal, isByDatagram: false },
    config: { id, name: id, port: 4_370, transport: "push", serialNumber },
    toUserId: (pin) => pin,
    begin: async () => void (calls = setInterval(() => void talk(), POLL_MS).unref()),
    punch: () => {
      const time = toWallTime(Date.now(), PLACE.timeZone);
      const row = { userId: random.pick(["1001", ...PEOPLE]), time, verify: 1, punch: random.between(0, 1) };
      if (truth.has(row)) return; // nobody can push that a row was made twice
      reader.punch(row);
      truth.add(row, Date.now());
    },
    disturb: async () => {
      const [name, strike] = random.pick(deeds);
      strike();
      return name;
    },
    rows: () => reader.log.length,
    disabledMs: () => 0,
    end: async () => clearInterval(calls),
  };
}
