import { type AttendanceLayout, LAYOUT_BYTES } from "./attendance-layout.ts";
import { type AttendanceRows, decodeAttendanceRecords } from "./attendance-record.ts";
import { ZkWireError } from "./errors.ts";
import { type AttendanceClues, LayoutJudge } from "./layout-judge.ts";
import { RowSplitter } from "./row-splitter.ts";
import type { FieldDecoder } from "./text.ts";

/** The rows of a whole log. */
export interface DecodedLog {
  readonly layout: AttendanceLayout;
  /** A batch for each piece, decoded when it is asked for; together they are every slot, in log order. */
  readonly batches: Iterable<AttendanceRows>;
}

/**
 * Takes a log piece by piece, however it is cut, and gives its rows once all of it is there: no row comes out before the
 * layout of all is sure, because a row that was misread is a false punch.
 */
export class AttendanceLogDecoder {
  readonly #clues: AttendanceClues;
  readonly #decoder: FieldDecoder;
  readonly #judge: LayoutJudge;
  readonly #pieces: Buffer[] = [];
  #receivedBytes = 0;

  /** @param clues of a log that is not empty. */
  constructor(clues: AttendanceClues, decoder: FieldDecoder) {
    this.#clues = clues;
    this.#decoder = decoder;
    this.#judge = new LayoutJudge(clues);
  }

  /**
   * Takes the next piece of the rows.
   *
   * @throws {ZkWireError} `BAD_LENGTH` for more bytes than the clues say.
   */
  push(bytes: Buffer): void {
    this.#receivedBytes += bytes.length;
    if (this.#receivedBytes > this.#clues.payloadBytes) throw this.#toLengthError();
    this.#judge.push(bytes);
    this.#pieces.push(bytes);
  }

  /**
   * Says that no piece is left.
   *
   * @throws {ZkWireError} `BAD_LENGTH` when bytes are missing, `BAD_RECORD` when no layout is sure.
   */
  end(): DecodedLog {
    if (this.#receivedBytes !== this.#clues.payloadBytes) throw this.#toLengthError();
    const layout = this.#judge.decide();
    return { layout, batches: this.#decode(layout) };
  }

  *#decode(layout: AttendanceLayout): Generator<AttendanceRows, void, void> {
    const { sixteenByteOrder } = this.#clues;
    const splitter = new RowSplitter(LAYOUT_BYTES[layout]);
    let firstPosition = 0;
    for (let piece = this.#pieces.shift(); piece !== undefined; piece = this.#pieces.shift()) {
      const rows = splitter.push(piece);
      yield decodeAttendanceRecords(rows, layout, { decoder: this.#decoder, sixteenByteOrder, firstPosition });
      firstPosition += rows.length / LAYOUT_BYTES[layout];
    }
  }

  #toLengthError(): ZkWireError {
    const { payloadBytes } = this.#clues;
    return new ZkWireError("BAD_LENGTH", `a log of ${payloadBytes} bytes came with ${this.#receivedBytes}`);
  }
}
