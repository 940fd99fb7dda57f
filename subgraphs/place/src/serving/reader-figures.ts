import { addCountedFigure, type Metrics } from "@biometricflow/service/observe/metrics";

/** What went wrong between the place and one reader, since the process began. */
export interface ReaderFigures {
  readonly badChecksums: number;
  readonly askedAgain: number;
  readonly foreignReplies: number;
}

const FIGURES = {
  badChecksums: ["reader_bad_checksums_total", "Packets of a reader whose checksum is not that of their bytes."],
  askedAgain: ["reader_asked_again_total", "Requests sent again because a reader's answer came damaged or short."],
  foreignReplies: [
    "reader_foreign_replies_total",
    "Answers of a reader that nobody waited for, or of another session.",
  ],
} as const;

/** Adds them to the place's figures. */
export function addReaderFigures(metrics: Metrics, read: () => ReadonlyMap<string, ReaderFigures>): void {
  for (const key of ["badChecksums", "askedAgain", "foreignReplies"] as const) {
    const [name, help] = FIGURES[key];
    const totals = () => [...read()].map(([readerId, figures]) => [readerId, figures[key]] as const);
    addCountedFigure(metrics, { name, help, label: "reader", read: totals });
  }
}
