import type { VisitedReader } from "../collector/errands.ts";
import type { ReviewedLog } from "../collector/log-review.ts";
import { type DayVerdict, toRangeMs } from "../domain/device-days.ts";
import { isCountRight } from "../domain/doubts.ts";
import type { JobAsked } from "../domain/jobs/job.ts";
import type { LedgerWriter, PageRequest, RowPosition } from "../domain/ledger.ts";
import type { LedgerRow, PunchRecord } from "../domain/punch.ts";
import { type KnownRows, listDigests, listVariants, LogComparison } from "../domain/verify/log-comparison.ts";
import { toVerifiedDays } from "../domain/verify/verified-days.ts";
import type { VerifyFindings } from "../domain/verify/verify-findings.ts";
import type { JobProgress, JobTools, JobWork } from "./job-work.ts";
import { judgeDays } from "./judge-days.ts";
import { runOnArrival } from "./run-on-arrival.ts";
import { inStep } from "./steps.ts";
import { verifyPushing } from "./verify-pushing.ts";

type Asked = Extract<JobAsked, { readonly kind: "VERIFY_DEVICE" }>;

/** What was known, and what the log says. */
interface Reviewed {
  readonly verdicts: ReadonlyMap<string, DayVerdict>;
  readonly zone: VisitedReader["zone"];
  readonly log: ReviewedLog;
  readonly comparison: LogComparison;
}

/** Rows of the ledger that are looked at in one go. */
const PAGE_ROWS = 500;
const DAY_MS = 86_400_000;

/** Compares what a reader has of some days with what the ledger has of them; nothing changes on either side. */
export function createVerifyDevice(tools: JobTools): JobWork<"VERIFY_DEVICE"> {
  return async (asked, progress) => {
    const { isPushing } = await tools.ledger.readDevice(asked.readerId);
    if (isPushing === true) return verifyPushing(tools, asked, progress);
    const arrival = {
      readerId: asked.readerId,
      signal: progress.signal,
      onArriving: (arrived: Promise<void>) =>
        inStep(progress, { code: "CONNECT" }, () => arrived.then(() => undefined)),
    };
    const reviewed = await runOnArrival(tools.readers, arrival, (reader) => review(reader, { tools, asked, progress }));
    await inStep(progress, { code: "LEDGER" }, () => takeLedger(reviewed, { tools, asked, progress }));
    return toFindings(reviewed, asked);
  };
}

interface Verifying {
  readonly tools: JobTools;
  readonly asked: Asked;
  readonly progress: JobProgress;
}

async function review(reader: VisitedReader, { tools, asked, progress }: Verifying): Promise<Reviewed> {
  const { ledger } = tools;
  const { from, to } = asked;
  const { zone } = reader;
  const device = await reader.readDevice();
  const { id: deviceId } = device;
  const verdicts = await judgeDays(tools, device, { from, to, zone });
  let comparison: LogComparison | undefined;
  let log: ReviewedLog | undefined;
  await inStep(progress, { code: "LOG" }, async () => {
    log = await reader.reviewLog(
      async (rows, mostRows) => {
        comparison ??= new LogComparison({ deviceId, from, to, mostRows });
        const selected = comparison.selectOfLog(rows);
        if (selected.length > 0) comparison.takeLog(selected, await findKnown(ledger, selected));
      },
      (done, total) => progress.count({ done, total, unit: "ROWS" }),
    );
    return `Its whole log was read: ${log.rows} rows`;
  });
  if (log === undefined) throw new TypeError("the log was read");
  return { verdicts, zone, log, comparison: comparison ?? new LogComparison({ deviceId, from, to, mostRows: 0 }) };
}

async function findKnown(ledger: Pick<LedgerWriter, "findRows">, rows: readonly LedgerRow[]): Promise<KnownRows> {
  const known = new Map((await ledger.findRows(listDigests(rows))).map((row) => [row.digest, row]));
  const variants = listVariants(rows, known);
  if (variants.length === 0) return known;
  for (const row of await ledger.findRows(variants)) known.set(row.digest, row);
  return known;
}

/** Every row that the ledger has of the days, those that are set aside too. */
async function takeLedger({ comparison, log, zone }: Reviewed, verifying: Verifying): Promise<string> {
  const { history, ledger } = verifying.tools;
  const { readerId, from, to } = verifying.asked;
  const { id: deviceId } = await ledger.readDevice(readerId);
  // The date that a reader wrote is not always that of the instant: its zone may have been another one then.
  const { fromMs, toMs } = toRangeMs({ from, to }, zone);
  const selection = { deviceIds: [deviceId], fromMs: fromMs - DAY_MS, toMs: toMs + DAY_MS };
  const pages = [
    readPages(
      (page) => history.listPunches(selection, page),
      ({ atMs = 0, id }) => [atMs, id],
    ),
    readPages(
      (page) => history.listSetAside({ deviceId }, page),
      ({ receivedAtMs, id }) => [receivedAtMs, id],
    ),
  ];
  let looked = 0;
  for (const rowsOfKind of pages) {
    for await (const page of rowsOfKind) {
      const rows = page.map(toWritten);
      verifying.progress.signal.throwIfAborted();
      const inLog = await ledger.readInLog(comparison.listUnmet(rows));
      const wasInLog = ({ digest, channel }: PunchRecord) => channel === "READ" || (inLog.get(digest)?.copies ?? 0) > 0;
      comparison.takeLedger(rows, log.beganMs, wasInLog);
      looked += rows.length;
      await verifying.tools.yieldTurn();
    }
  }
  return `${looked} rows of the ledger were looked at`;
}

/** As the reader wrote it, whatever it was moved to. */
function toWritten(row: PunchRecord): PunchRecord {
  return row.moved === undefined ? row : { ...row, localTime: row.moved.localTime, atMs: row.moved.atMs };
}

async function* readPages(
  read: (page: PageRequest) => Promise<readonly PunchRecord[]>,
  toPosition: (row: PunchRecord) => RowPosition,
): AsyncGenerator<readonly PunchRecord[]> {
  let after: RowPosition | undefined;
  for (;;) {
    const rows = await read({ limit: PAGE_ROWS, after, isDescending: false });
    yield rows;
    const last = rows.at(-1);
    if (rows.length < PAGE_ROWS || last === undefined) return;
    after = toPosition(last);
  }
}

function toFindings({ verdicts, log, comparison }: Reviewed, { from, to }: Asked): VerifyFindings {
  const { days, ...counted } = comparison.end();
  const { beganMs: readMs, rows: rowsRead, blanks: unreadable, countBefore, countAfter, hasOwnSums } = log;
  const read = { countAtRead: countBefore, countAfterRead: countAfter, rowsRead, blanksAtRead: unreadable };
  return {
    ...{ from, to, readMs, rowsRead, unreadable, ...counted },
    isSound: isCountRight(read) && !hasOwnSums,
    verifiedDays: toVerifiedDays(days, verdicts),
  };
}
