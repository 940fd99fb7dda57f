import type { Alarm } from "./disk-watch.ts";

/** One thing that may be wrong. */
export interface AlarmSwitch {
  /** It is wrong from now on, if it was not yet; `message` says what is wrong and what to do. */
  readonly raise: (message: string) => void;
  readonly end: () => void;
}

/** What is wrong with the work of a process, for its `/health` and its figures. */
export interface AlarmBoard {
  readonly of: (code: string) => AlarmSwitch;
  readonly alarms: () => readonly Alarm[];
}

/** Creates a board on which nothing is wrong. @param now milliseconds since 1970 */
export function createAlarmBoard(now: () => number): AlarmBoard {
  const raised = new Map<string, Alarm>();
  return {
    of: (code) => ({
      raise: (message) => {
        raised.set(code, { code, message, sinceMs: raised.get(code)?.sinceMs ?? now() });
      },
      end: () => {
        raised.delete(code);
      },
    }),
    alarms: () => [...raised.values()],
  };
}
