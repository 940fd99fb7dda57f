import type { JobAsked } from "../domain/jobs/job.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import type { ComparedSums } from "../domain/push/pushing-readers.ts";
import { toCountedDays } from "../domain/verify/sum-comparison.ts";
import { toVerifiedDays } from "../domain/verify/verified-days.ts";
import type { VerifyFindings } from "../domain/verify/verify-findings.ts";
import { judgeDays } from "./judge-days.ts";
import type { JobProgress, JobTools } from "./job-work.ts";
import { requirePushing, whenCalled } from "./pushing.ts";
import { inStep } from "./steps.ts";

type Asked = Extract<JobAsked, { readonly kind: "VERIFY_DEVICE" }>;

/**
 * Compares the sums that a reader tells which calls by itself with what the ledger has of some days; no row is asked for, and nothing
 * changes on either side. After a start of the place it begins anew.
 */
export async function verifyPushing(tools: JobTools, asked: Asked, progress: JobProgress): Promise<VerifyFindings> {
  const { readerId, from, to } = asked;
  const pushing = requirePushing(tools);
  const device = await tools.ledger.readDevice(readerId);
  const verdicts = await judgeDays(tools, device, { from, to, zone: pushing.zoneOf(readerId) });
  const onCounted = (done: number, total: number): void => progress.count({ done, total, unit: "ROWS" });
  const { made } = await whenCalled(progress, "CONNECT", undefined, (errand) =>
    pushing.compareDays(readerId, { from, to, onCounted }, errand),
  );
  let found: ComparedSums | undefined;
  await inStep(progress, { code: "SUMS", isResumable: true }, async () => {
    found = await progress.wait(made);
    if (found.spans.length === 0)
      throw new JobError("JOB_REFUSED", "None of these days has begun on the reader's clock");
    return `It told ${found.sums} sums`;
  });
  if (found === undefined) throw new TypeError("the sums were told");
  const { spans, untilMs, sums } = found;
  const kept = await tools.history.listDays({ deviceId: device.id, from, to });
  return {
    ...{ from, to, readMs: untilMs, sums, isSound: true, unreadable: 0, undated: 0, cameMeanwhile: 0, examples: [] },
    rowsRead: spans.reduce((rows, { readerRows }) => rows + readerRows, 0),
    verifiedDays: toVerifiedDays(toCountedDays(spans, kept, device.push?.clearedAt), verdicts),
  };
}
