/** The end of a log that was read before: exactly what came since, or the word that only the whole log tells. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { connectReader } from "../src/client/connect-reader.ts";
import { readLog } from "../src/client/read-log.ts";
import { readLogTail } from "../src/client/read-log-tail.ts";
import { createLogCursor, extendLogCursor, type LogCursor } from "../src/codec/log-cursor.ts";
import { createMemoryOpener } from "./memory-reader.ts";

/** What happens to a log between two reads. */
type Happening =
  | { readonly kind: "GROW"; readonly count: number; readonly isAlike: boolean }
  | { readonly kind: "DROP"; readonly count: number }
  | { readonly kind: "CLEAR"; readonly regrow: number }
  | { readonly kind: "BLANK"; readonly count: number };

/** A row that was punched, or a blank slot. */
interface Slot {
  readonly bytes: Buffer;
  /** Of the punch; `undefined` for a blank slot. */
  readonly punch: number | undefined;
}

const BLANK: Slot = { bytes: Buffer.alloc(40), punch: undefined };

/** A reader's log: what was punched stands in it until it is overwritten or cleared. */
class SimulatedLog {
  slots: Slot[] = [];
  #punches = 0;

  /** @param isAlike in the second of the punch before, by the same person. */
  punch(isAlike = false): void {
    const punch = ++this.#punches;
    const blank = this.slots.findIndex((slot) => slot.punch === undefined);
    const slot = { bytes: isAlike ? (this.slots.at(-1)?.bytes ?? toRow(punch)) : toRow(punch), punch };
    const isSame = isAlike && slot.bytes.equals(BLANK.bytes);
    const made = isSame ? { ...slot, bytes: toRow(punch) } : slot;
    if (blank === -1) this.slots.push(made);
    else this.slots[blank] = made;
  }

  happen(it: Happening): void {
    if (it.kind === "BLANK") this.slots.push(...Array.from({ length: it.count }, () => BLANK));
    else if (it.kind === "DROP") this.slots.splice(0, it.count);
    else {
      if (it.kind === "CLEAR") this.slots = [];
      const count = it.kind === "CLEAR" ? it.regrow : it.count;
      for (let n = 0; n < count; n++) this.punch(it.kind === "GROW" && it.isAlike);
    }
  }

  punches(): readonly number[] {
    return this.slots.flatMap(({ punch }) => punch ?? []);
  }
}

function toRow(punch: number): Buffer {
  const row = Buffer.alloc(40);
  row.write(String(1_000 + punch), 2);
  row.writeUInt32LE(0x2368b36b + punch, 27);
  return row;
}

async function connect({ slots }: SimulatedLog) {
  const reader = { rows: slots.map(({ bytes }) => bytes), countOff: 0, lengthOff: 0, mishaps: new Map() };
  const settings = { commKey: 0, requestTimeoutMs: 60_000, onEvent: () => undefined, onClose: () => undefined };
  return connectReader(createMemoryOpener(reader), settings, new AbortController().signal);
}

async function readWhole(log: SimulatedLog): Promise<LogCursor> {
  const reader = await connect(log);
  let cursor = createLogCursor("R40");
  for await (const chunk of readLog(reader)) cursor = extendLogCursor(cursor, chunk);
  await reader.close();
  return cursor;
}

async function readTail(log: SimulatedLog, cursor: LogCursor) {
  const reader = await connect(log);
  const tail = await readLogTail(reader, cursor);
  await reader.close();
  return tail;
}

const few = fc.nat(60);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant("GROW" as const), count: few, isAlike: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("DROP" as const), count: few }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("CLEAR" as const), regrow: fc.nat(400) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("BLANK" as const), count: fc.integer({ min: 1, max: 3 }) }) },
);

it("brings exactly the punches that came since, each once and in order, or says that only the whole log tells", async () => {
  const rounds = fc.array(fc.array(happening, { maxLength: 3 }), { minLength: 1, maxLength: 8 });
  let [tails, losses] = [0, 0];
  const property = fc.asyncProperty(fc.integer({ min: 20, max: 300 }), rounds, async (first, all) => {
    const log = new SimulatedLog();
    for (let n = 0; n < first; n++) log.punch();
    let cursor = await readWhole(log);
    let seen = new Set(log.punches());
    for (const happenings of all) {
      for (const it of happenings) log.happen(it);
      const tail = await readTail(log, cursor);
      const since = log.slots.filter(({ punch }) => punch !== undefined && !seen.has(punch));
      if (tail.kind === "LOST") {
        losses++;
        cursor = await readWhole(log);
      } else {
        tails++;
        const read = tail.parts.flatMap(({ records }) => records.map(({ raw }) => raw.toString("hex")));
        expect(read).toEqual(since.map(({ bytes }) => bytes.toString("hex")));
        cursor = tail.parts.at(-1)?.cursor ?? cursor;
        expect(cursor).toEqual(await readWhole(log));
      }
      seen = new Set([...seen, ...log.punches()]);
    }
  });
  await fc.assert(property, { numRuns: 100 });
  expect([tails > 100, losses > 20]).toEqual([true, true]);
});

it("never needs the whole of a log that only grows, or loses up to 4,000 of its oldest rows", async () => {
  const moves = fc.record({ dropped: fc.nat(4_000), grown: fc.nat(1_200) });
  await fc.assert(
    fc.asyncProperty(moves, async ({ dropped, grown }) => {
      const log = new SimulatedLog();
      for (let n = 0; n < 4_100; n++) log.punch();
      const cursor = await readWhole(log);
      log.happen({ kind: "DROP", count: dropped });
      log.happen({ kind: "GROW", count: grown, isAlike: false });
      const tail = await readTail(log, cursor);
      expect(tail.kind).toBe("TAIL");
      if (tail.kind === "TAIL") expect(tail.parts.reduce((sum, { records }) => sum + records.length, 0)).toBe(grown);
    }),
    { numRuns: 6 },
  );
});

it("gives no row for sure that looks like none in the layout of the log", async () => {
  const log = new SimulatedLog();
  for (let n = 0; n < 40; n++) log.punch();
  const cursor = await readWhole(log);
  log.slots.push({ bytes: Buffer.alloc(40, 0x7f), punch: 41 });
  expect((await readTail(log, cursor)).kind).toBe("LOST");
});
