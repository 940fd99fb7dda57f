import { type AttendanceLayout, LAYOUT_BYTES } from "./attendance-layout.ts";
import type { LayoutReading } from "./layout-decision.ts";
import { LOOKS, type RowLook, type RowLookSettings, TIME_OFFSET } from "./row-look.ts";
import { RowSplitter } from "./row-splitter.ts";
import { type ExpectedTimes, type TimeCount, TimeCounter } from "./time-count.ts";
import { readWord } from "./words.ts";

/** Rows that must agree with a layout. */
const AGREEING_SHARE = 0.9;
/** So many rows of a text user may lack a time in the smallest logs, where they are more than a tenth. */
const FEW_ROWS = 4;
/** Layouts of which a row is known by more than its numbers. */
const TEXT_LAYOUTS: ReadonlySet<AttendanceLayout> = new Set<AttendanceLayout>(["R40", "R49"]);
/** Above it, rows of 8 bytes may be the halves of rows of 16, whose second half is often zero. */
const MAX_BLANK_SHARE = 0.4;

/** A layout that the bytes may have, and how far they agree with it. */
export type TriedLayout = LayoutReading<AttendanceLayout>;

/** What a log is looked at with. */
export interface CandidateSettings extends RowLookSettings {
  readonly payloadBytes: number;
  readonly expected: ExpectedTimes | undefined;
}

/** A layout that a log may have, and how far its rows agree with it. */
export class LayoutCandidate {
  readonly layout: AttendanceLayout;
  /** Slots of the whole log, blank ones counted, if it has this layout. */
  readonly slots: number;
  readonly #times: TimeCounter | undefined;
  readonly #settings: RowLookSettings;
  readonly #splitter: RowSplitter;
  readonly #seen: Record<RowLook, number> = { BLANK: 0, EMPTY: 0, CLEAN: 0, ODD: 0, UNTIMED: 0, WRONG: 0 };
  #isOut = false;

  constructor(layout: AttendanceLayout, { payloadBytes, expected, ...settings }: CandidateSettings) {
    this.layout = layout;
    this.slots = payloadBytes / LAYOUT_BYTES[layout];
    this.#times = expected && new TimeCounter(expected);
    this.#settings = settings;
    this.#splitter = new RowSplitter(LAYOUT_BYTES[layout]);
  }

  /** Another layout has rows of the same size. */
  get hasTwin(): boolean {
    return LAYOUT_BYTES[this.layout] === 8;
  }

  /** No more rows are odd so far than a clean log may have, if all that are to come are clean. */
  get canBeClean(): boolean {
    const { BLANK, CLEAN } = this.#seen;
    return CLEAN + this.#countSlotsToCome() >= (this.slots - BLANK) * AGREEING_SHARE;
  }

  get times(): TimeCount | undefined {
    return this.#times?.count;
  }

  look(bytes: Buffer): void {
    if (this.#isOut) return;
    const { begun, others } = this.#splitter.push(bytes);
    this.#lookAtRows(begun);
    this.#lookAtRows(others);
    this.#isOut = this.#isBeyondHope();
  }

  toReading(): TriedLayout {
    const [recordBytes, records] = [LAYOUT_BYTES[this.layout], this.slots];
    if (this.#isOut) return { layout: this.layout, recordBytes, records, agrees: false, isClean: false };
    const { BLANK, EMPTY, CLEAN, ODD, UNTIMED, WRONG } = this.#seen;
    const written = CLEAN + ODD + UNTIMED + WRONG;
    const excused = CLEAN > 0 && UNTIMED <= FEW_ROWS ? UNTIMED : 0;
    const agrees = written === 0 ? EMPTY === 0 : CLEAN + ODD + excused >= written * AGREEING_SHARE;
    const isClean = agrees && CLEAN >= (written + EMPTY) * AGREEING_SHARE;
    const isDoubtful = recordBytes === 8 && written > 0 && BLANK > records * MAX_BLANK_SHARE;
    const isChance = !isClean && written < FEW_ROWS && !TEXT_LAYOUTS.has(this.layout);
    return { layout: this.layout, recordBytes, records, agrees, isClean, isDoubtful, isChance };
  }

  #lookAtRows(rows: Buffer): void {
    const [size, timeOffset] = [LAYOUT_BYTES[this.layout], TIME_OFFSET[this.layout]];
    const [times, settings, lookAt] = [this.#times, this.#settings, LOOKS[this.layout]];
    // The usual looks are counted apart: a field that is found by its name is felt over half a million slots.
    let [blank, clean, wrong] = [0, 0, 0];
    for (let start = 0; start < rows.length; start += size) {
      const look = lookAt(rows, start, settings);
      if (look === "CLEAN") clean++;
      else if (look === "BLANK") blank++;
      else if (look === "WRONG") wrong++;
      else this.#seen[look]++;
      if (times !== undefined && look !== "BLANK" && look !== "EMPTY") times.add(readWord(rows, start + timeOffset));
    }
    this.#seen.BLANK += blank;
    this.#seen.CLEAN += clean;
    this.#seen.WRONG += wrong;
  }

  /** The rows would not agree any more if all that are to come did: most layouts are out after a quarter of a log. */
  #isBeyondHope(): boolean {
    const { CLEAN, ODD, UNTIMED, WRONG } = this.#seen;
    const written = CLEAN + ODD + UNTIMED + WRONG;
    const toCome = this.#countSlotsToCome();
    const best = CLEAN + ODD + Math.min(UNTIMED, FEW_ROWS) + toCome;
    return best < (written + toCome) * AGREEING_SHARE;
  }

  #countSlotsToCome(): number {
    const { BLANK, EMPTY, CLEAN, ODD, UNTIMED, WRONG } = this.#seen;
    return this.slots - BLANK - EMPTY - CLEAN - ODD - UNTIMED - WRONG;
  }
}
