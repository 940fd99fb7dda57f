import type { FaultInput, FaultKind } from "@biometricflow/reader-simulator/faults";
import { checkReaders } from "./checks.ts";
import { isLasting, PullReader } from "./pull-reader.ts";
import { PushingReader } from "./pushing-reader.ts";
import { FIRST_DAY_MS } from "./wall-clock.ts";
import type { World } from "./world.ts";
import type { WorldReader } from "./world-reader.ts";

/** Something that goes wrong, and how often beside the others. */
export interface Action {
  readonly name: string;
  readonly weight: number;
  /** @returns false where it cannot happen to this reader */
  readonly run: (world: World, reader: WorldReader) => Promise<boolean | void>;
}

const SECOND_MS = 1_000;

/** A fault of a reader that is read; `numbers` draws what it needs. */
function fault(
  kind: FaultKind,
  weight: number,
  numbers: (world: World) => Partial<FaultInput> = () => ({}),
  isFor: (reader: PullReader) => boolean = ({ config }) => config.transport === "tcp",
): Action {
  return {
    name: kind,
    weight,
    run: async (world, reader) => {
      if (!(reader instanceof PullReader) || !isFor(reader)) return false;
      const input = { kind, ...numbers(world) };
      if (reader.isLossUnsure(kind, input.count)) await checkReaders(world, [reader]);
      await world.time.settle(reader.fault(input));
      if (isLasting(kind) || kind === "closePort") {
        world.later(world.random.between(5, 900) * SECOND_MS, () => reader.fault({ kind: "none" }));
      }
      return true;
    },
  };
}

const any = (): boolean => true;
const datagrams = ({ config }: PullReader): boolean => config.transport === "udp";

const READER_FAULTS: readonly Action[] = [
  fault("drop", 3, ({ random }) => ({ afterBytes: random.between(0, 20_000) })),
  fault("stall", 3, ({ random }) => ({ ms: random.between(100, 30_000), afterBytes: random.between(0, 5_000) })),
  fault("split", 2),
  fault("join", 2),
  fault("garbage", 3, ({ random }) => ({ count: random.between(1, 3) })),
  fault("truncate", 3, ({ random }) => ({ count: random.between(1, 3) })),
  fault("damage", 3, ({ random }) => ({ count: random.between(1, 3) }), any),
  fault("wrongSession", 2, ({ random }) => ({ count: random.between(1, 3) })),
  fault("lateReply", 2, ({ random }) => ({ ms: random.between(500, 20_000) })),
  fault("loseEvent", 4, ({ random }) => ({ count: random.between(1, 4) }), any),
  fault("doubleEvent", 3, ({ random }) => ({ count: random.between(1, 4) }), any),
  fault("busy", 2, ({ random }) => ({ count: random.between(1, 30) }), any),
  fault("halfOpen", 3, undefined, any),
  fault("closePort", 4, undefined, any),
  fault("reboot", 3, ({ random }) => ({ ms: random.between(1, 180) * SECOND_MS }), any),
  fault("clear", 1, undefined, any),
  fault("clearAndRegrow", 1, ({ random }) => ({ count: random.between(1, 200) }), any),
  fault("wrap", 1, ({ random }) => ({ count: random.between(1, 20) }), any),
  fault("blankSlot", 1, ({ random }) => ({ count: random.between(1, 5) }), any),
  fault("serial", 1, undefined, any),
  fault("key", 1, undefined, any),
  fault("loseDatagram", 6, ({ random }) => ({ count: random.between(1, 5) }), datagrams),
  fault("lossyNetwork", 3, ({ random }) => ({ count: random.between(10, 150) }), datagrams),
];

