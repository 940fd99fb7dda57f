import { afterMark, leave, onClosed, onStop } from "./visit-ending.ts";
import {
  NO_WORK,
  reporting,
  step,
  VISITING,
  type VisitChange,
  type VisitSettings,
  type VisitState,
  warn,
  withWork,
} from "./visit-model.ts";
import { onArrival, onCounts, onLog, onUsers, passUsers, readUsers, waitForWork } from "./visit-work.ts";
import { openGap } from "../domain/gap.ts";
import type { StepDone, StepFailure, VisitInput } from "./visit-words.ts";

/** A collector that has not begun. */
export function createVisitState(settings: VisitSettings): VisitState {
  return {
    settings,
    phase: "NEW",
    ticket: 0,
    visit: 0,
    startedMs: 0,
    isCaughtUp: false,
    failure: undefined,
    isStopping: false,
    failures: 0,
    work: NO_WORK,
  };
}

/**
 * The state after an input and what to do. Pure.
 *
 * A visit asks for events before it reads anything, reads what may be missing, and only then says that the reader is
 * online. `POLL` leaves then, `LIVE` stays: each heartbeat compares the counts. Any loss opens a gap from the last contact
 * on, and the next visit begins at once or after a while.
 */
export function advance(state: VisitState, input: VisitInput): VisitChange {
  switch (input.kind) {
    case "start":
      return state.phase === "NEW" ? step(state, "LOOKING", { kind: "look" }) : [state, []];
    case "done":
      return input.ticket === state.ticket ? onDone(state, input) : [state, []];
    case "failed":
      return input.ticket === state.ticket ? onFailed(state, input.failure, input.nowMs) : [state, []];
    case "stored":
    case "unreadable":
      return input.visit === state.visit && VISITING.has(state.phase) ? onArrival(state, input) : [state, []];
    case "lost":
      return input.visit === state.visit && VISITING.has(state.phase) ? leave(state, input.failure) : [state, []];
    case "stop":
      return onStop(state);
  }
}

function onDone(state: VisitState, done: StepDone): VisitChange {
  const { device, nowMs } = done;
  switch (state.phase) {
    case "LOOKING":
      return step(state, "BEGINNING", { kind: "record", changes: [openGap(device, "CONNECTING")] });
    case "BEGINNING":
    case "RESTING":
      return beginVisit(state, nowMs);
    case "OPENING":
      return step(state, "IDENTIFYING", { kind: "identify" });
    case "IDENTIFYING":
      return onIdentity(state, done);
    case "ADMITTING":
      return state.settings.mode.kind === "LIVE"
        ? step(state, "LISTENING", { kind: "listen" })
        : readUsers(state, nowMs);
    case "LISTENING":
      return readUsers(state, nowMs);
    case "READING_USERS":
      return onUsers(withWork(state, { userCount: done.userCount }), done);
    case "COMPARING":
      return onCounts(state, done);
    case "READING_LOG":
      return onLog(state, done);
    case "DECLARING":
      return onOnline({ ...state, isCaughtUp: true, failures: 0 });
    case "WAITING":
    case "SETTLING":
      return step(state, "COMPARING", { kind: "compareCounts" });
    case "CLOSING":
      return onClosed(state, device, nowMs);
    case "MARKING":
      return afterMark(state);
    case "NEW":
    case "REPLACED":
    case "STOPPED":
      return [state, []];
  }
}

function onFailed(state: VisitState, failure: StepFailure, nowMs: number): VisitChange {
  const { code, message: cause } = failure;
  switch (state.phase) {
    case "LOOKING":
    case "BEGINNING":
      return reporting(warn("the ledger could not be written", { cause }), beginVisit(state, nowMs));
    case "LISTENING":
      if (!failure.isUnsupported) return leave(state, failure);
      return reporting(
        warn("the reader sends no events: punches come by reading its log", { code }),
        readUsers(state, nowMs),
      );
    case "READING_USERS":
      if (!failure.isUnsupported && code !== "DEVICE_PROTOCOL_ERROR") return leave(state, failure);
      return reporting(warn("the users cannot be read; punches can", { code, cause }), passUsers(state, nowMs));
    case "CLOSING":
    case "MARKING": // the reader keeps its rows: the collector goes on without the mark
      return reporting(warn("the ledger could not be written", { cause }), afterMark(state));
    case "RESTING":
      return beginVisit(state, nowMs);
    default:
      return VISITING.has(state.phase) ? leave(state, failure) : [state, []];
  }
}

function beginVisit(state: VisitState, nowMs: number): VisitChange {
  const visit = state.visit + 1;
  const fresh = { ...state, visit, startedMs: nowMs, isCaughtUp: false, failure: undefined, work: NO_WORK };
  return step(fresh, "OPENING", { kind: "open", visit });
}

/** A reader is known by its serial number, or else by its hardware address. */
function onIdentity(state: VisitState, { identity, device, nowMs }: StepDone): VisitChange {
  const serialNumber = identity?.serialNumber ?? identity?.macAddress;
  if (identity === undefined || serialNumber === undefined) {
    return leave(state, failureOf("DEVICE_PROTOCOL_ERROR", "the reader states neither serial number nor address"));
  }
  if (device.serialNumber !== undefined && device.serialNumber !== serialNumber) {
    const message = `reader ${serialNumber} answers where ${device.serialNumber} was`;
    return leave(state, failureOf("DEVICE_REPLACED", message));
  }
  const { model, platform, firmware } = identity;
  const status = device.status === "ONLINE" ? "ONLINE" : "CONNECTING";
  const facts = { serialNumber, model, platform, firmware, status, lastSeenMs: nowMs } as const;
  return step(state, "ADMITTING", { kind: "admit", serialNumber, change: { facts } });
}

function onOnline(state: VisitState): VisitChange {
  return state.settings.mode.kind === "LIVE" ? waitForWork(state) : leave(state, undefined);
}

function failureOf(code: "DEVICE_PROTOCOL_ERROR" | "DEVICE_REPLACED", message: string): StepFailure {
  return { code, message, isUnsupported: false };
}
