import type { DeviceRecord } from "../domain/device.ts";
import { isFullReadDue } from "../domain/daily-read.ts";
import { hasBlanks, isGlanceNeeded, isOtherLog, isReadNeeded, toMissingRows } from "../domain/doubts.ts";
import { closeGap } from "../domain/gap.ts";
import { areUsersNeeded } from "../domain/users-read.ts";
import { toTailStart } from "../domain/tail-read.ts";
import { toDoubledMs } from "./backoff.ts";
import { isLogDue, isTroubleNew, noteTrouble } from "./log-trouble.ts";
import { AGAIN_MS } from "./retry-times.ts";
import { leave } from "./visit-ending.ts";
import {
  info,
  reporting,
  step,
  type VisitChange,
  type VisitState,
  type VisitWork,
  warn,
  withWork,
} from "./visit-model.ts";
import type { StepDone, VisitInput } from "./visit-words.ts";

/** Reads the users: names, cards, and the PINs of slots. */
export function readUsers(state: VisitState, nowMs: number): VisitChange {
  const next = withWork(state, { areUsersWanted: false, nextUsersMs: nowMs + AGAIN_MS.USERS });
  return step(next, "READING_USERS", { kind: "readUsers" });
}

/** After the users were read. */
export function onUsers(state: VisitState, { device, nowMs }: StepDone): VisitChange {
  return readWhatIsMissing(state, device, nowMs);
}

/** After the users could not be read: names may be missing for a while; nobody's punches may. */
export function passUsers(state: VisitState, nowMs: number): VisitChange {
  const next = withWork(state, { areUsersWanted: true, nextUsersMs: nowMs + AGAIN_MS.USERS_REFUSED });
  return state.isCaughtUp ? waitForWork(next) : compareCounts(next);
}

/** Compares time and counts. What a visit finds at its beginning nobody has watched: the log is looked at too, if it may be. */
export function compareCounts(state: VisitState): VisitChange {
  const isUnwatched = !state.isCaughtUp && state.logTrouble === undefined;
  return step(state, "COMPARING", { kind: "compareCounts", isUnwatched });
}

/** After time and counts were compared. */
export function onCounts(state: VisitState, { device, nowMs, userCount }: StepDone): VisitChange {
  const next = withWork(state, toUserWork(state, { device, nowMs, userCount }));
  const { logTrouble } = state;
  if (logTrouble !== undefined && isTroubleNew(state)) return noteTrouble(next, logTrouble, device, nowMs);
  if (isListenDue(next, nowMs)) return step(next, "LISTENING", { kind: "listen" });
  if (next.work.areUsersWanted && nowMs >= next.work.nextUsersMs) return readUsers(next, nowMs);
  return readWhatIsMissing(next, device, nowMs);
}

/** Whether the users are wanted: at the beginning of a visit by what is known of them, later when their number changes. */
function toUserWork(
  { work }: VisitState,
  { device, nowMs, userCount }: Pick<StepDone, "device" | "nowMs" | "userCount">,
): Partial<VisitWork> {
  const before = work.userCount ?? userCount;
  const areOthers = before !== undefined && userCount !== undefined && before !== userCount;
  const areNeeded = work.isCompared ? areOthers : areUsersNeeded(device, nowMs);
  return { isCompared: true, userCount: before, areUsersWanted: work.areUsersWanted || areNeeded };
}

function readWhatIsMissing(state: VisitState, device: DeviceRecord, nowMs: number): VisitChange {
  if (state.isCaughtUp || state.logTrouble !== undefined) return readMissing(state, device, nowMs);
  return isReadNeeded(device, nowMs) ? readLog(state, device, nowMs) : declare(state, device, nowMs);
}

/** Some readers refuse their events for a while. */
function isListenDue({ settings, work }: VisitState, nowMs: number): boolean {
  return settings.mode.kind === "LIVE" && !work.isListening && nowMs >= work.nextListenMs;
}

/** Without the log: a reader that is only visited is left, one that is stayed with goes on sending its punches. */
export function goOn(state: VisitState): VisitChange {
  if (state.hasErrand) return beginErrand(state);
  return state.settings.mode.kind === "LIVE" ? waitForWork(state) : leave(state, state.logTrouble?.failure);
}

