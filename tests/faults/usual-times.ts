import type { Suite } from "./fault.ts";

/** What a vitest report says of a file: when its tests ran, and how that ended. */
interface FileResult {
  readonly name: string;
  readonly status: string;
  readonly startTime: number;
  readonly endTime: number;
}

/** Before its first test a run reads configuration and sources. */
const START_MS = 10_000;

/**
 * How long a run of these tests takes by itself, from the report of a run of their whole project.
 *
 * @returns whole milliseconds; `undefined` where none of the files ran, or one of them was not green
 */
export function findUsualMs(results: readonly FileResult[], { tests }: Pick<Suite, "tests">): number | undefined {
  const own = results.filter(({ name }) => name.includes(tests));
  if (own.length === 0 || own.some(({ status }) => status !== "passed")) return undefined;
  return START_MS + Math.ceil(own.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, 0));
}
