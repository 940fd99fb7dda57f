import type { DeviceRecord } from "../domain/device.ts";
import { toFault } from "../domain/device-fault.ts";
import { openGap } from "../domain/gap.ts";
import type { RetryKind } from "./retry-times.ts";
import {
  type LogTrouble,
  reporting,
  step,
  STEP_OF_PHASE,
  VISITING,
  type VisitChange,
  type VisitState,
  warn,
} from "./visit-model.ts";
import type { ReaderChange, StepFailure } from "./visit-words.ts";

/** Ends the visit; `failure` is `undefined` when nothing went wrong. */
export function leave(state: VisitState, failure: StepFailure | undefined): VisitChange {
  const at = failure && { ...failure, step: failure.step ?? STEP_OF_PHASE[state.phase] };
  const left = { ...state, failure: at, logTrouble: toLastingTrouble(state) };
  // What was wanted of a reader that cannot be read is not done; of one that is merely left, at the next visit.
  return step({ ...left, hasErrand: at === undefined && state.hasErrand }, "CLOSING", { kind: "close" });
}

/** A log that was not answered for, and then nothing else was either: the reader was gone, which is nothing about its log. */
function toLastingTrouble({ logTrouble }: VisitState): LogTrouble | undefined {
  const wasGone = logTrouble?.isNoted === false && logTrouble.failure.code === "DEVICE_TIMEOUT";
  return wasGone ? undefined : logTrouble;
}

/** Ends the collector: a reader under way is left first. */
export function onStop(state: VisitState): VisitChange {
  const stopping = { ...state, isStopping: true };
  if (VISITING.has(state.phase)) return leave(stopping, undefined);
  if (state.phase === "CLOSING" || state.phase === "MARKING") return [stopping, []];
  return [{ ...stopping, phase: "STOPPED", ticket: state.ticket + 1 }, []];
}

/** After the connection was closed. */
export function onClosed(state: VisitState, device: DeviceRecord, nowMs: number): VisitChange {
  const { failure, isStopping } = state;
  if (failure === undefined && !isStopping) return rest(state, nowMs);
  const gap = openGap(device, "OFFLINE");
  if (failure === undefined) return step(state, "MARKING", { kind: "record", changes: [gap] });
  const { code, message, step: at } = failure;
  const fault = toFault(device.fault, {
    code: code ?? "DEVICE_PROTOCOL_ERROR",
    message,
    ...(at && { step: at }),
    nowMs,
  });
  const wasOnline = device.status === "ONLINE";
  const changes = [gap, { facts: { fault } }, ...toRivalChanges(state, device, fault.sinceMs)];
  return reporting(
    warn("the reader is offline", { code, step: at, cause: message, wasOnline }),
    step(state, "MARKING", { kind: "record", changes }),
  );
}

/** Two readers with one serial number are both marked. A reader that fails in another way states the number no more. */
function toRivalChanges(state: VisitState, device: DeviceRecord, sinceMs: number): readonly ReaderChange[] {
  const { rival, failure } = state;
  if (rival === undefined) return [];
  if (failure?.code !== "DEVICE_DUPLICATE") return [{ readerId: rival, facts: { duplicate: undefined } }];
  const message = `the reader ${device.readerId} at ${device.address} states the serial number of ${rival} too; its rows are not taken`;
  return [{ readerId: rival, facts: { duplicate: { code: failure.code, message, step: "IDENTITY", sinceMs } } }];
}

/** After a visit that went well: the reader's one slot is left to others until it is time again. */
function rest(state: VisitState, nowMs: number): VisitChange {
  const { mode } = state.settings;
  const ms = mode.kind === "POLL" && !state.hasErrand ? Math.max(0, mode.everyMs - (nowMs - state.startedMs)) : 0;
  return step(state, "RESTING", { kind: "wait", ms });
}

/** After the loss was marked, and with it that this reader shares its serial number with another one, or no more. */
export function onMarked(state: VisitState): VisitChange {
  const rival = state.failure?.code === "DEVICE_DUPLICATE" ? state.rival : undefined;
  return afterMark({ ...state, rival });
}

/** After the loss was marked, or could not be. */
export function afterMark(state: VisitState): VisitChange {
  const { failure, isStopping, settings } = state;
  if (isStopping) return [{ ...state, phase: "STOPPED", ticket: state.ticket + 1 }, []];
  const { retries } = settings.timing;
  const kind = toRetryKind(failure);
  const count = (state.failures[kind] ?? 0) + 1;
  const failures = { ...state.failures, [kind]: count };
  if (state.hasErrand) return step({ ...state, failures }, "RESTING", { kind: "wait", ms: 0 });
  return step({ ...state, failures }, "RESTING", { kind: "retry", retry: { failures: count, times: retries[kind] } });
}

/** A reader that falls silent, or hangs up, on the key may have refused it: it is not offered the key again at once. */
function toRetryKind(failure: StepFailure | undefined): RetryKind {
  if (failure?.step === "AUTHENTICATE") return "DEVICE_AUTH_FAILED";
  const code = failure?.code;
  switch (code) {
    case "DEVICE_BUSY":
    case "DEVICE_AUTH_FAILED":
    case "DEVICE_PUSH_ONLY":
    case "DEVICE_UNSUPPORTED_FIRMWARE":
    case "DEVICE_LOG_NOT_OFFERED":
    case "DEVICE_REPLACED":
    case "DEVICE_DUPLICATE":
    case "DEVICE_AT_OTHER_PLACE":
    case "DEVICE_PLACE_UNDECIDED":
      return code;
    default:
      return "USUAL";
  }
}
