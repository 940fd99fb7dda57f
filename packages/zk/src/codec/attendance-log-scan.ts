import { LAYOUT_BYTES } from "./attendance-layout.ts";
import { ZkWireError } from "./errors.ts";
import { type AttendanceClues, type JudgedLog, LayoutJudge } from "./layout-judge.ts";

/** Looks at a log piece by piece, however it is cut, and says what its rows are once all of it was seen. It keeps none of it. */
export class AttendanceLogScan {
  readonly #clues: AttendanceClues;
  readonly #judge: LayoutJudge;
  #seenBytes = 0;

  /**
   * @param clues of a log that is not empty.
   * @param held the pieces that came before each push, where somebody keeps them.
   */
  constructor(clues: AttendanceClues, held?: Iterable<Buffer>) {
    this.#clues = clues;
    this.#judge = new LayoutJudge(clues, held);
  }

  /**
   * Looks at the next piece of the rows.
   *
   * @throws {ZkWireError} `BAD_LENGTH` for more bytes than the clues say.
   */
  push(bytes: Buffer): void {
    this.#seenBytes += bytes.length;
    if (this.#seenBytes > this.#clues.payloadBytes) throw this.#toLengthError();
    this.#judge.push(bytes);
  }

  /**
   * Says that no piece is left.
   *
   * @throws {ZkWireError} `BAD_LENGTH` when bytes are missing or are more rows than the clues allow, `BAD_RECORD` when no
   *   layout is sure.
   */
  end(): JudgedLog {
    const { payloadBytes, mostRows = Infinity } = this.#clues;
    if (this.#seenBytes !== payloadBytes) throw this.#toLengthError();
    const judged = this.#judge.decide();
    const rows = payloadBytes / LAYOUT_BYTES[judged.layout];
    if (rows > mostRows) throw new ZkWireError("BAD_LENGTH", `a log of ${rows} rows, where ${mostRows} fit`);
    return judged;
  }

  #toLengthError(): ZkWireError {
    const { payloadBytes } = this.#clues;
    return new ZkWireError("BAD_LENGTH", `a log of ${payloadBytes} bytes came with ${this.#seenBytes}`);
  }
}
