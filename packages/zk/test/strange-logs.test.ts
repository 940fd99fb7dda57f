/**
 * A second reader, written from the protocol notes alone and unlike the first wherever they leave a choice: rubbish behind
 * texts, tails of any bytes, codes 200 and 255, blank slots of both kinds, rows that are none, counts of all sorts. Its logs
 * come out as they were written, or not at all.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { AttendanceLayout, SixteenByteOrder } from "../src/codec/attendance-layout.ts";
import { AttendanceLogDecoder } from "../src/codec/attendance-log-decoder.ts";
import { ZkWireError } from "../src/codec/errors.ts";

const NOW_MS = Date.UTC(2026, 5, 1, 9);

/** A mulberry32: the same bytes for the same seed. */
function createDice(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  const of = <T>(...all: readonly [T, ...T[]]): T => all[upTo(all.length - 1)] ?? all[0];
  return { next, upTo, of, bytes: (length: number) => Buffer.from(Array.from({ length }, () => upTo(255))) };
}

type Dice = ReturnType<typeof createDice>;

interface Style {
  readonly layout: AttendanceLayout;
  readonly order: SixteenByteOrder;
  /** Rubbish behind texts, and in the bytes that mean nothing. */
  readonly isDirty: boolean;
  readonly pins: "NUMBERS" | "LONG" | "LETTERS";
  readonly codes: "USUAL" | "ODD" | "ZERO";
  readonly years: readonly [number, number];
  /** Shares of rows. */
  readonly blank: number;
  readonly impossible: number;
  readonly junk: number;
}

interface Written {
  readonly bytes: Buffer;
  /** `user YYYYMMDDHHmmss`; `undefined` for a blank slot, "?" where only the bytes know. */
  readonly truth: string | undefined;
}

const SIZE: Readonly<Record<AttendanceLayout, number>> = { R40: 40, R49: 49, R16: 16, R8_TIME3: 8, R8_TIME4: 8 };
const two = (part: number): string => String(part).padStart(2, "0");

interface Moment {
  readonly packed: number;
  readonly digits: string;
}

function momentOf(
  year: number,
  month: number,
  day: number,
  [hour, minute, second]: readonly [number, number, number],
): Moment {
  const days = ((year - 2_000) * 12 + month - 1) * 31 + day - 1;
  const packed = ((days * 24 + hour) * 60 + minute) * 60 + second;
  return { packed, digits: `${year}${two(month)}${two(day)}${two(hour)}${two(minute)}${two(second)}` };
}

function rollMoment({ upTo, next }: Dice, { years: [from, to], impossible }: Style, ordered: number): Moment {
  const clock = [upTo(23), upTo(59), upTo(59)] as const;
  if (next() < impossible) return momentOf(from + upTo(to - from), 2, 30, clock);
  const day = Math.floor(ordered * 330);
  return momentOf(from + upTo(to - from), 1 + (Math.floor(day / 28) % 5), 1 + (day % 28), clock);
}

function rollPin({ upTo, of }: Dice, pins: Style["pins"]): string {
  if (pins === "LETTERS") return `${of("A", "emp-", "x", "Z9")}${upTo(9_999)}`;
  return pins === "LONG" ? String(1_000_000_000 + upTo(3_000_000_000)) : String(1 + upTo(of(30, 9_999, 65_000)));
}

function rollCodes({ of, upTo }: Dice, codes: Style["codes"], isNarrow: boolean): readonly [number, number] {
  if (codes === "ZERO") return [0, 0];
  const state = of(0, 1, 0, 1, 2, 3, 4, 5);
  if (codes === "USUAL" || isNarrow) return [of(1, 1, 3, 4, isNarrow ? 8 : 15), state];
  return [of(200, 255, 15, 25, 4, upTo(29)), of(255, 200, 0, 1, state)];
}

function writeRow(dice: Dice, style: Style, ordered: number): Written {
  const { layout, order, isDirty, pins, codes } = style;
  const size = SIZE[layout];
  const row = isDirty && size >= 16 ? dice.bytes(size) : Buffer.alloc(size);
  const moment = rollMoment(dice, style, ordered);
  const [verify, state] = rollCodes(dice, codes, layout === "R8_TIME4");
  const slot = 1 + dice.upTo(3_000);
  if (layout === "R40" || layout === "R49") {
    const pin = rollPin(dice, pins);
    row.writeUInt16LE(slot, 0);
    row.write(`${pin}\0`.slice(0, 24), 2, "latin1");
    row.writeUInt8(verify, 26);
    row.writeUInt32LE(moment.packed, 27);
    row.writeUInt8(state, 31);
    return { bytes: row, truth: `${pin} ${moment.digits}` };
  }
  if (layout === "R16") {
    const pin = pins === "LETTERS" ? "77" : rollPin(dice, pins);
    row.writeUInt32LE(Number(pin), 0);
    row.writeUInt32LE(moment.packed, 4);
    row.set(order === "VERIFY_FIRST" ? [verify, state] : [state, verify], 8);
    row.writeUInt32LE(dice.of(0, 0, dice.upTo(99_999)), 12);
    return { bytes: row, truth: `${pin} ${moment.digits}` };
  }
  row.writeUInt16LE(slot, 0);
  if (layout === "R8_TIME3") {
    row.writeUInt8(verify, 2);
    row.writeUInt32LE(moment.packed, 3);
    row.writeUInt8(state, 7);
  } else {
    row.writeUInt8((verify & 15) | ((state & 15) << 4), 2);
    row.writeUInt32LE(moment.packed, 4);
  }
  return { bytes: row, truth: `uid:${slot} ${moment.digits}` };
}

