import type { DeviceFacts, DeviceFault, DeviceRecord } from "../device.ts";
import { toFault } from "../device-fault.ts";
import type { SerialErrorCode } from "../errors.ts";
import { isReader } from "../intake/channel-device.ts";
import { toZoneClock } from "../zone-clock.ts";
import type { RowLimits } from "../set-aside.ts";
import type { SerialClaim, SerialWord, StatedSerial } from "./claim-state.ts";

type Named = Pick<DeviceFacts, "claim" | "serialNumber">;
type Claiming = Pick<DeviceRecord, "serialNumber" | "rowsStored" | "claim">;

/** Why a reader's rows are not taken. */
export interface ClaimRefusal {
  readonly code: SerialErrorCode;
  readonly message: string;
}

/**
 * Why the rows of a reader are not taken at this place; `undefined` when they are. A place on its own takes whatever is wired to it.
 * One that was told by a directory takes what is its own; what it had before it ever heard of a directory counts as that until it is
 * told otherwise.
 *
 * @param hasDirectory whether somebody decides between places.
 */
export function toClaimRefusal(
  device: Claiming,
  serialNumber: string,
  hasDirectory: boolean,
): ClaimRefusal | undefined {
  const claim = device.claim?.serialNumber === serialNumber ? device.claim : undefined;
  if (claim?.state === "OURS") return undefined;
  if (claim?.state === "ELSEWHERE") {
    const message = `the reader ${serialNumber} belongs to the place ${claim.place}, which has not let go of it: its rows are not taken`;
    return { code: "DEVICE_AT_OTHER_PLACE", message };
  }
  const wasOurs = claim === undefined && device.serialNumber === serialNumber && device.rowsStored > 0;
  if (!hasDirectory || wasOurs) return undefined;
  const message = `the directory has not said yet whose the reader ${serialNumber} is: it keeps its rows meanwhile`;
  return { code: "DEVICE_PLACE_UNDECIDED", message };
}

/**
 * Why a file of a reader's rows is not taken at this place; `undefined` when it is. What the place has let go of may be another's by now:
 * that one has the rows that this one did not read, set aside.
 */
export function toFileRefusal(
  device: DeviceRecord,
  serialNumber: string,
  hasDirectory: boolean,
): ClaimRefusal | undefined {
  if (!hasDirectory || !hasLeft(device)) return toClaimRefusal(device, serialNumber, hasDirectory);
  const message = `the place has let go of the reader ${serialNumber}: switch it on or add it here again, or import where it is now`;
  return { code: "DEVICE_AT_OTHER_PLACE", message };
}

/** What has to be kept so that the directory is asked; `undefined` where that is known. */
export function toAskedClaim(device: Pick<DeviceRecord, "claim">, serialNumber: string): SerialClaim | undefined {
  const { claim } = device;
  const isKnown = claim?.serialNumber === serialNumber && claim.state !== "LEFT";
  return isKnown ? undefined : { state: "ASKED", serialNumber };
}

/** The same as a fault of a reader that nobody visits; `undefined` while its rows are taken. */
export function toClaimFault(device: DeviceRecord, hasDirectory: boolean, nowMs: number): DeviceFault | undefined {
  const { serialNumber, fault } = device;
  const refusal = serialNumber === undefined ? undefined : toClaimRefusal(device, serialNumber, hasDirectory);
  return refusal && toFault(fault, { ...refusal, step: "IDENTITY", nowMs });
}

/**
 * The limits of the rows of a reader: where nobody entered since when it belongs to the place, its claim says it. Rows that another
 * place has are not this one's, whatever was entered.
 */
export function toOwnLimits(limits: RowLimits, { claim, serialNumber }: Named): RowLimits {
  if (claim?.state !== "OURS" || claim.serialNumber !== serialNumber) return limits;
  const { sinceMs, afterLocalTime } = claim;
  const since = limits.since ?? (sinceMs === undefined ? undefined : new Date(sinceMs).toISOString());
  return { ...limits, since, ...(afterLocalTime === undefined ? {} : { afterLocalTime }) };
}

/** The serial number that a reader is asked about, or has. */
function toSerial({ claim, serialNumber }: Named): string | undefined {
  const isInDoubt = claim?.state === "ASKED" || claim?.state === "ELSEWHERE";
  return isInDoubt ? claim.serialNumber : (serialNumber ?? claim?.serialNumber);
}

/** The time of a last row that is further ahead of the end is no row of then: its clock was wrong. */
const MOST_AHEAD_MS = 3_600_000;

/**
 * What the place states of a reader; `undefined` of one without a serial number, or that is none.
 *
 * @param lastRowMs instant of the last row that the place has of it.
 */
export function toStatedSerial(device: DeviceRecord, lastRowMs: number | undefined): StatedSerial | undefined {
  const { readerId, zone } = device;
  const serialNumber = toSerial(device);
  if (serialNumber === undefined || !isReader(device)) return undefined;
  const endedMs = device.served?.endedMs ?? null;
  return { serialNumber, readerId, endedMs, lastLocalTime: toLastLocalTime(zone, endedMs, lastRowMs) };
}

/** What the place states of the serial numbers that a reader had before: it let go of them. */
export function toStatedFormer({ readerId, zone, formerSerials = [] }: DeviceRecord): readonly StatedSerial[] {
  return formerSerials.map(({ serialNumber, endedMs, lastRowMs }) => ({
    ...{ serialNumber, readerId, endedMs, lastLocalTime: toLastLocalTime(zone, endedMs, lastRowMs) },
  }));
}

/** The last row of what ended, on the clock of its reader. */
function toLastLocalTime(
  zone: DeviceRecord["zone"],
  endedMs: number | null,
  lastRowMs: number | undefined,
): string | null {
  const isTold = endedMs !== null && lastRowMs !== undefined && lastRowMs - endedMs < MOST_AHEAD_MS;
  if (!isTold || zone === undefined) return null;
  return new Date(toZoneClock(zone).toLocalMs(lastRowMs)).toISOString().slice(0, 19);
}

/** The claim of a reader after what the directory said; `undefined` where it stays as it is. */
export function toToldClaim(device: DeviceRecord, words: ReadonlyMap<string, SerialWord>): SerialClaim | undefined {
  const serialNumber = toSerial(device);
  if (serialNumber === undefined || !isReader(device)) return undefined;
  const claim = hasLeft(device) ? ({ state: "LEFT", serialNumber } as const) : toClaim(words.get(serialNumber));
  return claim === undefined || JSON.stringify(claim) === JSON.stringify(device.claim) ? undefined : claim;
}

/** What a place lets go of it must ask for again: somebody else may have it by then. */
function hasLeft({ served }: DeviceRecord): boolean {
  return served != null && served.endedMs !== null;
}

function toClaim(word: SerialWord | undefined): SerialClaim | undefined {
  if (word === undefined) return undefined;
  const { serialNumber } = word;
  if (word.kind === "ELSEWHERE") return { state: "ELSEWHERE", serialNumber, place: word.place };
  const { sinceMs, afterLocalTime } = word;
  return {
    ...{ state: "OURS", serialNumber },
    ...(sinceMs === null ? {} : { sinceMs }),
    ...(afterLocalTime === null ? {} : { afterLocalTime }),
  };
}
