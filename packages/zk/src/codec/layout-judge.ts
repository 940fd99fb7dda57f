import {
  ATTENDANCE_LAYOUTS,
  type AttendanceLayout,
  type AttendanceLayoutSetting,
  LAYOUT_BYTES,
  type SixteenByteOrder,
} from "./attendance-layout.ts";
import { ZkWireError } from "./errors.ts";
import { isNearCount } from "./count-tolerance.ts";
import { LayoutCandidate, type TriedLayout } from "./layout-candidate.ts";
import { decideLayout } from "./layout-decision.ts";
import { encodePackedTime } from "./time.ts";
import type { ExpectedTimes, TimeCount } from "./time-count.ts";

/** How far a row may lie ahead: a day, and what the reader's zone may be ahead of UTC. */
const AHEAD_MS = (24 + 14) * 3_600_000;
const ANY_TIME = 0xffff_ffff;
/** Of a longer log every layout is looked at as the bytes come: nobody waits then while all of it is looked at once more. */
const MOST_BYTES_LOOKED_AT_AGAIN = 8_388_608;

/** What is known of a log before its rows come. */
export interface AttendanceClues {
  /** Bytes of all rows, without the length word; above 0. */
  readonly payloadBytes: number;
  /** Rows as reported; 0 or less when unknown. */
  readonly reportedCount: number;
  /** The reader has room for no more; default any number. */
  readonly mostRows?: number;
  /** Default `AUTO`. A layout that is named needs no count, and its times may lie ahead. */
  readonly layout?: AttendanceLayoutSetting;
  readonly sixteenByteOrder: SixteenByteOrder;
  /** The true time. */
  readonly nowMs: number;
  /** Times outside are counted; default: none is. */
  readonly expectedTimes?: ExpectedTimes;
}

/** What a log is, once all of it was seen. */
export interface JudgedLog {
  readonly layout: AttendanceLayout;
  /** `undefined` where no times were expected. */
  readonly times: TimeCount | undefined;
}

/**
 * Finds the layout of a log. The bytes agree with a layout when at least 90 % of its rows that are not blank have a possible
 * time and known codes; `decideLayout` says the rest. It has seen every row before it says anything.
 *
 * One layout makes exactly the reported count of the bytes, as a rule. While it is clean, layouts that make far more or far
 * fewer rows of them cannot take the log from it: where the bytes are held, those wait, and for most logs nobody needs them.
 */
export class LayoutJudge {
  readonly #clues: AttendanceClues;
  readonly #favourite: LayoutCandidate | undefined;
  readonly #lookedAt: Iterable<Buffer>;
  readonly #all: readonly LayoutCandidate[];
  /** Those that are looked at. */
  #candidates: readonly LayoutCandidate[];

  /** @param held the pieces that came before each push, where somebody keeps them. */
  constructor(clues: AttendanceClues, held?: Iterable<Buffer>) {
    const { layout = "AUTO", nowMs, sixteenByteOrder, payloadBytes, reportedCount, expectedTimes: expected } = clues;
    const isNamed = layout !== "AUTO";
    const latestTime = isNamed ? ANY_TIME : toLatestTime(nowMs);
    const settings = { sixteenByteOrder, isNamed, latestTime, payloadBytes, expected };
    const layouts = ATTENDANCE_LAYOUTS.filter((it) => !isNamed || it === layout);
    const fitting = layouts.filter((it) => payloadBytes % LAYOUT_BYTES[it] === 0);
    const all = fitting.map((it) => new LayoutCandidate(it, settings));
    const canWait = held !== undefined && payloadBytes <= MOST_BYTES_LOOKED_AT_AGAIN;
    this.#clues = clues;
    this.#lookedAt = held ?? [];
    this.#all = all;
    this.#favourite = canWait ? all.find((it) => it.slots === reportedCount && !it.hasTwin) : undefined;
    this.#candidates = this.#favourite ? all.filter(({ slots }) => isNearCount(slots, reportedCount)) : all;
  }

  /** Looks at the next bytes. */
  push(bytes: Buffer): void {
    if (this.#favourite?.canBeClean === false) this.#lookWithAll();
    for (const candidate of this.#candidates) candidate.look(bytes);
  }

  /** The layouts whose size divides the bytes, but for those that are not needed. */
  get tried(): readonly TriedLayout[] {
    return this.#candidates.map((candidate) => candidate.toReading());
  }

  /**
   * Says what all bytes are.
   *
   * @throws {ZkWireError} `BAD_RECORD` when bytes and count leave no layout, or more than one.
   */
  decide(): JudgedLog {
    if (this.#favourite?.toReading().isClean === false) this.#lookWithAll();
    const { reportedCount, layout = "AUTO" } = this.#clues;
    const readings = this.tried;
    const [named] = layout === "AUTO" ? [] : readings.filter(({ agrees }) => agrees);
    const decided = named?.layout ?? (layout === "AUTO" ? decideLayout(readings, reportedCount) : undefined);
    if (decided === undefined) throw this.#toError();
    return { layout: decided, times: this.#candidates.find(({ layout: it }) => it === decided)?.times };
  }

  #lookWithAll(): void {
    const waiting = this.#all.filter((it) => !this.#candidates.includes(it));
    if (waiting.length === 0) return;
    for (const bytes of this.#lookedAt) for (const candidate of waiting) candidate.look(bytes);
    this.#candidates = this.#all;
  }

  #toError(): ZkWireError {
    this.#lookWithAll();
    const { payloadBytes, reportedCount, layout = "AUTO" } = this.#clues;
    const tried = this.tried.map((it) => `${it.layout} (${it.records} rows${it.agrees ? ", possible" : ""})`);
    const told = tried.length === 0 ? "no known layout divides them" : `tried ${tried.join(", ")}`;
    const setting = layout === "AUTO" ? "" : ` with recordLayout ${layout}`;
    return new ZkWireError(
      "BAD_RECORD",
      `${payloadBytes} bytes for ${reportedCount} rows fit no layout for sure${setting}: ${told}; ` +
        "compare the count on the reader's screen, then set recordLayout or sixteenByteOrder of this reader",
    );
  }
}

/** The latest time that a row can have, packed. */
export function toLatestTime(nowMs: number): number {
  return encodePackedTime(new Date(nowMs + AHEAD_MS).toISOString().slice(0, 19));
}
