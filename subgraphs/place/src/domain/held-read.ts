import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { DeviceFacts, HeldRead } from "./device.ts";
import { createReaderTimeline } from "./local-time.ts";
import type { UserForm } from "./punch.ts";
import type { RowLimits } from "./set-aside.ts";

/** Rows of a first read whose time cannot be true, above which the whole read is held. */
const HELD_SHARE = 0.1;
/** Before it no reader can say a time. */
const FIRST_TIME = "2000-01-01T00:00:00";
const MINUTE_MS = 60_000;

/** Reader-local times, both ends included. */
export interface ExpectedTimes {
  readonly from: string;
  readonly to: string;
}

/** How many rows of a log have which time. */
export interface TimeCount {
  /** All that are not blank. */
  readonly rows: number;
  readonly tooEarly: number;
  readonly tooLate: number;
}

/** The times that rows of the log can have, as the reader shows them: others are TOO_OLD or IN_FUTURE. */
export function toExpectedTimes(limits: RowLimits, zone: ReaderZone, nowMs: number): ExpectedTimes {
  const from = `${limits.notBefore.slice(0, 10)}T00:00:00`;
  const to = toLocal(nowMs + limits.futureToleranceMinutes * MINUTE_MS, zone);
  return { from: from < FIRST_TIME ? FIRST_TIME : from, to };
}

/** The reader's wall clock at an instant; an hour off at most while its clock changes. */
function toLocal(instantMs: number, zone: ReaderZone): string {
  const format = (offsetMinutes: number) => new Date(instantMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, 19);
  const { offsetMinutes } = createReaderTimeline(zone, undefined).next(format(0));
  return format(createReaderTimeline(zone, undefined).next(format(offsetMinutes)).offsetMinutes);
}

/**
 * What is held of a first read of which more than a tenth of the times cannot be true: its clock, or the zone or the
 * `notBefore` of the settings, may be wrong, and nobody would look through thousands of rows afterwards.
 *
 * @returns `undefined` when the read goes into the ledger.
 */
export function toHeldRead(
  device: DeviceFacts,
  { times, userForm }: { readonly times: TimeCount | undefined; readonly userForm: UserForm | undefined },
  nowMs: number,
): HeldRead | undefined {
  if (times === undefined || device.proof !== undefined || device.readAcceptedMs !== undefined) return undefined;
  const { rows, tooEarly: tooOld, tooLate: inFuture } = times;
  if (tooOld + inFuture <= rows * HELD_SHARE) return undefined;
  const counted = { sinceMs: device.heldRead?.sinceMs ?? nowMs, rows, tooOld, inFuture };
  return userForm === undefined ? counted : { ...counted, userForm };
}

/** Whether a first read waits for somebody who accepts it. */
export function isReadHeld({ heldRead, readAcceptedMs, proof }: DeviceFacts): boolean {
  return heldRead !== undefined && readAcceptedMs === undefined && proof === undefined;
}

/** What to do about a read that is held. */
export function toHeldMessage({ rows, tooOld, inFuture }: HeldRead): string {
  return (
    `${tooOld} of ${rows} rows are older than the place's notBefore, ${inFuture} lie in the future: nothing of the log is taken. ` +
    "Look at the reader's clock and at timeZone and notBefore of the place; if the log is right, accept the read"
  );
}
