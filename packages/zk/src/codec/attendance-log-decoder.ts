import type { AttendanceLayout } from "./attendance-layout.ts";
import { AttendanceLogScan } from "./attendance-log-scan.ts";
import type { AttendanceRows } from "./attendance-record.ts";
import { AttendanceRowDecoder } from "./attendance-row-decoder.ts";
import type { AttendanceClues, JudgedLog } from "./layout-judge.ts";
import type { AttendanceSettings } from "./row-fields.ts";
import type { FieldDecoder } from "./text.ts";

/** The rows of a whole log. */
export interface DecodedLog extends JudgedLog {
  /** Some rows at a time, decoded when they are asked for; together they are every slot, in log order. */
  readonly batches: Iterable<AttendanceRows>;
}

/**
 * Takes a log piece by piece, however it is cut, and gives its rows once all of it is there: no row comes out before the
 * layout of all is sure, because a row that was misread is a false punch. It holds the bytes until then, and lets go of each
 * piece as its rows are taken.
 */
export class AttendanceLogDecoder {
  readonly #settings: AttendanceSettings;
  readonly #scan: AttendanceLogScan;
  readonly #pieces: Buffer[] = [];

  /** @param clues of a log that is not empty. */
  constructor(clues: AttendanceClues, decoder: FieldDecoder) {
    this.#settings = { decoder, sixteenByteOrder: clues.sixteenByteOrder };
    this.#scan = new AttendanceLogScan(clues, this.#pieces);
  }

  /**
   * Takes the next piece of the rows.
   *
   * @throws {ZkWireError} `BAD_LENGTH` for more bytes than the clues say.
   */
  push(bytes: Buffer): void {
    this.#scan.push(bytes);
    this.#pieces.push(bytes);
  }

  /**
   * Says that no piece is left.
   *
   * @throws {ZkWireError} `BAD_LENGTH` when bytes are missing or too many, `BAD_RECORD` when no layout is sure.
   */
  end(): DecodedLog {
    const judged = this.#scan.end();
    return { ...judged, batches: this.#decode(judged.layout) };
  }

  *#decode(layout: AttendanceLayout): Generator<AttendanceRows, void, void> {
    const rows = new AttendanceRowDecoder(layout, this.#settings);
    for (let piece = this.#pieces.shift(); piece !== undefined; piece = this.#pieces.shift()) yield* rows.push(piece);
  }
}
