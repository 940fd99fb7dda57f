import type { AttendanceProcess } from "../../load/attendance/attendance-process.ts";

/** What a question took, in milliseconds. */
export interface Took {
  /** From request to answer in the server, by its own figures. */
  readonly serverMs: number;
  /** With the way over loopback, and the JSON of the answer. */
  readonly httpMs: number;
}

/** Asks once, alone: whatever else the server answers meanwhile would be counted. */
export async function timeQuestion(process: AttendanceProcess, query: string, variables: object = {}): Promise<Took> {
  const before = await process.answered();
  const beganMs = performance.now();
  await process.ask(query, variables);
  const httpMs = performance.now() - beganMs;
  let after = await process.answered();
  while (after.count === before.count) after = await process.answered(); // counted once the answer has left
  return { serverMs: (after.seconds - before.seconds) * 1000, httpMs };
}

/** The middle one of some numbers. */
export function toMedian(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** The median of both. */
export function toMedianTook(times: readonly Took[]): Took {
  return {
    serverMs: toMedian(times.map(({ serverMs }) => serverMs)),
    httpMs: toMedian(times.map(({ httpMs }) => httpMs)),
  };
}