const READER_ACTIONS: readonly Action[] = [
  {
    name: "partition",
    weight: 4,
    run: async ({ random }, { link }) => link.cut(random.between(1, 600) * SECOND_MS),
  },
  {
    name: "a crowd",
    weight: 5,
    run: async (world, reader) => {
      const people = world.random.between(2, 25);
      for (let count = 0; count < people; count++) await punch(world, reader, world.random.between(1, 8) === 1 ? 2 : 1);
    },
  },
  {
    name: "blank slots, lost events",
    weight: 1,
    run: async (world, reader) => {
      if (!(reader instanceof PullReader) || reader.isFull) return false;
      const count = world.random.between(2, 8);
      await world.time.settle(reader.fault({ kind: "blankSlot", count }));
      const fill = async (): Promise<void> => {
        await reader.fault({ kind: "loseEvent", count });
        for (let filled = 0; filled < count && !reader.isLossUnsure("punch"); filled++) reader.punch();
      };
      world.later(world.random.between(30, 300) * SECOND_MS, fill);
      world.later(900 * SECOND_MS, () => reader.fault({ kind: "none" }));
      return true;
    },
  },
  {
    name: "another verify code",
    weight: 1,
    run: async (world, reader) => punch(world, reader, 1, 15),
  },
  {
    name: "reader clock",
    weight: 2,
    run: async (world, reader) => {
      const seconds = world.random.between(-7_200, 600);
      reader.clockOffsetMs = seconds * SECOND_MS;
      world.later(world.random.between(60, 7_200) * SECOND_MS, () => void (reader.clockOffsetMs = 0));
    },
  },
  {
    name: "reader clock reset",
    weight: 1,
    run: async (world, reader) => {
      reader.clockOffsetMs = FIRST_DAY_MS - world.time.nowMs;
      if (reader instanceof PullReader) await world.time.settle(reader.fault({ kind: "reboot" }));
      world.later(world.random.between(60, 3_600) * SECOND_MS, () => void (reader.clockOffsetMs = 0));
    },
  },
  {
    name: "second client",
    weight: 2,
    run: async (world, reader) => {
      if (!(reader instanceof PullReader)) return false;
      const sockets = Array.from({ length: 4 }, () => reader.simulator.dial(() => 1));
      world.later(world.random.between(10, 300) * SECOND_MS, () => sockets.forEach((socket) => socket?.destroy()));
      return true;
    },
  },
  {
    name: "push: lost answers",
    weight: 5,
    run: async ({ random }, reader) => {
      if (!(reader instanceof PushingReader)) return false;
      reader.reader.faults.lostAnswers = random.between(1, 4);
      return true;
    },
  },
  {
    name: "push: doubled",
    weight: 3,
    run: async (world, reader) => {
      if (!(reader instanceof PushingReader)) return false;
      reader.reader.faults.doubled = true;
      world.later(world.random.between(10, 600) * SECOND_MS, () => void (reader.reader.faults.doubled = false));
      return true;
    },
  },
  {
    name: "push: swallowed",
    weight: 3,
    run: async ({ random }, reader) => {
      if (!(reader instanceof PushingReader) || reader.hasNoSums) return false; // within a day alone it would be found
      reader.swallows = random.between(1, 3);
      return true;
    },
  },
  {
    name: "push: silence",
    weight: 3,
    run: async ({ random, time }, reader) => {
      if (!(reader instanceof PushingReader)) return false;
      reader.silentUntilMs = time.nowMs + random.between(10, 1_800) * SECOND_MS;
      return true;
    },
  },
];

const PLACE_ACTIONS: readonly Action[] = [
  { name: "stop", weight: 2, run: async ({ place, time }) => time.settle(place.stop()) },
  { name: "kill", weight: 2, run: async ({ place, time }) => time.settle(place.kill(1)) },
  {
    name: "power cut",
    weight: 2,
    run: async ({ place, time, random }) => time.settle(place.kill(random.between(1, 600) * SECOND_MS)),
  },
  {
    name: "death in a write",
    weight: 4,
    run: async ({ place, random }) => {
      place.killInWrite(random.between(1, 40), random.pick(["BEFORE", "TORN", "AFTER"]), random.next());
    },
  },
  {
    name: "disk full",
    weight: 2,
    run: async (world) => {
      world.place.setDiskFull(true);
      world.later(world.random.between(5, 900) * SECOND_MS, () => world.place.setDiskFull(false));
    },
  },
  {
    name: "place clock",
    weight: 1,
    run: async (world) => {
      world.time.wallOffsetMs = world.random.between(-600, 600) * SECOND_MS;
      world.later(world.random.between(60, 7_200) * SECOND_MS, () => void (world.time.wallOffsetMs = 0));
    },
  },
];

/** Everything that can go wrong. */
export const ACTIONS: readonly Action[] = [...READER_FAULTS, ...READER_ACTIONS];
export const PLACE_WIDE: readonly Action[] = PLACE_ACTIONS;

/** Somebody punches at a reader. */
export async function punch(world: World, reader: WorldReader, times = 1, verify = 1): Promise<void> {
  if (reader instanceof PullReader && reader.isLossUnsure("punch", times)) await checkReaders(world, [reader]);
  reader.punch(times, verify);
  world.trace.note(`punch ${reader.id}`);
}

/** One of them, each as often as its weight says. */
export function pickAction(actions: readonly Action[], { random }: World): Action {
  const all = actions.reduce((sum, { weight }) => sum + weight, 0);
  let at = random.next() * all;
  for (const action of actions) {
    at -= action.weight;
    if (at < 0) return action;
  }
  throw new RangeError("no action has a weight");
}
