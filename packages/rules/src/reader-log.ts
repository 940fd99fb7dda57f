import { toTrueInstant } from "./drift.ts";
import { type Organisation, type Place, toPlace } from "./organisation.ts";
import type { Punch, Reading, SetAside, SetAsidePunch } from "./punch.ts";
import { toSetAsideReason } from "./set-aside.ts";

/** What a log needs besides its rows. */
export interface LogContext {
  readonly organisation: Organisation;
  /** Moment of the query, for live reads of the read; `Infinity` for "long after". */
  readonly observedAtMs: number;
  /** Whether the PIN is enrolled at the place. */
  readonly isEnrolled: (pin: string, place: string) => boolean;
}

/** A log with its instants: every reading is in exactly one of the two lists, each in the order of the readings. */
export interface ResolvedLog {
  readonly punches: readonly Punch[];
  readonly setAside: readonly SetAsidePunch[];
}

/**
 * R1 to R5: turns readings into punches and sets aside what may be in no record, for the first reason of R5 that holds.
 *
 * The readings of one reader (place and device) stand in its log order; readers may be interleaved in any way. A
 * repeated reading has the instant of the one already known and is no predecessor in the sense of R3, so reading a log
 * again changes nothing; readings set aside for other reasons are predecessors like any other.
 *
 * @throws {RangeError} for a reading of an unknown place or with a time that no calendar has.
 */
export function toResolvedLog(readings: readonly Reading[], context: LogContext): ResolvedLog {
  const resolveNext = createReaderClocks(context.organisation);
  const known = new Map<string, Punch>();
  const punches: Punch[] = [];
  const setAside: SetAsidePunch[] = [];
  for (const reading of readings) {
    const key = JSON.stringify([reading.place, reading.device, reading.pin, reading.local, reading.state]);
    const earlier = known.get(key);
    const punch = { ...reading, instantMs: earlier ? earlier.instantMs : resolveNext(reading) };
    const reason = toLimitReason(punch, context) ?? (earlier ? "REPEATED_READ" : toPinReason(punch, context));
    if (!earlier) known.set(key, punch);
    if (reason) setAside.push({ punch, reason });
    else punches.push(punch);
  }
  return { punches, setAside };
}

function createReaderClocks(organisation: Organisation): (reading: Reading) => number {
  const readers = new Map<string, (reading: Reading) => number>();
  return (reading) => {
    const key = JSON.stringify([reading.place, reading.device]);
    const resolve = readers.get(key) ?? createReaderClock(toPlace(organisation, reading.place), reading.device);
    readers.set(key, resolve);
    return resolve(reading);
  };
}

/** R3 looks at the predecessor as its clock showed it; R4 corrects afterwards. */
function createReaderClock(place: Place, device: string): (reading: Reading) => number {
  const resolve = place.resolverOf(device);
  let precedingInstantMs: number | undefined;
  return ({ local, driftSeconds }) => {
    const { instantMs } = resolve(local, precedingInstantMs);
    precedingInstantMs = instantMs;
    return toTrueInstant({ instantMs, driftSeconds }, place.rules);
  };
}

function toLimitReason(punch: Punch, { organisation, observedAtMs }: LogContext): SetAside | undefined {
  const { notBefore, futureToleranceMinutes } = toPlace(organisation, punch.place).rules;
  const { local, instantMs } = punch;
  return toSetAsideReason({ local, instantMs, observedAtMs, notBefore, futureToleranceMinutes });
}

function toPinReason({ pin, place }: Punch, { isEnrolled }: LogContext): SetAside | undefined {
  return isEnrolled(pin, place) ? undefined : "UNKNOWN_PIN";
}
