import { toCompleteness } from "./completeness.ts";
import type { DeviceFault, DeviceRecord } from "./device.ts";
import { toShownFault } from "./device-fault.ts";
import type { Doubt } from "./doubts.ts";
import { isReader } from "./intake/channel-device.ts";

/** How soon somebody should look at a reader: the first word is the most urgent. */
export type DeviceCondition = "TROUBLE" | "WATCH" | "WELL" | "OFF";

/** Doubts that nobody but a person takes away; the others end by themselves, or are there to stay. */
const NEEDS_SOMEBODY: ReadonlySet<Doubt> = new Set<Doubt>([
  "NOT_STORED",
  "READ_HELD",
  "COUNT_WRONG",
  "LOG_FULL",
  "ROWS_ELSEWHERE",
]);

/** Times that differ by so much are seen on time sheets; of a reader that an older version asked. */
const DRIFT_SECONDS = 60;
const FILLED = 0.9;

/** Judges a reader by all that is known of it, and by whether its place can store. */
export function toCondition(device: DeviceRecord, storeFault: DeviceFault | undefined, nowMs: number): DeviceCondition {
  const { status, punches = 0, capacity = 0 } = device;
  if (status === "DISABLED") return "OFF";
  if (!isReader(device)) return "WELL"; // nothing that could be away, or hold what the ledger has not
  const { verdict, doubts = [] } = toCompleteness(device, nowMs, storeFault === undefined);
  const isFaulty = toShownFault(device, storeFault) !== undefined;
  if (isFaulty || status === "OFFLINE" || doubts.some((doubt) => NEEDS_SOMEBODY.has(doubt))) return "TROUBLE";
  const isFilling = capacity > 0 && punches >= capacity * FILLED;
  const isOdd = status !== "ONLINE" || verdict !== "COMPLETE" || isClockOff(device);
  return isOdd || isFilling ? "WATCH" : "WELL";
}

function isClockOff({ clock, driftSeconds = 0 }: DeviceRecord): boolean {
  if (clock?.hasNoDate === true) return true;
  return clock?.isAbove ?? Math.abs(driftSeconds) >= DRIFT_SECONDS;
}
