/** Every odd answer to a request that a reader is sent: what it costs, and that nothing else is lost. */
import { DEFAULT_TIMING } from "../../subgraphs/place/src/collector/reader-plan.ts";
import type { DeviceRecord } from "../../subgraphs/place/src/domain/device.ts";
import { expect } from "vitest";
import { type ForeignReader, type ForeignRow, startForeignReader } from "./foreign-reader.ts";
import { createTempDir, QUICK_TIMING, startTestPlace, type TestPlace } from "./place-harness.ts";
import { type Answer, frame, type Request } from "./zk-scripted-peer.ts";

const AT_ONCE = { firstMs: 50, lastMs: 50, spread: 0 };
const TIMING = {
  ...QUICK_TIMING,
  requestTimeoutMs: 1_000,
  heartbeatMs: 100,
  retries: {
    ...DEFAULT_TIMING.retries,
    USUAL: AT_ONCE,
    DEVICE_BUSY: AT_ONCE,
    DEVICE_AUTH_FAILED: AT_ONCE,
    DEVICE_PUSH_ONLY: AT_ONCE,
    DEVICE_UNSUPPORTED_FIRMWARE: AT_ONCE,
  },
};

/** An odd way to answer: the packets, or what is done instead. `undefined` leaves the right answer to the reader. */
type Oddity = (request: Request, reader: ForeignReader) => readonly Answer[] | undefined;

const RIGHT = "the right answer";
const NOTHING: readonly Answer[] = [];
const OTHER_DATA = Buffer.from("~DeviceName=K40\0");

const ODDITIES = {
  ...Object.fromEntries(
    [2001, 2002, 2003, 2005, 4711, 4989, 65_532, 65_533, 65_535].map((code) => [
      code,
      (): readonly Answer[] => [{ command: code }],
    ]),
  ),
  "an empty acknowledgement": () => [{ command: 2000 }],
  "one byte": () => [{ command: 2000, data: Buffer.of(1) }],
  "5,000 bytes": () => [{ command: 2000, data: Buffer.alloc(5_000, 0x41) }],
  "data of another command": () => [{ command: 2000, data: OTHER_DATA }],
  "a bulk packet": () => [{ command: 1501, data: Buffer.alloc(7, 0xff) }],
  "a late answer before the right one": (request, { peer }) => {
    const late = { command: 2000, data: OTHER_DATA, replyId: (request.replyId + 65_534) % 65_535 };
    peer.sendRaw(frame(late, request));
    return undefined;
  },
  "another reply id": ({ replyId }) => [{ command: 2000, data: OTHER_DATA, replyId: replyId + 7 }],
  garbage: (_request, { peer }) => {
    peer.sendRaw(Buffer.alloc(32, "garbage"));
    return NOTHING;
  },
  "a closed connection": (_request, { peer }) => {
    for (const socket of peer.sockets) socket.destroy();
    return NOTHING;
  },
  silence: () => NOTHING,
} satisfies Readonly<Record<string, Oddity>>;

/**
 * What an odd answer costs: nothing but the step itself (`ON`: the reader is online and its log stored); the log (a code, at
 * the step LOG: users and live punches go on); or the visit (a code, at another step: it is tried again).
 */
type Cost = "ON" | `${string} LOG` | `${string} ${string}`;

/** A request, and what odd answers to it cost. */
export interface Asked {
  readonly isAsked: (request: Request) => boolean;
  /** What this reader answers beside the oddity. */
  readonly beside?: Oddity;
  readonly usually: Cost;
  readonly except?: Readonly<Record<string, Cost>>;
}

/** Whether it asks for an option of such a name. */
export const isOption = ({ command, data }: Request, name: RegExp): boolean =>
  command === 11 && name.test(data.toString("latin1"));
/** Whether it asks for a set, in either way: users 9, the log 13. */
export const isPrepare = ({ command, data }: Request, inner: number): boolean =>
  command === inner || (command === 1503 && data.readUInt16LE(1) === inner);
/** A lost connection ends the visit, whatever was asked. */
export const lostAt = (step: string): Readonly<Record<string, Cost>> => ({
  garbage: `DEVICE_PROTOCOL_ERROR ${step}`,
  "a closed connection": `DEVICE_UNREACHABLE ${step}`,
});
/** What was not answered in time. */
export const silentAt = (step: string): Readonly<Record<string, Cost>> => ({
  "another reply id": `DEVICE_TIMEOUT ${step}`,
  silence: `DEVICE_TIMEOUT ${step}`,
});
/** The same cost for several oddities. */
export const each = (cost: Cost, ...names: readonly (string | number)[]): Readonly<Record<string, Cost>> =>
  Object.fromEntries(names.map((name) => [name, cost]));

