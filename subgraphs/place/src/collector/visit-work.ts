import { isCountBlind, isProofYoung, isProven, toMissingRows } from "../domain/completeness.ts";
import type { DeviceRecord } from "../domain/device.ts";
import { closeGap } from "../domain/gap.ts";
import { info, reporting, step, type VisitChange, type VisitState, warn, withWork } from "./visit-model.ts";
import type { StepDone, VisitInput } from "./visit-words.ts";

/** Waits before the log is read again, in milliseconds: doubled with each read that does not explain the counts. */
const REREAD_MS = { FIRST: 1_000, LAST: 60_000 } as const;

/** Waits before the users are read again, in milliseconds: when unknown PINs ask for it, and when the reader refused. */
const USERS_REREAD_MS = { USUAL: 5_000, AFTER_REFUSAL: 60_000 } as const;

/** Reads the users: names, cards, and the PINs of slots. */
export function readUsers(state: VisitState, nowMs: number): VisitChange {
  const next = withWork(state, { areUsersWanted: false, nextUsersMs: nowMs + USERS_REREAD_MS.USUAL });
  return step(next, "READING_USERS", { kind: "readUsers" });
}

/** After the users were read. */
export function onUsers(state: VisitState, { device, nowMs }: StepDone): VisitChange {
  return state.isCaughtUp ? readMissing(state, device, nowMs) : step(state, "COMPARING", { kind: "compareCounts" });
}

/** After the users could not be read: names may be missing for a while; nobody's punches may. */
export function passUsers(state: VisitState, nowMs: number): VisitChange {
  const next = withWork(state, { areUsersWanted: true, nextUsersMs: nowMs + USERS_REREAD_MS.AFTER_REFUSAL });
  return state.isCaughtUp ? waitForWork(next) : step(next, "COMPARING", { kind: "compareCounts" });
}

/** After time and counts were compared. */
export function onCounts(state: VisitState, { device, nowMs, userCount }: StepDone): VisitChange {
  const { work } = state;
  const hasOtherUsers = work.userCount !== undefined && userCount !== work.userCount;
  const next = hasOtherUsers ? withWork(state, { areUsersWanted: true }) : state;
  if (!state.isCaughtUp) return isProven(device, nowMs) ? declare(next, device, nowMs) : readLog(next);
  if (next.work.areUsersWanted && nowMs >= work.nextUsersMs) return readUsers(next, nowMs);
  return readMissing(next, device, nowMs);
}

function readMissing(state: VisitState, device: DeviceRecord, nowMs: number): VisitChange {
  const { isReadWanted, nextReadMs } = state.work;
  const isWanted = isReadWanted || toMissingRows(device) !== 0 || !isProofYoung(device, nowMs);
  return (isWanted && nowMs >= nextReadMs) || isBlindCheckDue(device, nowMs) ? readLog(state) : waitForWork(state);
}

/** A blank slot is filled without being counted, and some firmware counts nothing: only a read tells whether an event was lost. */
function isBlindCheckDue(device: DeviceRecord, nowMs: number): boolean {
  return isCountBlind(device) && nowMs - (device.proof?.atMs ?? 0) >= REREAD_MS.LAST;
}

function readLog(state: VisitState): VisitChange {
  return step(withWork(state, { isReadWanted: false }), "READING_LOG", { kind: "readLog" });
}

/** After the log was read. */
export function onLog(state: VisitState, { device, nowMs }: StepDone): VisitChange {
  const disagreements = toMissingRows(device) === 0 ? 0 : state.work.disagreements + 1;
  const waitMs = Math.min(REREAD_MS.FIRST * 2 ** disagreements, REREAD_MS.LAST);
  const next = withWork(state, { disagreements, nextReadMs: nowMs + waitMs });
  const { proof, rowsStored, rowsSetAside } = device;
  const wasRead = info("the log was read", { rowsRead: proof?.rowsRead, rowsStored, rowsSetAside });
  return reporting(wasRead, state.isCaughtUp ? waitForWork(next) : declare(next, device, nowMs));
}

function declare(state: VisitState, device: DeviceRecord, nowMs: number): VisitChange {
  const change = step(state, "DECLARING", { kind: "record", changes: [closeGap(device, nowMs)] });
  const { status, serialNumber } = device;
  return status === "ONLINE" ? change : reporting(info("the reader is online", { serialNumber }), change);
}

/** Ends at the heartbeat, or a little after a punch. */
export function waitForWork(state: VisitState): VisitChange {
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
