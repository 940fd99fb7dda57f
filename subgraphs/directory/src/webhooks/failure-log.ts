import type { AlarmSwitch } from "@biometricflow/service/observe/alarm-board";
import type { Log } from "@biometricflow/service/observe/log";

/** Tells of what is tried again and again whether it fails. */
export interface FailureLog {
  readonly failed: (error: unknown) => void;
  readonly worked: () => void;
}

/** What fails less often in a row, by whatever failures, goes by itself, as where a service starts. */
const LASTING = 10;

/**
 * Creates a log of something that is tried again and again: that it fails is told once, each other failure that lasts once more, and once
 * that it is over. A failure is another one when its message is.
 *
 * @param what fails, as a sentence
 * @param alarm stands as long as the failure that was told
 */
export function createFailureLog(
  log: Pick<Log, "error" | "info">,
  what: string,
  { lasting = LASTING, alarm }: { readonly lasting?: number; readonly alarm?: AlarmSwitch } = {},
): FailureLog {
  let last = "";
  let times = 0;
  let inRow = 0;
  let told: string | undefined;
  return {
    failed: (error) => {
      const failure = error instanceof Error ? error.message : String(error);
      times = failure === last ? times + 1 : 1;
      last = failure;
      inRow += 1;
      if ((told === undefined ? inRow : times) < lasting || told === failure) return;
      told = failure;
      log.error({ err: error }, what);
      alarm?.raise(what);
    },
    worked: () => {
      times = 0;
      inRow = 0;
      if (told === undefined) return;
      told = undefined;
      alarm?.end();
      log.info({}, `it is over: ${what}`);
    },
  };
}