const at = (second: number): string => `2026-03-01T08:00:${String(second).padStart(2, "0")}`;
const rowOf = (second: number): ForeignRow => ({ pin: "1042", slot: 1, time: at(second) });

interface OddReader {
  readonly name: string;
  readonly reader: ForeignReader;
  readonly cost: Cost;
}

/** A reader that answers oddly until `isHealed` says otherwise. */
async function startOdd(asked: Asked, name: string, n: number, isHealed: () => boolean): Promise<OddReader> {
  const oddity: Oddity = new Map<string, Oddity>(Object.entries(ODDITIES)).get(name) ?? (() => undefined);
  const mac = { command: 2000, data: Buffer.from(`MAC=00:17:61:00:00:${String(n).padStart(2, "0")}\0`) };
  const reader = await startForeignReader({
    serial: `SN${String(n).padStart(4, "0")}`,
    users: [{ slot: 1, pin: "1042", name: "Ahmad" }],
    rows: [rowOf(1), rowOf(2), rowOf(3)],
    override: (request, self) => {
      const own = asked.isAsked(request) && !isHealed() ? oddity(request, self) : asked.beside?.(request, self);
      return own ?? (isOption(request, /^MAC/) ? [mac] : undefined);
    },
  });
  const cost = name === RIGHT ? "ON" : (asked.except?.[name] ?? asked.usually);
  return { name, reader, cost };
}

function onlineOf(odd: readonly OddReader[]): number {
  return odd.filter(({ cost }) => cost === "ON").length;
}

function toOutcome({ status, fault, rowsStored }: DeviceRecord): string {
  if (status === "ONLINE" && fault === undefined && rowsStored >= 3) return "ON";
  return fault === undefined ? status : `${fault.code} ${fault.step}`;
}

const PATIENCE_MS = 120_000;
/** For a test that calls `expectCosts`, which waits four times. */
export const COSTS_TIMEOUT_MS = 4 * PATIENCE_MS;

/** One reader for each odd answer to a request, all at one place: each costs what it must, no other reader and no row. */
export async function expectCosts(asked: Asked): Promise<void> {
  const temp = createTempDir();
  const healing = { isHealed: false, skewMs: 0 };
  const names = [RIGHT, ...Object.keys(ODDITIES)];
  const odd = await Promise.all(names.map((name, n) => startOdd(asked, name, n, () => healing.isHealed)));
  const readers = odd.map(({ reader }) => ({ simulator: reader }));
  const clock = { nowMs: () => Date.now() + healing.skewMs };
  const place = await startTestPlace(temp.dir, readers, TIMING, undefined, clock);
  try {
    await expectOutcomes(place, odd);
    await expectLivePunches(place, odd);
    healing.isHealed = true;
    healing.skewMs = 20 * 60_000;
    await expectEveryRow(place, odd);
    await expectOutcomes(
      place,
      odd.map((reader) => ({ ...reader, cost: "ON" })),
    );
  } finally {
    await place.stop();
    temp.remove();
  }
}

const readAll = (place: TestPlace, odd: readonly OddReader[]): Promise<readonly DeviceRecord[]> =>
  Promise.all(odd.map((_, n) => place.ledger.readDevice(`gate-${n + 1}`)));

async function expectOutcomes(place: TestPlace, odd: readonly OddReader[]): Promise<void> {
  const expected = odd.map(({ name, cost }) => [name, cost]);
  await expectSoon(
    async () => (await readAll(place, odd)).map((device, n) => [odd[n]?.name, toOutcome(device)]),
    expected,
  );
}

async function expectLivePunches(place: TestPlace, odd: readonly OddReader[]): Promise<void> {
  const stayed = odd.filter(({ name }) => name !== "garbage" && name !== "a closed connection");
  const withoutLog = stayed.filter(({ cost }) => cost.endsWith(" LOG"));
  for (const { reader } of withoutLog) reader.punch(rowOf(4));
  await expectSoon(() => place.ledger.countPunches({}), 3 * onlineOf(odd) + withoutLog.length);
}

async function expectEveryRow(place: TestPlace, odd: readonly OddReader[]): Promise<void> {
  const held = odd.map(({ reader }) => reader.rows.length);
  await expectSoon(async () => (await readAll(place, odd)).map(({ rowsStored }) => rowsStored), held);
}

/** Waits until it is so; otherwise shows what differs. */
function expectSoon(read: () => Promise<unknown>, expected: unknown): Promise<void> {
  return expect.poll(read, { timeout: PATIENCE_MS }).toEqual(expected);
}
