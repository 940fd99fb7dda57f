import { afterMark, leave, onClosed, onMarked, onStop } from "./visit-ending.ts";
import { isLost } from "./step-failure.ts";
import { onLogFailed } from "./log-trouble.ts";
import { AGAIN_MS } from "./retry-times.ts";
import {
  NO_WORK,
  reporting,
  step,
  VISITING,
  type VisitChange,
  type VisitPhase,
  type VisitSettings,
  type VisitState,
  warn,
  withWork,
} from "./visit-model.ts";
import {
  afterErrand,
  beginErrand,
  compareCounts,
  goOn,
  onArrival,
  onCounts,
  onGlance,
  onLog,
  onUsers,
  passUsers,
  waitForWork,
} from "./visit-work.ts";
import type { SerialErrorCode } from "../domain/errors.ts";
import { openGap } from "../domain/gap.ts";
import type { DeviceRecord } from "../domain/device.ts";
import { toClaimRefusal } from "../domain/serials/serial-claim.ts";
import { recognise } from "../domain/recognise.ts";
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
    isUnmarked: false,
    failures: {},
    logTrouble: undefined,
    rival: undefined,
    hasErrand: false,
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
    case "errand":
      return onErrand(state, input.nowMs);
    case "found":
      return state.phase === "RESTING" ? beginVisit(state, input.nowMs) : [state, []];
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
    case "PARTING":
      return step({ ...state, rival: undefined }, "IDENTIFYING", { kind: "identify" });
    case "ADMITTING":
      return onAdmitted({ ...state, isUnmarked: false });
    case "LISTENING":
      return onListening(withWork(state, { isListening: true }));
    case "READING_USERS":
      return onUsers(withWork(state, { userCount: done.userCount }), done);
    case "COMPARING":
      return leaveToOther(state, device) ?? onCounts(state, done);
    case "GLANCING":
      return onGlance(state, done);
    case "READING_LOG":
      return onLog(state, done);
    case "DECLARING":
      return onOnline({ ...state, isCaughtUp: true, failures: {}, logTrouble: undefined });
    case "NOTING":
      return goOn(state);
    case "ON_ERRAND":
      return afterErrand(state, done);
    case "WAITING":
    case "SETTLING":
      return compareCounts(state);
    case "CLOSING":
      return onClosed(state, device, nowMs);
    case "MARKING":
      return onMarked(state);
    case "NEW":
    case "STOPPED":
      return [state, []];
  }
}

/** What a reader cannot do costs only that: the visit goes on with what it can, unless the reader is gone. */
function onFailed(state: VisitState, failure: StepFailure, nowMs: number): VisitChange {
  const { code, message: cause } = failure;
  if (PASSABLE.has(state.phase) && !isLost(code)) return pass(state, failure, nowMs);
  switch (state.phase) {
    case "LOOKING":
    case "BEGINNING":
      return reporting(warn("the ledger could not be written", { cause }), beginVisit(state, nowMs));
    case "CLOSING":
    case "MARKING": // the reader keeps its rows: the collector goes on, and marks the loss when it can
      return reporting(warn("the ledger could not be written", { cause }), afterMark({ ...state, isUnmarked: true }));
    case "RESTING":
      return beginVisit(state, nowMs);
    default:
      return VISITING.has(state.phase) ? leave(state, failure) : [state, []];
  }
}

const PASSABLE: ReadonlySet<VisitPhase> = new Set<VisitPhase>(["LISTENING", "READING_USERS", "READING_LOG"]);

function pass(state: VisitState, failure: StepFailure, nowMs: number): VisitChange {
  const { code, message: cause } = failure;
  if (state.phase === "READING_LOG") return onLogFailed(state, failure, nowMs);
  if (state.phase === "READING_USERS") {
    return reporting(warn("the users cannot be read; punches can", { code, cause }), passUsers(state, nowMs));
  }
  const next = withWork(state, { isListening: false, nextListenMs: nowMs + AGAIN_MS.EVENTS });
  return reporting(
    warn("the reader sends no events: punches come by reading its log", { code, cause }),
    onListening(next),
  );
}

/** What is wanted of a reader is done at once where it is waited with, or for; else when the visit has caught up. */
function onErrand(state: VisitState, nowMs: number): VisitChange {
  const wanted = { ...state, hasErrand: true };
  if (state.phase === "WAITING" || state.phase === "SETTLING") return beginErrand(wanted);
  return state.phase === "RESTING" ? beginVisit(wanted, nowMs) : [wanted, []];
}

/** After the events were asked for: at the beginning of a visit the counts come next. */
function onListening(state: VisitState): VisitChange {
  return state.work.isCompared ? waitForWork(state) : compareCounts(state);
}

function beginVisit(state: VisitState, nowMs: number): VisitChange {
  const visit = state.visit + 1;
  const fresh = { ...state, visit, startedMs: nowMs, isCaughtUp: false, failure: undefined, work: NO_WORK };
  return step(fresh, "OPENING", { kind: "open", visit });
}

function onIdentity(state: VisitState, { identity, holder, refusal, device, nowMs }: StepDone): VisitChange {
  const recognition = recognise(device, identity ?? { serialNumber: undefined, macAddress: undefined });
  if (recognition.kind === "UNTOLD") {
    return leave(state, failureOf("DEVICE_PROTOCOL_ERROR", "the reader does not say which one it is"));
  }
  const { serialNumber } = recognition;
  if (holder !== undefined) {
    const message = `the serial number ${serialNumber} belongs to ${holder}: nothing is stored of ${device.readerId}`;
    return leave({ ...state, rival: holder }, failureOf("DEVICE_DUPLICATE", message));
  }
  if (recognition.kind === "OTHER") {
    const message = `reader ${serialNumber} answers where ${device.serialNumber} was`;
    return leave(state, failureOf("DEVICE_REPLACED", message));
  }
  if (refusal !== undefined) return leave(state, failureOf(refusal.code, refusal.message));
  if (state.rival !== undefined) {
    const changes = [{ readerId: state.rival, facts: { duplicate: undefined } }];
    return step(state, "PARTING", { kind: "record", changes });
  }
  const { model, platform, firmware, macAddress = device.macAddress } = identity ?? {};
  const status = device.status === "ONLINE" ? "ONLINE" : "CONNECTING";
  const facts = { serialNumber, macAddress, model, platform, firmware, status, lastSeenMs: nowMs } as const;
  const loss = state.isUnmarked ? openGap(device, "CONNECTING") : { facts: {} };
  const change = { ...loss, facts: { ...facts, ...loss.facts } };
  return step(state, "ADMITTING", { kind: "admit", serialNumber, change });
}

/** Another place was given the reader while it was read here. */
function leaveToOther(state: VisitState, device: DeviceRecord): VisitChange | undefined {
  const refusal = device.serialNumber && toClaimRefusal(device, device.serialNumber, false);
  return refusal ? leave(state, failureOf(refusal.code, refusal.message)) : undefined;
}

function onAdmitted(state: VisitState): VisitChange {
  return state.settings.mode.kind === "LIVE" ? step(state, "LISTENING", { kind: "listen" }) : compareCounts(state);
}

function onOnline(state: VisitState): VisitChange {
  if (state.hasErrand) return beginErrand(state);
  return state.settings.mode.kind === "LIVE" ? waitForWork(state) : leave(state, undefined);
}

function failureOf(
  code: SerialErrorCode | "DEVICE_PROTOCOL_ERROR" | "DEVICE_REPLACED" | "DEVICE_DUPLICATE",
  message: string,
): StepFailure {
  return { code, message, isUnsupported: false, step: "IDENTITY" };
}
