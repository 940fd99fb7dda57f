import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readAfterAbsence } from "./readers/absences.ts";
import { type Figure, printTable } from "./readers/figures.ts";
import { compareFullReads } from "./readers/full-reads.ts";
import { fillLedgers } from "./readers/ledgers.ts";
import { stayWithReaders } from "./readers/live-readers.ts";
import { measureNeighbours } from "./readers/neighbours.ts";

/**
 * What readers cost, each figure beside its budget; nothing passes or fails by it. `docs/READER_FIGURES.md` says what was
 * measured. Each part is a process of its own, as a place is one: what one part leaves in memory is no affair of the next.
 *
 *     pnpm bench:readers [PART...] [--rounds 11] [--rows 1000000]
 *
 * - `full-read`: a log of 100,000 rows by this program, by the least that reads one ("plain framing") and by three npm
 *   packages, in turn within each round, at each pause between frames: medians, and how many reads were whole
 * - `tail`: what a reader and a place say to each other after an absence, by the reader's own count
 * - `live`: a place that stays with 100 readers: until a punch is stored, and the memory of the process
 * - `neighbours`: what a reader costs the others of its place that is slow, large, floods or comes back with 200 others
 * - `ledger`: so many rows (`--rows`) into each store, and a page of them
 */
const FULL_READ_ROWS = 100_000;
const PAUSES_MS = [0, 1, 5];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "11" }, rows: { type: "string", default: "1000000" } },
});

const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  "full-read": async () => {
    const figures: Figure[] = [];
    for (const pauseMs of PAUSES_MS) {
      figures.push(...(await quietly(() => compareFullReads(FULL_READ_ROWS, pauseMs, Number(values.rounds)))));
    }
    return figures;
  },
  tail: readAfterAbsence,
  live: () => stayWithReaders(100, 400),
  neighbours: measureNeighbours,
  ledger: () => fillLedgers(Number(values.rows)),
};

/** The packages print, and write what they do not understand into files of the folder that they run in. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { console: loud } = globalThis;
  const [folder, home] = [mkdtempSync(join(tmpdir(), "bench-readers-")), process.cwd()];
  try {
    process.chdir(folder);
    globalThis.console = { ...loud, log: () => undefined, error: () => undefined };
    return await work();
  } finally {
    globalThis.console = loud;
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = wanted.filter((part) => !(part in PARTS));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(", ")}: there are ${Object.keys(PARTS).join(", ")}`);
const sayLoad = (): string =>
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`;
const options = ["--rounds", values.rounds, "--rows", values.rows];
const [part = "", ...more] = wanted;
if (more.length > 0) {
  for (const each of wanted)
    execFileSync(process.execPath, [import.meta.filename, each, ...options], { stdio: "inherit" });
} else {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? "?"}, Node ${process.version}`;
  process.stdout.write(`${part}: ${new Date().toISOString()}, ${machine}, ${sayLoad()}\n`);
  printTable((await PARTS[part]?.()) ?? []);
  process.stdout.write(`${sayLoad()}\n`);
}
process.exit(0); // the packages leave timers behind
