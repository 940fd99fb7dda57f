/** Whole rows of a stream; either may have none. */
export interface SplitRows {
  /** The row that began in an earlier piece. */
  readonly begun: Buffer;
  /** All others: a view of the piece. */
  readonly others: Buffer;
}

const NOTHING = Buffer.alloc(0);

/** Cuts a stream of bytes into whole rows: a row may begin in one piece and end in the next. */
export class RowSplitter {
  readonly #rowBytes: number;
  #rest: Buffer = NOTHING;

  constructor(rowBytes: number) {
    this.#rowBytes = rowBytes;
  }

  /** Takes the next piece and gives the rows that it completes. */
  push(bytes: Buffer): SplitRows {
    const missing = this.#rest.length === 0 ? 0 : this.#rowBytes - this.#rest.length;
    if (bytes.length < missing) {
      this.#rest = Buffer.concat([this.#rest, bytes]);
      return { begun: NOTHING, others: NOTHING };
    }
    const begun = missing === 0 ? NOTHING : Buffer.concat([this.#rest, bytes.subarray(0, missing)]);
    const end = bytes.length - ((bytes.length - missing) % this.#rowBytes);
    this.#rest = bytes.subarray(end);
    return { begun, others: bytes.subarray(missing, end) };
  }
}
