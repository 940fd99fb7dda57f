import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { addDays } from "./attendance/filters.ts";
import { type Figure, printFigures, toText } from "./attendance/figures.ts";
import { type BenchStore, runDays, runSize } from "./attendance/run-size.ts";

/**
 * Attendance over years of punches: the process of the product follows three made places, is started again, and is asked
 * while punches come in. Prints each figure for five years and for one, and their ratio; nothing passes or fails by it.
 * `docs/ATTENDANCE_FIGURES.md` says what was measured.
 *
 * --size hundredth | tenth | full   of 10,000 people over 5 years (a tenth)
 * --people N --years Y              that alone, instead of a size: 10,000 people and a quarter of a year show what one
 *                                   change of the rules for everybody costs
 * --store sqlite | postgres         (sqlite)
 */
const SIZES: Readonly<Record<string, number>> = { hundredth: 100, tenth: 1_000, full: 10_000 };
const { values } = parseArgs({
  options: {
    size: { type: "string", default: "tenth" },
    people: { type: "string" },
    years: { type: "string", default: "5" },
    store: { type: "string", default: "sqlite" },
  },
});
const store: BenchStore = values.store === "postgres" ? "postgres" : "sqlite";
const lastDate = addDays(new Date().toISOString().slice(0, 10), -1);

const sayLoad = () => `load ${loadavg().map(toText).join(" ")}`;
const [cpu] = cpus();
console.log(
  `${new Date().toISOString()}, ${cpus().length} x ${cpu?.model ?? "?"}, Node ${process.version}, ${sayLoad()}`,
);

const run = async (people: number, years: number) => {
  console.log(`${toText(people)} people, ${years} years, ${store}`);
  return { name: `${years} years`, figures: await runSize({ people, years, lastDate }, store) };
};
if (values.people === undefined) {
  const people = SIZES[values.size];
  if (people === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(", ")}`);
  printFigures([await run(people, 5), await run(people, 1)]);
} else printFigures([await run(Number(values.people), Number(values.years))]);
await besidePredecessor();
console.log(sayLoad());

/** A hundred people punch 100,000 times in 23 months. */
async function besidePredecessor(): Promise<void> {
  const figures = await runDays({ people: 100, years: 1.9, lastDate }, store);
  const find = (name: string) => toText(figures.find((figure: Figure) => figure.name === name)?.value ?? Number.NaN);
  console.log(`
The predecessor's question, at ${find("rows from the feed")} rows of three places:
  "who was there on one day?"       the predecessor: 18,000 ms; here: ${find("one day over three places, server ms")} ms in the server, ${find("one day over three places, over HTTP, ms")} ms over HTTP
  "who was there in thirty days?"   the predecessor: 20,000 ms; here: ${find("thirty days over three places, server ms")} ms in the server, ${find("thirty days over three places, over HTTP, ms")} ms over HTTP
The predecessor read every punch again for each question; here days are worked out when punches come, and a page reads its rows.`);
}
