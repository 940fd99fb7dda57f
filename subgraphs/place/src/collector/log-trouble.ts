import { toFault } from "../domain/device-fault.ts";
import { isReadHeld } from "../domain/held-read.ts";
import type { DeviceRecord } from "../domain/device.ts";
import { toDoubledMs } from "./backoff.ts";
import { AGAIN_MS, RETRY_TIMES } from "./retry-times.ts";
import { type LogTrouble, reporting, step, type VisitChange, type VisitState, warn } from "./visit-model.ts";
import type { StepFailure } from "./visit-words.ts";

/**
 * After the log could not be read of a reader that is still there: users and live punches go on, and the log is asked for
 * again later. The counts are compared at once, which tells whether the reader is there indeed.
 */
export function onLogFailed(state: VisitState, failure: StepFailure, nowMs: number): VisitChange {
  const failures = (state.logTrouble?.failures ?? 0) + 1;
  const at = { ...failure, step: failure.step ?? "LOG" };
  const notBeforeMs = nowMs + toWaitMs(failure, failures);
  const { code, message: cause } = failure;
  return reporting(
    warn("the log cannot be read; users and live punches are", { code, cause }),
    step({ ...state, logTrouble: { failure: at, failures, notBeforeMs, isNoted: false } }, "COMPARING", {
      kind: "compareCounts",
      isUnwatched: false,
    }),
  );
}

/** Whether the ledger does not show yet why the log cannot be read. */
export function isTroubleNew({ logTrouble }: VisitState): boolean {
  return logTrouble?.isNoted === false;
}

/** Shows in the ledger why the log cannot be read. */
export function noteTrouble(state: VisitState, trouble: LogTrouble, device: DeviceRecord, nowMs: number): VisitChange {
  const { code = "DEVICE_PROTOCOL_ERROR", message, step: at } = trouble.failure;
  const fault = toFault(device.fault, { code, message, ...(at && { step: at }), nowMs });
  const noted = { ...state, logTrouble: { ...trouble, isNoted: true } };
  return step(noted, "NOTING", { kind: "record", changes: [{ facts: { fault } }] });
}

/** Whether the log may be asked for again; one that is held, when somebody has accepted it. */
export function isLogDue({ notBeforeMs, failure }: LogTrouble, device: DeviceRecord, nowMs: number): boolean {
  return failure.code === "DEVICE_READ_HELD" ? !isReadHeld(device) : nowMs >= notBeforeMs;
}

function toWaitMs({ code }: StepFailure, failures: number): number {
  switch (code) {
    case "DEVICE_LOG_NOT_OFFERED":
      return toDoubledMs(RETRY_TIMES.DEVICE_LOG_NOT_OFFERED, failures);
    case "DEVICE_TIMEOUT":
    case "DEVICE_BUSY":
      return toDoubledMs(AGAIN_MS.LOG_INTERRUPTED, failures);
    default:
      return toDoubledMs(AGAIN_MS.LOG_FAILED, failures);
  }
}
