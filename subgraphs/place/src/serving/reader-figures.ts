import { addCountedFigure, type Metrics } from "@biometricflow/service/observe/metrics";

/** What came, went and went wrong between the place and one reader, since the process began. */
export interface ReaderFigures {
  readonly badChecksums: number;
  readonly askedAgain: number;
  readonly foreignReplies: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Milliseconds. */
  readonly longestLockMs: number;
}

const FIGURES = {
  badChecksums: ["reader_bad_checksums_total", "Packets of a reader whose checksum is not that of their bytes."],
  askedAgain: ["reader_asked_again_total", "Requests sent again because a reader's answer came damaged or short."],
  foreignReplies: [
    "reader_foreign_replies_total",
    "Answers of a reader that nobody waited for, or of another session.",
  ],
  bytesIn: ["reader_bytes_in_total", "Bytes that came from a reader."],
  bytesOut: ["reader_bytes_out_total", "Bytes that were sent to a reader."],
} as const;

/** Adds them to the place's figures. */
export function addReaderFigures(metrics: Metrics, read: () => ReadonlyMap<string, ReaderFigures>): void {
  for (const key of ["badChecksums", "askedAgain", "foreignReplies", "bytesIn", "bytesOut"] as const) {
    const [name, help] = FIGURES[key];
    const totals = () => [...read()].map(([readerId, figures]) => [readerId, figures[key]] as const);
    addCountedFigure(metrics, { name, help, label: "reader", read: totals });
  }
}
