/** Cuts a stream of bytes into whole rows: a row may begin in one piece and end in the next. */
export class RowSplitter {
  readonly #rowBytes: number;
  #rest: Buffer = Buffer.alloc(0);

  constructor(rowBytes: number) {
    this.#rowBytes = rowBytes;
  }

  /** Takes the next piece and gives the rows that it completes, as one buffer; empty when it completes none. */
  push(bytes: Buffer): Buffer {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const rows = all.subarray(0, all.length - (all.length % this.#rowBytes));
    this.#rest = all.subarray(rows.length);
    return rows;
  }
}
