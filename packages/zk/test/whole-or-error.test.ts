/** A log is read whole or not at all, whatever a reader does; without sockets, over thousands of readers. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { connectReader } from "../src/client/connect-reader.ts";
import { DeviceError } from "../src/client/device-error.ts";
import { readLog } from "../src/client/read-log.ts";
import { createMemoryOpener, type MemoryReader, type Mishap } from "./memory-reader.ts";

const MISHAPS = ["SHORT", "LONG", "LIE", "REFUSED", "BUSY", "OTHER_REPLY", "EVENT", "LOST"] as const;
const HARMLESS: ReadonlySet<Mishap> = new Set(["OTHER_REPLY", "EVENT"]);
/** After which a chunk is asked for again, up to three times. */
const REPEATED: ReadonlySet<Mishap> = new Set(["SHORT", "BUSY"]);
const CHUNK_BYTES = 65_472;
/** Less than many of these logs have: they are asked for twice. */
const FEW_BYTES = 100_000;

function toRow(n: number): Buffer {
  const row = Buffer.alloc(40);
  row.write(String(1_000 + n), 2);
  row.writeUInt32LE(0x2368b36b + n, 27);
  return row;
}

const readers: fc.Arbitrary<MemoryReader> = fc.record({
  rows: fc.nat(6_000).map((count) => Array.from({ length: count }, (_, n) => toRow(n))),
  countOff: fc.constantFrom(0, 0, 1, -1, 500),
  lengthOff: fc.constantFrom(0, 0, 0, 40, -40),
  mishaps: fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...MISHAPS)), { maxLength: 4 }).map((all) => new Map(all)),
});

/** Whether the read must succeed, by walking the chunks as a client does. */
function isReadable({ rows, lengthOff, countOff, mishaps }: MemoryReader, mostHeldBytes: number): boolean {
  const chunks = Math.ceil((rows.length * 40 + 4) / CHUNK_BYTES);
  const rounds = rows.length * 40 > mostHeldBytes ? 2 : 1;
  let asked = 0;
  for (let chunk = 0; chunk < chunks * rounds; chunk++) {
    for (let tried = 1; ; tried++) {
      const mishap = mishaps.get(asked++);
      if (mishap === undefined || HARMLESS.has(mishap)) break;
      if (!REPEATED.has(mishap) || tried === 3) return false;
    }
  }
  const isCountNear = rows.length === 0 || countOff <= Math.max(2, (rows.length + countOff) * 0.05);
  return lengthOff === 0 && isCountNear;
}

it("reads every row in its place, or throws", async () => {
  const held = fc.constantFrom(FEW_BYTES, 8_000_000);
  const property = fc.asyncProperty(readers, held, async (simulated, mostHeldBytes) => {
    const listeners = { onEvent: () => undefined, onClose: () => undefined };
    const settings = { commKey: 0, requestTimeoutMs: 60_000, mostHeldBytes, ...listeners };
    const never = new AbortController().signal;
    const reader = await connectReader(createMemoryOpener(simulated), settings, never);
    const read: Buffer[] = [];
    let failure: unknown;
    try {
      for await (const { records } of readLog(reader)) read.push(...records.map(({ raw }) => raw));
    } catch (error) {
      failure = error;
    }
    await reader.close();
    // What came before a failure is true as well.
    expect(Buffer.concat(read).equals(Buffer.concat(simulated.rows.slice(0, read.length)))).toBe(true);
    expect(failure === undefined).toBe(isReadable(simulated, mostHeldBytes));
    if (failure === undefined) expect(read.length).toBe(simulated.rows.length);
    else expect(failure).toBeInstanceOf(DeviceError);
  });
  const shortAndEmpty = { rows: [], countOff: 0, lengthOff: 0, mishaps: new Map([[0, "SHORT" as const]]) };
  await fc.assert(property, { numRuns: 500, examples: [[shortAndEmpty, FEW_BYTES]] });
});