function writeLog(dice: Dice, style: Style, rows: number): readonly Written[] {
  return Array.from({ length: rows }, (_, n) => {
    const size = SIZE[style.layout];
    if (dice.next() < style.blank) return { bytes: Buffer.alloc(size, dice.of(0, 0, 0xff)), truth: undefined };
    // A log of four rows or fewer may be junk that looks like one row.
    if (dice.next() < style.junk && rows > 4) return { bytes: dice.bytes(size), truth: "?" };
    return writeRow(dice, style, n / rows);
  });
}

const styles: fc.Arbitrary<Style> = fc.record({
  layout: fc.constantFrom<AttendanceLayout>("R40", "R49", "R16", "R8_TIME3", "R8_TIME4"),
  order: fc.constantFrom<SixteenByteOrder>("VERIFY_FIRST", "VERIFY_FIRST", "STATE_FIRST"),
  isDirty: fc.boolean(),
  pins: fc.constantFrom("NUMBERS", "NUMBERS", "LONG", "LETTERS"),
  codes: fc.constantFrom("USUAL", "USUAL", "ODD", "ZERO"),
  years: fc.constantFrom([2_024, 2_026], [2_019, 2_020], [2_000, 2_001], [2_024, 2_024], [2_010, 2_026]),
  blank: fc.constantFrom(0, 0, 0.05, 0.4),
  impossible: fc.constantFrom(0, 0, 0.05, 0.2),
  junk: fc.constantFrom(0, 0, 0, 0.03, 0.3),
});

const counts = fc.constantFrom(
  "EXACT",
  "EXACT",
  "ZERO",
  "NEGATIVE",
  "ONE_MORE",
  "ONE_LESS",
  "FIVE_PERCENT",
  "FIVE_PERCENT_LESS",
  "TEN_PERCENT",
  "WRITTEN",
);

function toCount(kind: string, log: readonly Written[]): number {
  const rows = log.length;
  const counted: Readonly<Record<string, number>> = {
    ZERO: 0,
    NEGATIVE: -1,
    ONE_MORE: rows + 1,
    ONE_LESS: rows - 1,
    FIVE_PERCENT: Math.round(rows * 1.05),
    FIVE_PERCENT_LESS: Math.round(rows * 0.95),
    TEN_PERCENT: Math.round(rows * 1.1),
    WRITTEN: log.filter(({ truth }) => truth !== undefined).length,
  };
  return counted[kind] ?? rows;
}

interface Read {
  readonly layout: AttendanceLayout;
  readonly rows: readonly (readonly [position: number, text: string])[];
}

function read(payload: Buffer, reportedCount: number, order: SixteenByteOrder): Read | undefined {
  const clues = { payloadBytes: payload.length, reportedCount, sixteenByteOrder: order, nowMs: NOW_MS };
  const decoder = new AttendanceLogDecoder(clues, new TextDecoder());
  decoder.push(payload);
  try {
    const { layout, batches } = decoder.end();
    const records = [...batches].flatMap((batch) => batch.records);
    return {
      layout,
      rows: records.map((it) => [it.position, `${it.pin ?? `uid:${it.slot}`} ${it.localDigits}`] as const),
    };
  } catch (error) {
    expect(error).toBeInstanceOf(ZkWireError);
    return undefined;
  }
}

/** What only the bytes know is left out, on both sides. */
function withoutJunk(log: readonly Written[], { rows }: Read): readonly (readonly [number, string])[] {
  return rows.filter(([position]) => log[position]?.truth !== "?");
}

const toTruth = (log: readonly Written[]) =>
  log.flatMap(({ truth }, position) => (truth === undefined || truth === "?" ? [] : [[position, truth] as const]));

it("reads what was written, or nothing, whatever stands between the fields", () => {
  let [readLogs, goodLogs, goodRead] = [0, 0, 0];
  const sizes = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 120 }));
  fc.assert(
    fc.property(fc.nat(), styles, sizes, counts, (seed, style, rows, count) => {
      const log = writeLog(createDice(seed), style, rows);
      const payload = Buffer.concat(log.map(({ bytes }) => bytes));
      const result = read(payload, toCount(count, log), style.order);
      const isGood = style.junk === 0 && style.impossible === 0 && count === "EXACT" && style.blank === 0 && rows >= 20;
      if (isGood && style.years[0] > 2_002) goodLogs++;
      if (result === undefined) return;
      if (isGood && style.years[0] > 2_002) goodRead++;
      readLogs++;
      expect([result.layout, withoutJunk(log, result)]).toEqual([style.layout, toTruth(log)]);
    }),
    { numRuns: 20_000 },
  );
  // Refusing everything is no answer.
  expect(readLogs).toBeGreaterThan(2_000);
  expect(goodRead / goodLogs).toBeGreaterThan(0.97);
});
