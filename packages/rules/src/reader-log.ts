import { toTrueInstant } from "./drift.ts";
import { type Organisation, type Place, toPlace } from "./organisation.ts";
import { hasLocalTimeForm, isLocalTime } from "./local-time.ts";
import type { Punch, Reading, SetAside, SetAsideReading, UntimedReading } from "./punch.ts";
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
  readonly setAside: readonly SetAsideReading[];
}

/**
 * R1 to R5: turns readings into punches and sets aside what may be in no record, for the first reason of R5 that holds.
 *
 * The readings of one reader (place and device) stand in its log order; readers may be interleaved in any way. A
 * repeated reading has the instant of the one already known and is no predecessor in the sense of R3, so reading a log
 * again changes nothing; nor is one whose time no calendar has. Readings set aside for other reasons are predecessors
 * like any other.
 *
 * @throws {RangeError} for a reading of an unknown place or with a text that has not the form of a time.
 */
export function toResolvedLog(readings: readonly Reading[], context: LogContext): ResolvedLog {
  const resolveNext = createReaderClocks(context.organisation);
  const known = new Map<string, Punch | UntimedReading>();
  const punches: Punch[] = [];
  const setAside: SetAsideReading[] = [];
  for (const reading of readings) {
    const key = JSON.stringify([reading.place, reading.device, reading.pin, reading.local, reading.state]);
    const earlier = known.get(key);
    const punch = earlier ? toRepeated(reading, earlier) : resolveNext(reading);
    known.set(key, earlier ?? punch);
    const reason = earlier ? "REPEATED_READ" : toReason(punch, context);
    if (reason === undefined && punch.instantMs !== undefined) punches.push(punch);
    else setAside.push({ punch, reason: reason ?? "BAD_TIME" });
  }
  return { punches, setAside };
}

function toRepeated(reading: Reading, { instantMs }: Punch | UntimedReading): Punch | UntimedReading {
  return instantMs === undefined ? { ...reading, instantMs } : { ...reading, instantMs };
}

type ReaderClock = (reading: Reading) => Punch | UntimedReading;

function createReaderClocks(organisation: Organisation): ReaderClock {
  const readers = new Map<string, ReaderClock>();
  return (reading) => {
    const key = JSON.stringify([reading.place, reading.device]);
    const resolve = readers.get(key) ?? createReaderClock(toPlace(organisation, reading.place), reading.device);
    readers.set(key, resolve);
    return resolve(reading);
  };
}

/** R3 looks at the predecessor as its clock showed it; R4 corrects afterwards. */
function createReaderClock(place: Place, device: string): ReaderClock {
  const resolve = place.resolverOf(device);
  let precedingInstantMs: number | undefined;
  return (reading) => {
    const { local, driftSeconds } = reading;
    if (!isLocalTime(local) && hasLocalTimeForm(local)) return { ...reading, instantMs: undefined };
    const { instantMs } = resolve(local, precedingInstantMs);
    precedingInstantMs = instantMs;
    return { ...reading, instantMs: toTrueInstant({ instantMs, driftSeconds }, place.rules) };
  };
}

function toReason(punch: Punch | UntimedReading, context: LogContext): SetAside | undefined {
  if (punch.instantMs === undefined) return "BAD_TIME";
  return toLimitReason(punch, context) ?? toPinReason(punch, context);
}

function toLimitReason(punch: Punch, { organisation, observedAtMs }: LogContext): SetAside | undefined {
  const { notBefore, futureToleranceMinutes } = toPlace(organisation, punch.place).rules;
  const { local, instantMs } = punch;
  return toSetAsideReason({ local, instantMs, observedAtMs, notBefore, futureToleranceMinutes });
}

function toPinReason({ pin, place }: Punch, { isEnrolled }: LogContext): SetAside | undefined {
  return isEnrolled(pin, place) ? undefined : "UNKNOWN_PIN";
}
