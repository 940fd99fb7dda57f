import {
  ATTENDANCE_LAYOUTS,
  type AttendanceLayout,
  type AttendanceLayoutSetting,
  LAYOUT_BYTES,
  type SixteenByteOrder,
} from "./attendance-layout.ts";
import { ZkWireError } from "./errors.ts";
import { decideLayout, type LayoutReading } from "./layout-decision.ts";
import { lookAtRow, type RowLook, type RowLookSettings } from "./row-look.ts";
import { RowSplitter } from "./row-splitter.ts";
import { encodePackedTime } from "./time.ts";

/** Rows that must agree with a layout. */
const AGREEING_SHARE = 0.9;
/** So many rows of a text user may lack a time in the smallest logs, where they are more than a tenth. */
const FEW_ROWS = 4;
/** Above it, rows of 8 bytes may be the halves of rows of 16, whose second half is often zero. */
const MAX_BLANK_SHARE = 0.4;
/** How far a row may lie ahead: a day, and what the reader's zone may be ahead of UTC. */
const AHEAD_MS = (24 + 14) * 3_600_000;
const ANY_TIME = 0xffff_ffff;

/** What is known of a log before its rows come. */
export interface AttendanceClues {
  /** Bytes of all rows, without the length word; above 0. */
  readonly payloadBytes: number;
  /** Rows as reported; 0 or less when unknown. */
  readonly reportedCount: number;
  /** Default `AUTO`. A layout that is named needs no count, and its times may lie ahead. */
  readonly layout?: AttendanceLayoutSetting;
  readonly sixteenByteOrder: SixteenByteOrder;
  /** The true time. */
  readonly nowMs: number;
}

/**
 * Finds the layout of a log. The bytes agree with a layout when at least 90 % of its rows that are not blank have a possible
 * time and known codes; `decideLayout` says the rest. It has seen every row before it says anything.
 */
export class LayoutJudge {
  readonly #clues: AttendanceClues;
  readonly #candidates: readonly Candidate[];

  constructor(clues: AttendanceClues) {
    this.#clues = clues;
    const { layout = "AUTO", nowMs, sixteenByteOrder, payloadBytes } = clues;
    const isNamed = layout !== "AUTO";
    const settings = { sixteenByteOrder, isNamed, latestTime: isNamed ? ANY_TIME : toLatestTime(nowMs) };
    const layouts = ATTENDANCE_LAYOUTS.filter((it) => !isNamed || it === layout);
    const fitting = layouts.filter((it) => payloadBytes % LAYOUT_BYTES[it] === 0);
    this.#candidates = fitting.map((it) => new Candidate(it, settings));
  }

  /** Looks at the next bytes. */
  push(bytes: Buffer): void {
    for (const candidate of this.#candidates) candidate.look(bytes);
  }

  /**
   * Says what all bytes are.
   *
   * @throws {ZkWireError} `BAD_RECORD` when bytes and count leave no layout, or more than one.
   */
  decide(): AttendanceLayout {
    const { reportedCount, layout = "AUTO" } = this.#clues;
    const readings = this.#candidates.map((candidate) => candidate.toReading());
    const [named] = layout === "AUTO" ? [] : readings.filter(({ agrees }) => agrees);
    const decided = named?.layout ?? (layout === "AUTO" ? decideLayout(readings, reportedCount) : undefined);
    if (decided === undefined) throw this.#toError(readings);
    return decided;
  }

  #toError(readings: readonly LayoutReading<AttendanceLayout>[]): ZkWireError {
    const { payloadBytes, reportedCount, layout = "AUTO" } = this.#clues;
    const tried = readings.map((it) => `${it.layout} (${it.records} rows${it.agrees ? ", possible" : ""})`);
    const told = tried.length === 0 ? "no known layout divides them" : `tried ${tried.join(", ")}`;
    const setting = layout === "AUTO" ? "" : ` with recordLayout ${layout}`;
    return new ZkWireError(
      "BAD_RECORD",
      `${payloadBytes} bytes for ${reportedCount} rows fit no layout for sure${setting}: ${told}; ` +
        "compare the count on the reader's screen, then set recordLayout or sixteenByteOrder of this reader",
    );
  }
}

/** One layout, and how its rows look. */
class Candidate {
  readonly #layout: AttendanceLayout;
  readonly #settings: RowLookSettings;
  readonly #splitter: RowSplitter;
  readonly #seen: Record<RowLook, number> = { BLANK: 0, EMPTY: 0, CLEAN: 0, ODD: 0, UNTIMED: 0, WRONG: 0 };

  constructor(layout: AttendanceLayout, settings: RowLookSettings) {
    this.#layout = layout;
    this.#settings = settings;
    this.#splitter = new RowSplitter(LAYOUT_BYTES[layout]);
  }

  look(bytes: Buffer): void {
    const size = LAYOUT_BYTES[this.#layout];
    const rows = this.#splitter.push(bytes);
    for (let offset = 0; offset < rows.length; offset += size) {
      this.#seen[lookAtRow(this.#layout, rows.subarray(offset, offset + size), this.#settings)]++;
    }
  }

  toReading(): LayoutReading<AttendanceLayout> {
    const { BLANK, EMPTY, CLEAN, ODD, UNTIMED, WRONG } = this.#seen;
    const written = CLEAN + ODD + UNTIMED + WRONG;
    const excused = CLEAN > 0 && UNTIMED <= FEW_ROWS ? UNTIMED : 0;
    const agrees = written === 0 ? EMPTY === 0 : CLEAN + ODD + excused >= written * AGREEING_SHARE;
    const records = written + EMPTY + BLANK;
    const recordBytes = LAYOUT_BYTES[this.#layout];
    const isClean = agrees && CLEAN >= (written + EMPTY) * AGREEING_SHARE;
    const isDoubtful = recordBytes === 8 && written > 0 && BLANK > records * MAX_BLANK_SHARE;
    return { layout: this.#layout, recordBytes, records, agrees, isClean, isDoubtful };
  }
}

function toLatestTime(nowMs: number): number {
  return encodePackedTime(new Date(nowMs + AHEAD_MS).toISOString().slice(0, 19));
}
