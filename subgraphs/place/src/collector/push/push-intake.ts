import type { LedgerWriter } from "../../domain/ledger.ts";
import type { LogJoin } from "../../domain/log-join.ts";
import type { LedgerRow, ReaderRow } from "../../domain/punch.ts";
import { createRowMaker } from "../row-maker.ts";
import type { PushDeps, PushPlan } from "./push-plan.ts";

/** Rows of one transaction. */
export const ROWS_AT_ONCE = 500;
/** A punch so much older than the first call was made before anybody could take it. */
const HISTORY_MS = 60_000;

/** Where rows come from. */
export interface RowOrigin {
  readonly plan: Pick<PushPlan, "readerId" | "zone" | "limits">;
  readonly serialNumber: string;
  /** When they came. */
  readonly receivedMs: number;
  /** Of the request that brought them: identical rows of one request are copies. */
  readonly join: LogJoin;
  /** Hears of rows that are on disk. */
  readonly onStored?: (rows: readonly LedgerRow[]) => Promise<void>;
}

/**
 * Puts rows that a reader pushed into the ledger. Resolves when they are on disk; then they may be acknowledged. The identity of
 * a row is that of the same row of the reader's log, so that pushed again, or read, it stays one punch.
 */
export async function takeRows(
  deps: Pick<PushDeps, "ledger" | "identityKey" | "timers">,
  origin: RowOrigin,
  rows: readonly ReaderRow[],
): Promise<void> {
  const { ledger } = deps;
  const { plan, serialNumber, receivedMs, join, onStored } = origin;
  const { readerId, zone, limits } = plan;
  const device = await ledger.readDevice(readerId);
  const precedingMs = await ledger.readLastInstant(readerId);
  const own = { readerId, zone, limits, serialNumber, channel: "PUSH", precedingMs, receivedMs } as const;
  const make = await createRowMaker(deps, own, device);
  const firstMs = device.push?.firstMs ?? receivedMs;
  const toRow = (row: ReaderRow): LedgerRow => {
    const made = make(row);
    return { ...made, isFirstRead: made.atMs !== undefined && made.atMs < firstMs - HISTORY_MS };
  };
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const made = rows.slice(start, start + ROWS_AT_ONCE).map(toRow);
    await joinRows(ledger, join, made, (joined) => record(ledger, readerId, joined));
    await onStored?.(made);
    if (start + ROWS_AT_ONCE < rows.length) await deps.timers.yieldTurn();
  }
}

/** Puts what had to wait for the end of a request into the ledger. */
export async function takeRest(ledger: LedgerWriter, readerId: string, join: LogJoin): Promise<void> {
  const { rows } = join.end();
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    await ledger.recordRows(readerId, rows.slice(start, start + ROWS_AT_ONCE));
}

/**
 * Joins rows, in their order.
 *
 * @param take does something with joined rows, and returns those of them that the ledger knows with another verify code.
 */
export async function joinRows(
  ledger: Pick<LedgerWriter, "readVerifyCodes">,
  join: LogJoin,
  rows: readonly LedgerRow[],
  take: (joined: readonly LedgerRow[]) => Promise<readonly LedgerRow[]>,
): Promise<void> {
  let step = join.add(rows);
  join.hold(await take(step.rows));
  while (join.isWaiting) {
    const codes = await ledger.readVerifyCodes(step.undecided);
    step = join.add([], codes);
    join.hold(await take(step.rows));
  }
}

async function record(
  ledger: LedgerWriter,
  readerId: string,
  rows: readonly LedgerRow[],
): Promise<readonly LedgerRow[]> {
  return rows.length === 0 ? [] : (await ledger.recordRows(readerId, rows)).otherVerify;
}
