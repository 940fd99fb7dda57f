import type { DeviceRecord } from "../domain/device.ts";
import { toFault } from "../domain/device-fault.ts";
import { openGap } from "../domain/gap.ts";
import { reporting, step, VISITING, type VisitChange, type VisitState, warn } from "./visit-model.ts";
import type { StepFailure } from "./visit-words.ts";

/** Ends the visit; `failure` is `undefined` when nothing went wrong. */
export function leave(state: VisitState, failure: StepFailure | undefined): VisitChange {
  return step({ ...state, failure }, "CLOSING", { kind: "close" });
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
  const { code, message } = failure;
  const fault = toFault(device.fault, { code: code ?? "DEVICE_PROTOCOL_ERROR", message, nowMs });
  const wasOnline = device.status === "ONLINE";
  return reporting(
    warn("the reader is offline", { code, cause: message, wasOnline }),
    step(state, "MARKING", { kind: "record", changes: [gap, { facts: { fault } }] }),
  );
}

/** After a visit that went well: the reader's one slot is left to others until it is time again. */
function rest(state: VisitState, nowMs: number): VisitChange {
  const { mode } = state.settings;
  const ms = mode.kind === "POLL" ? Math.max(0, mode.everyMs - (nowMs - state.startedMs)) : 0;
  return step(state, "RESTING", { kind: "wait", ms });
}

/** After the loss was marked, or could not be. */
export function afterMark(state: VisitState): VisitChange {
  const { failure, isStopping, settings } = state;
  if (isStopping) return [{ ...state, phase: "STOPPED", ticket: state.ticket + 1 }, []];
  if (failure?.code === "DEVICE_REPLACED") return [{ ...state, phase: "REPLACED", ticket: state.ticket + 1 }, []];
  const failures = state.failures + 1;
  const { firstRetryMs, lastRetryMs } = settings.timing;
  const retry = { failures, code: failure?.code, firstRetryMs, lastRetryMs };
  return step({ ...state, failures }, "RESTING", { kind: "retry", retry });
}
