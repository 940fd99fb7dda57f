import { badInput } from "./errors.ts";
import { parseObject, parseWhole } from "./parse-input.ts";

/**
 * The faults a simulated reader can be told to have.
 *
 * "Answer" is all packets sent for one request, on whichever connection. COUNTED faults strike `count` times (default
 * 1) and are gone; LASTING ones stay until `none`; AT_ONCE ones happen now. Arming a kind again replaces it. `none`
 * disarms everything, removes unfilled blank slots and opens the port; what has happened to the log stays.
 *
 * | kind | life | what happens |
 * |---|---|---|
 * | `drop` | COUNTED | after `afterBytes` (0) more output bytes the connection that sends is closed, also inside a frame |
 * | `stall` | COUNTED | after `afterBytes` (0) more output bytes the sending connection pauses for `ms` (5000); nothing is lost |
 * | `split` | LASTING | output leaves in pieces of `afterBytes` bytes, or of random sizes when not given |
 * | `join` | LASTING | frames are held for 3 ms and leave together in one write |
 * | `garbage` | COUNTED | 32 bytes that are no frame precede the answer |
 * | `truncate` | COUNTED | one well-formed packet with data (not PREPARE_DATA) keeps its first `afterBytes` (half) data bytes |
 * | `damage` | COUNTED | the data byte behind `afterBytes` (the last) of one packet that has it changes on its way: its sum is wrong |
 * | `ownSums` | LASTING | no packet has a right sum |
 * | `wrongSession` | COUNTED | the answer carries another session id |
 * | `lateReply` | COUNTED | the answer leaves after `ms` (3000); answers to later requests overtake it |
 * | `loseEvent` | COUNTED | a punch is logged, its event not sent |
 * | `doubleEvent` | COUNTED | a punch's event is sent twice |
 * | `busy` | COUNTED, without `count` LASTING | requests other than CONNECT, AUTH, EXIT, STATE_RRQ get RETRY 2003; the state is 4 |
 * | `oddAnswer` | LASTING | requests of `command` (13: the attendance log, also where 1503 names it) get the answer `code` (4989) without data |
 * | `halfOpen` | AT_ONCE | connections open now neither hear nor say anything any more and stay open for ever; new ones work; `none` does not revive them |
 * | `closePort` | AT_ONCE | connections are cut, the port is closed until `openPort` or `none`; punches still go to the log |
 * | `openPort` | AT_ONCE | the reader listens again, on the same port; ends `reboot`, too |
 * | `reboot` | AT_ONCE | as `closePort`, and the port opens after `ms` (1000); a disabled reader is enabled |
 * | `clear` | AT_ONCE | the log is emptied |
 * | `clearAndRegrow` | AT_ONCE | the log is emptied and `count` (former count + 10) new rows up to now are written, without events |
 * | `wrap` | LASTING | the log is full: the oldest `count` (1) rows are dropped now, and one more with each punch; count and capacity are equal and stand still |
 * | `blankSlot` | LASTING | `count` (1) blank records are appended and counted; the next punches fill them in place |
 * | `countOff` | LASTING | free sizes report `count` (1) records more than there are, fewer where it is below 0 |
 * | `noCount` | LASTING | free sizes report 0 records whatever the log holds |
 * | `serial` | LASTING | connections are cut; the serial number has an `R` appended: another reader at this address |
 * | `key` | LASTING | connections are cut; the comm key is the configured one + 1 |
 * | `emptyData` | LASTING | where data was announced, DATA packets without data come, without end |
 * | `tinyData` | LASTING | announced data comes in DATA packets of one byte |
 * | `repeatData` | LASTING | the first DATA packet of an announced answer comes again and again, without end |
 * | `overData` | LASTING | each DATA packet of an announced answer has `count` (1) bytes too many |
 * | `drip` | LASTING | output leaves byte by byte, one each `ms` (100) |
 * | `hugeSet` | LASTING | 1503 tells of 4 GB |
 * | `longLog` | LASTING | the log is one of `count` (1,000,000) believable rows that nobody made; free sizes say so, and have room for them |
 * | `manyUsers` | LASTING | `count` (1,000,000) users that nobody enrolled; free sizes say so, and have room for them |
 * | `changingLog` | LASTING | a part of a data set that is asked for again comes with its last byte changed |
 * | `eventFlood` | LASTING | events of punches that nobody made come to every registered connection, without end |
 * | `answerFlood` | LASTING | answers that nobody waits for come to every connection, without end |
 * | `byteFlood` | LASTING | bytes that are no frames come to every connection, without end |
 * | `loseDatagram` | COUNTED | by UDP, the next datagram in either direction is lost |
 * | `lossyNetwork` | LASTING | by UDP, of 1,000 datagrams in either direction `count` (100) are lost, as many come twice and as many behind the next one |
 * | `none` | AT_ONCE | see above; connections are cut when `serial` or `key` was armed |
 */
