import { decodePackedTime, encodePackedTime, type LocalDateTime } from "./time.ts";

/** The reader-local times that rows are expected to have. */
export interface ExpectedTimes {
  /** The earliest. */
  readonly from: LocalDateTime;
  /** The latest. */
  readonly to: LocalDateTime;
}

/** How many rows of a log have which time; rows of impossible dates are in `rows` alone. */
export interface TimeCount {
  /** All that are not blank. */
  readonly rows: number;
  readonly tooEarly: number;
  readonly tooLate: number;
}

/** Counts the times of rows as they come. */
export class TimeCounter {
  readonly #from: number;
  readonly #to: number;
  #rows = 0;
  #tooEarly = 0;
  #tooLate = 0;

  constructor({ from, to }: ExpectedTimes) {
    this.#from = encodePackedTime(from);
    this.#to = encodePackedTime(to);
  }

  get count(): TimeCount {
    return { rows: this.#rows, tooEarly: this.#tooEarly, tooLate: this.#tooLate };
  }

  /** @param packed as the row has it. */
  add(packed: number): void {
    this.#rows++;
    if (packed >= this.#from && packed <= this.#to) return;
    if (decodePackedTime(packed) === undefined) return;
    if (packed < this.#from) this.#tooEarly++;
    else this.#tooLate++;
  }
}
