import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { printTable, toFigure } from "./readers/figures.ts";
import { runSoak } from "./soak/run-soak.ts";

/**
 * A place in its real process that stays with readers of which many misbehave all the time: what it holds in the end, beside
 * what it held after three tenths of the time, and whether every row is there once and in order.
 *
 *     pnpm bench:soak [--seconds 600] [--readers 50] [--seed 1]
 *
 * Ends with 1 where a row is missing, doubled or out of order, or a reader was disabled. `docs/READER_FIGURES.md` says what was
 * measured.
 */
const MB = 1_048_576;
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "600" },
    readers: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
  },
});
const sayLoad = (): string =>
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`;
process.stdout.write(`${new Date().toISOString()}, ${cpus().length} x ${cpus()[0]?.model ?? "?"}, ${sayLoad()}\n`);
const terms = { seconds: Number(values.seconds), readers: Number(values.readers), seed: values.seed };
const { early, end, punches, rows, happened, differences, disabledMs } = await runSoak(terms);
const ratio = end.heapUsed / early.heapUsed;
const toMb = (bytes: number): string => (bytes / MB).toFixed(1);
const name = `${terms.readers} readers, ${terms.seconds} s, seed ${terms.seed}`;
const faults = Object.values(happened).reduce((sum, count) => sum + count, 0);
printTable([
  toFigure(`${name}: faults`, `${faults} of ${Object.keys(happened).length} kinds`),
  toFigure(`${name}: rows in the logs`, `${rows}, ${punches} punched meanwhile`),
  toFigure(`${name}: heap`, `${toMb(early.heapUsed)} -> ${toMb(end.heapUsed)} MB, ${ratio.toFixed(3)}x`, "<= 1.10x"),
  toFigure(`${name}: memory of the process`, `${toMb(early.rss)} -> ${toMb(end.rss)} MB`),
  toFigure(`${name}: open files`, `${early.files} -> ${end.files}`, "equal"),
  toFigure(`${name}: rows missing, doubled or out of order`, String(differences.length), "0"),
  toFigure(`${name}: readers disabled`, `${disabledMs} ms`, "0 ms"),
]);
process.stdout.write(`${JSON.stringify(happened)}\n${differences.map((found) => `${found}\n`).join("")}${sayLoad()}\n`);
process.exit(differences.length > 0 || disabledMs > 0 ? 1 : 0);
