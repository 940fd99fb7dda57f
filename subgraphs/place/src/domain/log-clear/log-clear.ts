/** That somebody wants a reader's log cleared; instants in milliseconds UTC. */
export interface LogClear {
  /** Within the place. */
  readonly id: string;
  readonly readerId: string;
  readonly state: LogClearState;
  /** The token's subject. */
  readonly askedBy: string;
  readonly askedMs: number;
  readonly note?: string;
  /** From then on whoever asked may confirm it alone. */
  readonly aloneFromMs: number;
  /** Nobody may confirm it any more. */
  readonly lapsesMs: number;
  readonly confirmedBy?: string;
  /** The job that clears, or cleared. */
  readonly jobId?: string;
  /** Rows of the log, each of which was stored and backed up, just before the reader was told to clear it. */
  readonly rows?: number;
  readonly endedMs?: number;
  readonly withdrawnBy?: string;
  /** Why the last attempt cleared nothing; it waits on. */
  readonly refusal?: LogClearFailure;
}

/** Why an attempt cleared nothing. */
export interface LogClearFailure {
  readonly atMs: number;
  readonly code: string;
  readonly message: string;
}

/** How far it is. */
export type LogClearState =
  | "WAITING" // for somebody to confirm it
  | "ORDERED" // the reader is being told
  | "CLEARED"
  | "UNSURE" // nobody knows whether the reader did it
  | "WITHDRAWN"
  | "LAPSED";

/** What happens to it. */
export type LogClearInput =
  | {
      readonly kind: "ASK";
      readonly asked: Pick<LogClear, "id" | "readerId" | "note">;
      readonly delayMs: number;
      readonly by: string;
    }
  | { readonly kind: "CONFIRM"; readonly id: string; readonly by: string }
  | { readonly kind: "WITHDRAW"; readonly id: string; readonly by: string }
  /** Everything was looked at once more, just before the order. */
  | { readonly kind: "ORDER"; readonly id: string; readonly by: string; readonly jobId: string; readonly rows: number }
  | { readonly kind: "DONE"; readonly id: string }
  /** It is known that nothing was cleared. */
  | { readonly kind: "NOT_DONE"; readonly id: string; readonly failure: Omit<LogClearFailure, "atMs"> }
  /** The reader was told, and nobody knows what became of it. */
  | { readonly kind: "LOST"; readonly id: string }
  /** Somebody looks. */
  | { readonly kind: "LOOK"; readonly isJobOver: boolean };

/** Why what somebody wants is not done. */
export type LogClearRefusal =
  | "ALREADY_ASKED" // one of this reader waits
  | "NOT_WAITING" // it is over, or another one is the last of this reader
  | "TOO_EARLY"; // a second person may at once, whoever asked not yet

/** What is to be done then. */
export type LogClearAction =
  | { readonly kind: "REFUSE"; readonly reason: LogClearRefusal }
  /** To begin the job. */
  | { readonly kind: "START" }
  /** To tell the reader. */
  | { readonly kind: "TELL_READER" };

/** What it is after an input, and what is to be done. */
export type LogClearChange = readonly [LogClear | undefined, readonly LogClearAction[]];

const DAY_MS = 86_400_000;
/** How long it can be confirmed. */
export const LOG_CLEAR_LAPSES_MS = 7 * DAY_MS;

/** What the last wish to clear a reader's log is after an input. Pure; one that is over stays as it is. */
export function advanceLogClear(last: LogClear | undefined, input: LogClearInput, nowMs: number): LogClearChange {
  if (input.kind === "LOOK") return [last && look(last, input.isJobOver, nowMs), []];
  const known = last && look(last, false, nowMs);
  if (input.kind === "ASK") return ask(known, input, nowMs);
  if (known === undefined || known.id !== input.id) return [known, [{ kind: "REFUSE", reason: "NOT_WAITING" }]];
  switch (input.kind) {
    case "CONFIRM":
      return whenConfirmable(known, input.by, nowMs, [known, [{ kind: "START" }]]);
    case "ORDER": {
      const { by: confirmedBy, jobId, rows } = input;
      const { refusal: _before, ...ordered } = known;
      const next = { ...ordered, state: "ORDERED", confirmedBy, jobId, rows } as const;
      return whenConfirmable(known, confirmedBy, nowMs, [next, [{ kind: "TELL_READER" }]]);
    }
    case "WITHDRAW":
      return known.state === "WAITING"
        ? [{ ...known, state: "WITHDRAWN", withdrawnBy: input.by, endedMs: nowMs }, []]
        : [known, [{ kind: "REFUSE", reason: "NOT_WAITING" }]];
    case "DONE":
      return [known.state === "ORDERED" ? { ...known, state: "CLEARED", endedMs: nowMs } : known, []];
    case "NOT_DONE":
      return [isOpen(known) ? toWaiting(known, { ...input.failure, atMs: nowMs }) : known, []];
    case "LOST":
      return [known.state === "ORDERED" ? { ...known, state: "UNSURE", endedMs: nowMs } : known, []];
  }
}

/** Whether somebody may confirm it now: a second person at once, whoever asked after a while. */
export function mayConfirm({ askedBy, aloneFromMs }: LogClear, by: string, nowMs: number): boolean {
  const areTwo = by !== askedBy && isPerson(by) && isPerson(askedBy);
  return areTwo || nowMs >= aloneFromMs;
}

/** An API key may be in the hands of the same person as the account. */
function isPerson(subject: string): boolean {
  return !subject.startsWith("key/");
}

function ask(
  known: LogClear | undefined,
  { asked, by, delayMs }: Extract<LogClearInput, { kind: "ASK" }>,
  nowMs: number,
): LogClearChange {
  if (known !== undefined && isOpen(known)) return [known, [{ kind: "REFUSE", reason: "ALREADY_ASKED" }]];
  const times = { askedMs: nowMs, aloneFromMs: nowMs + delayMs, lapsesMs: nowMs + LOG_CLEAR_LAPSES_MS };
  return [{ ...asked, ...times, state: "WAITING", askedBy: by }, []];
}

function whenConfirmable(known: LogClear, by: string, nowMs: number, change: LogClearChange): LogClearChange {
  if (known.state !== "WAITING") return [known, [{ kind: "REFUSE", reason: "NOT_WAITING" }]];
  return mayConfirm(known, by, nowMs) ? change : [known, [{ kind: "REFUSE", reason: "TOO_EARLY" }]];
}

/** What time, or the end of its job, makes of it. */
function look(known: LogClear, isJobOver: boolean, nowMs: number): LogClear {
  if (known.state === "WAITING" && nowMs >= known.lapsesMs)
    return { ...known, state: "LAPSED", endedMs: known.lapsesMs };
  return known.state === "ORDERED" && isJobOver ? { ...known, state: "UNSURE", endedMs: nowMs } : known;
}

function isOpen({ state }: LogClear): boolean {
  return state === "WAITING" || state === "ORDERED";
}

function toWaiting(known: LogClear, refusal: LogClearFailure): LogClear {
  const { confirmedBy: _by, jobId: _job, rows: _rows, ...asked } = known;
  return { ...asked, state: "WAITING", refusal };
}