export const FAULT_LIFE = {
  drop: "COUNTED",
  stall: "COUNTED",
  split: "LASTING",
  join: "LASTING",
  garbage: "COUNTED",
  truncate: "COUNTED",
  damage: "COUNTED",
  ownSums: "LASTING",
  wrongSession: "COUNTED",
  lateReply: "COUNTED",
  loseEvent: "COUNTED",
  doubleEvent: "COUNTED",
  halfOpen: "AT_ONCE",
  closePort: "AT_ONCE",
  openPort: "AT_ONCE",
  reboot: "AT_ONCE",
  clear: "AT_ONCE",
  clearAndRegrow: "AT_ONCE",
  wrap: "LASTING",
  blankSlot: "LASTING",
  countOff: "LASTING",
  noCount: "LASTING",
  serial: "LASTING",
  key: "LASTING",
  busy: "COUNTED",
  oddAnswer: "LASTING",
  emptyData: "LASTING",
  tinyData: "LASTING",
  repeatData: "LASTING",
  overData: "LASTING",
  drip: "LASTING",
  hugeSet: "LASTING",
  longLog: "LASTING",
  manyUsers: "LASTING",
  changingLog: "LASTING",
  eventFlood: "LASTING",
  answerFlood: "LASTING",
  byteFlood: "LASTING",
  loseDatagram: "COUNTED",
  lossyNetwork: "LASTING",
  none: "AT_ONCE",
} as const;

/** The names of {@link FAULT_LIFE}. */
export type FaultKind = keyof typeof FAULT_LIFE;

/** What a user asks for; meaning and default of each number: {@link FAULT_LIFE}. */
export interface FaultInput {
  readonly kind: FaultKind;
  readonly count?: number;
  readonly afterBytes?: number;
  readonly ms?: number;
  readonly command?: number;
  readonly code?: number;
}

/** A byte-counted fault: `passes` bytes still leave, then it strikes. */
export interface ByteStrike {
  readonly kind: "drop" | "stall";
  readonly passes: number;
  readonly ms: number;
}

interface Armed {
  readonly input: FaultInput;
  countLeft: number;
  bytesLeft: number;
}

const STALL_MS = 5000;

/** The faults armed at one reader. */
export class FaultBook {
  readonly #armed = new Map<FaultKind, Armed>();

  arm(input: FaultInput): void {
    // Two byte counters at once would have no clear order.
    if (input.kind === "drop") this.#armed.delete("stall");
    if (input.kind === "stall") this.#armed.delete("drop");
    const isCounted = FAULT_LIFE[input.kind] === "COUNTED";
    const countLeft = input.kind === "busy" || !isCounted ? (input.count ?? Infinity) : (input.count ?? 1);
    this.#armed.set(input.kind, { input, countLeft, bytesLeft: input.afterBytes ?? 0 });
  }

  disarmAll(): void {
    this.#armed.clear();
  }

  /** The armed fault of this kind, left as it is. */
  find(kind: FaultKind): FaultInput | undefined {
    return this.#armed.get(kind)?.input;
  }

  /** The armed fault of this kind, used up once. */
  take(kind: FaultKind): FaultInput | undefined {
    const armed = this.#armed.get(kind);
    if (armed !== undefined && --armed.countLeft <= 0) this.#armed.delete(kind);
    return armed?.input;
  }

  /** Counts output against `drop` and `stall`; `undefined` when all `bytes` may pass. */
  countBytes(bytes: number): ByteStrike | undefined {
    const kind = this.#armed.has("drop") ? "drop" : "stall";
    const armed = this.#armed.get(kind);
    if (armed === undefined) return undefined;
    if (bytes <= armed.bytesLeft) {
      armed.bytesLeft -= bytes;
      return undefined;
    }
    const passes = armed.bytesLeft;
    armed.bytesLeft = armed.input.afterBytes ?? 0;
    this.take(kind);
    return { kind, passes, ms: armed.input.ms ?? STALL_MS };
  }
}

const LIMITS = {
  count: [1, 10_000_000],
  afterBytes: [0, 100_000_000],
  ms: [0, 600_000],
  command: [0, 0xffff],
  code: [0, 0xffff],
} as const;

/**
 * Checks a fault from outside.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT`
 */
export function parseFault(value: unknown): FaultInput {
  const { kind, ...numbers } = parseObject(value, ["kind", ...Object.keys(LIMITS)], "a fault");
  if (!isFaultKind(kind)) {
    throw badInput(`kind must be one of ${Object.keys(FAULT_LIFE).join(", ")}; got ${JSON.stringify(kind)}`);
  }
  const parsed = Object.entries(LIMITS).flatMap(([name, [low, high]]) => {
    const given = numbers[name];
    const least = kind === "countOff" && name === "count" ? -high : low;
    return given === undefined ? [] : [[name, parseWhole(name, given, least, high)] as const];
  });
  const input: FaultInput = { kind, ...Object.fromEntries(parsed) };
  if (kind === "split" && input.afterBytes === 0) throw badInput("afterBytes of split must be at least 1");
  return input;
}

function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === "string" && Object.hasOwn(FAULT_LIFE, value);
}