function readMissing(state: VisitState, device: DeviceRecord, nowMs: number): VisitChange {
  const { logTrouble } = state;
  if (logTrouble !== undefined)
    return isLogDue(logTrouble, device, nowMs) ? readLog(state, device, nowMs) : goOn(state);
  const { isReadWanted, nextReadMs } = state.work;
  const isWanted = isReadWanted || toMissingRows(device) !== 0 || isFullReadDue(device, nowMs);
  if ((isWanted && nowMs >= nextReadMs) || isBlankCheckDue(device, nowMs)) return readLog(state, device, nowMs);
  if (!isGlanceNeeded(device, nowMs)) return waitForWork(state);
  return step(state, "GLANCING", { kind: "glance" });
}

/** A blank slot is filled without being counted: only a read tells whether an event was lost. */
function isBlankCheckDue({ proof }: DeviceRecord, nowMs: number): boolean {
  return hasBlanks(proof) && nowMs - (proof?.atMs ?? 0) >= AGAIN_MS.LOG.lastMs;
}

/** After a glance at the log. */
export function onGlance(state: VisitState, { device, nowMs }: StepDone): VisitChange {
  return isOtherLog(device) && nowMs >= state.work.nextReadMs ? readLog(state, device, nowMs) : waitForWork(state);
}

/** Its end only, where that proves everything; after a read that did not explain the counts, the whole log. */
function readLog(state: VisitState, device: DeviceRecord, nowMs: number): VisitChange {
  const isWhole = state.work.disagreements > 0 || toTailStart(device, nowMs) === undefined;
  return step(withWork(state, { isReadWanted: false }), "READING_LOG", { kind: "readLog", isWhole });
}

/** After the log was read. */
export function onLog(state: VisitState, { device, nowMs, hasUnknownPin = false }: StepDone): VisitChange {
  const disagreements = toMissingRows(device) === 0 ? 0 : state.work.disagreements + 1;
  const waitMs = toDoubledMs(AGAIN_MS.LOG, disagreements + 1);
  const users = hasUnknownPin ? { areUsersWanted: true } : {};
  const next = withWork(state, { disagreements, nextReadMs: nowMs + waitMs, ...users });
  const { proof, rowsStored, rowsSetAside } = device;
  const wasRead = info("the log was read", { rowsRead: proof?.rowsRead, rowsStored, rowsSetAside });
  const isDeclared = state.isCaughtUp && state.logTrouble === undefined;
  return reporting(wasRead, isDeclared ? waitForWork(next) : declare(next, device, nowMs));
}

function declare(state: VisitState, device: DeviceRecord, nowMs: number): VisitChange {
  const change = step(state, "DECLARING", { kind: "record", changes: [closeGap(device, nowMs)] });
  const { status, serialNumber } = device;
  return status === "ONLINE" ? change : reporting(info("the reader is online", { serialNumber }), change);
}

/** Does what somebody wants of the reader. */
export function beginErrand(state: VisitState): VisitChange {
  return step({ ...state, hasErrand: false }, "ON_ERRAND", { kind: "errand" });
}

/** It may have changed the reader, and taken long: the counts come next, where the visit goes on. */
export function afterErrand(before: VisitState, { errand }: StepDone): VisitChange {
  const state = { ...before, hasErrand: before.hasErrand || errand?.hasErrand === true };
  if (errand?.isSpent === true) return leave(state, undefined);
  return state.settings.mode.kind === "LIVE" ? compareCounts(state) : goOn(state);
}

/** Ends at the heartbeat, or a little after a punch. */
export function waitForWork(state: VisitState): VisitChange {
  if (state.hasErrand) return beginErrand(state);
  const { heartbeatMs, checkAfterPunchMs } = state.settings.timing;
  if (!state.work.hasArrived) return step(state, "WAITING", { kind: "wait", ms: heartbeatMs });
  return step(withWork(state, { hasArrived: false }), "SETTLING", { kind: "wait", ms: checkAfterPunchMs });
}

/** After something came that makes a comparison of the counts worth while. */
export function onArrival(
  state: VisitState,
  input: Extract<VisitInput, { kind: "stored" | "unreadable" }>,
): VisitChange {
  const arrived = withWork(state, {
    hasArrived: true,
    ...(input.kind === "unreadable" ? { isReadWanted: true } : {}),
    ...(input.kind === "stored" && input.hasUnknownPin ? { areUsersWanted: true } : {}),
  });
  const change: VisitChange = state.phase === "WAITING" ? waitForWork(arrived) : [arrived, []];
  if (input.kind === "stored") return change;
  return reporting(warn("an event of unknown form: the log will be read", {}), change);
}
