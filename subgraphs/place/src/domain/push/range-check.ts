import { addSeconds } from "./reader-clock.ts";
import type { PushOrder } from "./push-order.ts";

/** The longest time that is sent again at once, and the first of which a sum is asked. */
const WINDOW_SECONDS = 31 * 86_400;
/** A sum costs as much of a year as of a day: behind an equal window so many times its length is asked for, in one that differs a part. */
const STRIDE = 4;

/** What a check is for. */
export type CheckGoal =
  /** The whole log. */
  | "ALL"
  /** What came since the last proof. */
  | "RECENT"
  /** Only to have the rows again, of a reader that tells no sums. */
  | "ROWS";

/**
 * A comparison of a reader's log with the ledger that is under way: one window of its time after the other, the newest first. Windows
 * grow while they are equal, so that years in which nothing is missing cost a few orders; one whose sums differ is cut until it
 * is short, sent again, once, and compared again.
 */
export interface RangeCheck {
  readonly goal: CheckGoal;
  /** The window that is asked for. */
  readonly from: string;
  readonly to: string;
  /** How far back it goes, and where it began. */
  readonly oldest: string;
  readonly newest: string;
  readonly asked: "SUM" | "ROWS";
  readonly wasSentAgain: boolean;
  /** Rows of the windows that were equal. */
  readonly rows: number;
  /** What the reader counted in the window when it was asked to send it again. */
  readonly told?: number;
}

type Window = Pick<RangeCheck, "from" | "to">;

/** What is known when the reader has answered. */
export interface CheckAnswer {
  /** Whether it did what it was asked for, cannot do it, or failed for now. */
  readonly outcome: "DONE" | "UNKNOWN_ORDER" | "FAILED";
  /** What the reader counts in the window. */
  readonly sum: number | undefined;
  /** What the ledger has in the window. */
  readonly ledgerRows: number;
  /** Rows of its whole log, as the reader says elsewhere. */
  readonly statedRows: number | undefined;
}

/** Where a check goes on. */
export type CheckStep =
  | { readonly kind: "ASK"; readonly check: RangeCheck; readonly order: PushOrder }
  /** Everything that the reader holds of that time is in the ledger. `reachesStart`: of its whole log. */
  | { readonly kind: "PROVED"; readonly from: string; readonly rows: number; readonly reachesStart: boolean }
  | {
      readonly kind: "DIFFERS";
      readonly from: string;
      readonly to: string;
      readonly readerRows: number;
      readonly ledgerRows: number;
    }
  /** The rows were sent again; nothing says whether all of them. */
  | { readonly kind: "SENT" }
  /** The reader tells no sums, or does not send rows again. */
  | { readonly kind: "NOT_OFFERED" }
  | { readonly kind: "FAILED" };

/** Begins a check of the time from `oldest` to `newest`. */
export function beginCheck(goal: CheckGoal, oldest: string, newest: string): CheckStep {
  const asked = goal === "ROWS" ? "ROWS" : "SUM";
  return ask({
    ...toWindow(oldest, newest, WINDOW_SECONDS),
    goal,
    oldest,
    newest,
    asked,
    wasSentAgain: false,
    rows: 0,
  });
}

/** Goes on after an answer. */
export function advanceCheck(check: RangeCheck, answer: CheckAnswer): CheckStep {
  if (answer.outcome === "FAILED") return { kind: "FAILED" };
  if (answer.outcome === "UNKNOWN_ORDER") return { kind: "NOT_OFFERED" };
  return check.asked === "ROWS" ? onRows(check) : onSum(check, answer);
}

function onRows(check: RangeCheck): CheckStep {
  if (check.goal !== "ROWS") return ask({ ...check, asked: "SUM", wasSentAgain: true });
  return check.from <= check.oldest ? { kind: "SENT" } : askOlder(check, WINDOW_SECONDS);
}

function onSum(check: RangeCheck, { sum, ledgerRows, statedRows }: CheckAnswer): CheckStep {
  const { from, to, goal, oldest } = check;
  if (sum === undefined) return { kind: "NOT_OFFERED" };
  if (sum !== ledgerRows) {
    if (toSeconds(check) > WINDOW_SECONDS) return ask({ ...check, ...toPart(check) });
    if (!check.wasSentAgain) return ask({ ...check, asked: "ROWS", told: sum });
    return { kind: "DIFFERS", from, to, readerRows: sum, ledgerRows };
  }
  const rows = check.rows + sum;
  const isWholeLog = goal === "ALL" && rows > 0 && rows === statedRows;
  if (from > oldest && !isWholeLog) {
    return askOlder({ ...check, rows }, check.wasSentAgain ? WINDOW_SECONDS : STRIDE * toSeconds(check));
  }
  return { kind: "PROVED", from, rows, reachesStart: goal === "ALL" };
}

function askOlder(check: RangeCheck, seconds: number): CheckStep {
  const window = toWindow(check.oldest, addSeconds(check.from, -1), seconds);
  const asked = check.goal === "ROWS" ? "ROWS" : "SUM";
  return ask({ ...check, ...window, asked, wasSentAgain: false });
}

function ask(check: RangeCheck): CheckStep {
  const kind = check.asked === "SUM" ? "SUM_PUNCHES" : "QUERY_PUNCHES";
  return { kind: "ASK", check, order: { kind, from: check.from, to: check.to } };
}

function toWindow(oldest: string, to: string, seconds: number): Window {
  const from = addSeconds(to, 1 - seconds);
  return { from: from < oldest ? oldest : from, to };
}

/** The newest part of a window that is too long to be sent again. */
function toPart(window: Window): Window {
  return toWindow(window.from, window.to, Math.max(WINDOW_SECONDS, Math.ceil(toSeconds(window) / STRIDE)));
}

function toSeconds({ from, to }: Window): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 1_000 + 1;
}
