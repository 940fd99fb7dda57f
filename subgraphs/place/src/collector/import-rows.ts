import type { DeviceRecord } from "../domain/device.ts";
import { isReader } from "../domain/intake/channel-device.ts";
import { type FileRow, joinFileRows, type LineFault, type RowFile, toNamedSerial } from "../domain/intake/row-file.ts";
import type { ImportOutcome, ImportReport, ImportWish } from "../domain/intake/row-intake.ts";
import { toFileRefusal } from "../domain/serials/serial-claim.ts";
import type { LedgerRow } from "../domain/punch.ts";
import type { IntakePlan, RowIntakeDeps } from "./intake-plan.ts";
import { createRowMaker, type RowMaker } from "./row-maker.ts";

/** Rows that are read, or written, in one go. */
const ROWS_AT_ONCE = 500;
/** A request has at most 1 MB: no real file has more lines in it. */
const MOST_LINES = 50_000;
const MOST_FAULTS = 1_000;

/**
 * Takes the rows of a file into the ledger, or says what would happen. Rows that the ledger has, by whatever way, add nothing; where a
 * file has a row more often than is known, that is known then.
 */
export async function importRows(plan: IntakePlan, deps: RowIntakeDeps, wish: ImportWish): Promise<ImportOutcome> {
  const device = (await deps.ledger.listDevices()).find(({ readerId }) => readerId === wish.readerId);
  if (device === undefined || !isReader(device)) return { kind: "NO_SUCH_READER" };
  const { serialNumber } = device;
  if (serialNumber === undefined) return { kind: "NO_SERIAL" };
  const refusal = toFileRefusal(device, serialNumber, deps.hasDirectory?.() === true);
  if (refusal !== undefined) return { kind: "NOT_OURS", refusal };
  if (device.proof === undefined && device.isPushing !== true) return { kind: "NOT_READ" };
  const own = plan.readers.get(wish.readerId) ?? { zone: { timeZone: plan.timeZone }, limits: plan.limits };
  const file = deps.readFile(wish.bytes, wish.isText ? "utf-8" : (own.textEncoding ?? "utf-8"));
  if (file.kind === "NO_FORM") return { kind: "REPORT", report: toFaultReport([file.fault], 1) };
  const named = toNamedSerial(wish.fileName ?? "", file.deviceNumber);
  if (named !== undefined && named !== serialNumber) return { kind: "OTHER_READER", serialNumber: named };
  const origin = { ...own, readerId: wish.readerId, serialNumber, channel: "FILE", precedingMs: undefined } as const;
  const toRow = await createRowMaker(deps, { ...origin, receivedMs: deps.clock.nowMs() }, device);
  const read = await readLines(file, toRow, deps, wish.signal);
  if (read === undefined) return { kind: "TOO_MANY_LINES", most: MOST_LINES };
  const { rows, faults, faultyLines } = read;
  const isHeld = faultyLines > 0 && !wish.skipsFaulty;
  const counted = await takeRows(deps, device, rows, { ...wish, isDryRun: wish.isDryRun || isHeld });
  const isDone = !wish.isDryRun && !isHeld;
  const report = { isDone, rows: rows.length, ...counted, faults, faultyLines };
  const { readerId, by } = wish;
  if (isDone)
    deps.log.info({ readerId, by, added: report.added, revised: report.revised }, "rows of a file were taken");
  return { kind: "REPORT", report };
}

interface ReadLines {
  readonly rows: readonly FileRow[];
  readonly faults: readonly LineFault[];
  readonly faultyLines: number;
}

/** @returns `undefined` where the file has too many lines. */
async function readLines(
  { lines }: Extract<RowFile, { kind: "ROWS" }>,
  toRow: RowMaker,
  { timers }: RowIntakeDeps,
  signal: AbortSignal,
): Promise<ReadLines | undefined> {
  const rows: FileRow[] = [];
  const faults: LineFault[] = [];
  let [seen, faultyLines] = [0, 0];
  for (const line of lines) {
    seen += 1;
    if (seen > MOST_LINES) return undefined;
    if (line.kind === "ROW") rows.push({ row: toRow(line.row), copies: line.copies });
    else {
      faultyLines += 1;
      if (faults.length < MOST_FAULTS) faults.push(line.fault);
    }
    if (seen % ROWS_AT_ONCE > 0) continue;
    await timers.yieldTurn();
    signal.throwIfAborted();
  }
  return { rows, faults, faultyLines };
}

type Counted = Pick<ImportReport, "added" | "revised" | "known" | "setAside">;

/** Joins the rows, and stores them unless it is a dry run; whoever goes away meanwhile leaves true rows behind. */
async function takeRows(
  deps: RowIntakeDeps,
  { readerId }: DeviceRecord,
  rows: readonly FileRow[],
  { isDryRun, signal }: Pick<ImportWish, "isDryRun" | "signal">,
): Promise<Counted> {
  const { ledger, timers } = deps;
  const codes = new Map<string, number>();
  for (const page of toPages(rows)) {
    for (const entry of await ledger.readVerifyCodes(page.map(({ row }) => row.digest))) codes.set(...entry);
    await timers.yieldTurn();
    signal.throwIfAborted();
  }
  const counted = { added: 0, revised: 0, known: 0, setAside: 0 };
  for (const page of toPages(joinFileRows(rows, codes))) {
    const stored = new Map(
      (await ledger.findRows(page.map(({ digest }) => digest))).map((it) => [it.digest, it.copies]),
    );
    const fresh = page.filter(({ digest }) => !stored.has(digest));
    const raised = page.filter(({ digest, copies }) => copies > (stored.get(digest) ?? copies));
    if (!isDryRun) await ledger.recordRows(readerId, page);
    counted.added += fresh.length;
    counted.revised += raised.length;
    counted.known += page.length - fresh.length - raised.length;
    counted.setAside += fresh.filter(isSetAside).length;
    await timers.yieldTurn();
    signal.throwIfAborted();
  }
  return counted;
}

function isSetAside({ setAside }: LedgerRow): boolean {
  return setAside !== undefined;
}

function* toPages<Row>(rows: readonly Row[]): Generator<readonly Row[], void, void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) yield rows.slice(start, start + ROWS_AT_ONCE);
}

function toFaultReport(faults: readonly LineFault[], faultyLines: number): ImportReport {
  return { ...{ isDone: false, rows: 0, added: 0, revised: 0, known: 0, setAside: 0 }, faults, faultyLines };
}
