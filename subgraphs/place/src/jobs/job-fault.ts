import { VisitEndedError } from "../collector/errands.ts";
import { ReadHeldError } from "../collector/read-held-error.ts";
import { ReaderError } from "../collector/reader-driver.ts";
import { toStepFailure } from "../collector/step-failure.ts";
import type { DeviceFault } from "../domain/device.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import { PushAskError } from "../domain/push/pushing-readers.ts";
import { toStoreCode } from "../domain/store-faults.ts";

/** Why a job, or a step of it, failed. */
export type JobFault = Omit<DeviceFault, "sinceMs">;

/** The fault of what stopped a work; `undefined` for what nobody foresaw. */
export function toKnownFault(error: unknown): JobFault | undefined {
  if (error instanceof JobError) return { code: error.code, message: error.message };
  if (error instanceof PushAskError) return error.failure;
  if (error instanceof VisitEndedError) return toReaderFault(error.failure);
  if (error instanceof ReaderError || error instanceof ReadHeldError) return toReaderFault(toStepFailure(error));
  const code = toStoreCode(error);
  return code === undefined ? undefined : { code, message: "The place cannot store what this job brings" };
}

/** The same; what nobody foresaw is a defect of the place, which its log tells more of. */
export function toJobFault(error: unknown): JobFault {
  return toKnownFault(error) ?? { code: "JOB_FAILED", message: "A defect of the place stopped the job" };
}

function toReaderFault({ code, message, step }: ReturnType<typeof toStepFailure>): JobFault {
  return { code: code ?? "JOB_FAILED", message, ...(step && { step }) };
}
