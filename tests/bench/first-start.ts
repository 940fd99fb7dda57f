import { watchFirstStart } from "../e2e/harness/first-start.ts";

/**
 * A place that sees its 44 readers of 7,000 rows for the first time: how long /ready and a page of punches take meanwhile.
 * Prints p50, p95 and maximum in milliseconds, what was lost, and the most memory of the process of the place.
 */
const [READERS, ROWS] = [44, 7_000];

function toLine(name: string, ms: readonly number[]): string {
  const sorted = ms.toSorted((left, right) => left - right);
  const at = (share: number): string => (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(0);
  return `${name}: ${sorted.length} answers, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, maximum ${at(1)} ms`;
}

const { lost, peakMb, queryMs, readMs, readyMs, rowsStored } = await watchFirstStart(READERS, ROWS);
console.log(`${READERS} readers of ${ROWS} rows: ${rowsStored} rows in ${(readMs / 1000).toFixed(1)} s`);
console.log(toLine("/ready", readyMs));
console.log(toLine("page of 50 punches", queryMs));
console.log(`lost: ${lost.length}; most memory of the place: ${peakMb} MB`);
if (lost.length > 0) process.exitCode = 1;
