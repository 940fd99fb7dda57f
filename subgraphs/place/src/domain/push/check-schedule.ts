import type { DeviceRecord } from "../device.ts";
import { isGapOpen } from "../gap.ts";
import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { RowLimits } from "../set-aside.ts";
import type { PushFacts } from "./push-facts.ts";
import type { CheckGoal } from "./range-check.ts";
import { addSeconds, toReaderClock } from "./reader-clock.ts";

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_SECONDS = 86_400;
/** The whole log is compared a little more often than a proof counts. */
const WHOLE_AGAIN_MS = 23 * HOUR_MS;
/** A check that did not end by then is begun anew. */
const STUCK_MS = 6 * HOUR_MS;
/** Punches of the last minute may be on their way. */
const ON_THEIR_WAY_MS = MINUTE_MS;

/** A check that is due. */
export interface DueCheck {
  readonly goal: CheckGoal;
  readonly oldest: string;
  readonly newest: string;
  /** The instant of `newest`. */
  readonly untilMs: number;
}

/** Which check is due of a reader that is there; `undefined` while none is. */
export function toDueCheck(
  device: DeviceRecord,
  { limits, zone }: { readonly limits: RowLimits; readonly zone: ReaderZone },
  nowMs: number,
): DueCheck | undefined {
  const { push } = device;
  const goal = push === undefined ? undefined : toGoal(device, push, nowMs);
  if (goal === undefined || push === undefined) return undefined;
  const untilMs = nowMs - ON_THEIR_WAY_MS;
  const newest = toReaderClock(untilMs, zone);
  const start = toStart(limits, push);
  const gapFrom = device.gapFromMs === undefined ? newest : addSeconds(toReaderClock(device.gapFromMs, zone), -3_600);
  const known = push.proof === undefined ? newest : addSeconds(push.proof.to, -DAY_SECONDS);
  const recent = isGapOpen(device) && gapFrom < known ? gapFrom : goal === "ROWS" ? gapFrom : known;
  const oldest = goal === "ALL" || recent < start ? start : recent;
  return oldest < newest ? { goal, oldest, newest, untilMs } : undefined;
}

function toGoal(device: DeviceRecord, push: PushFacts, nowMs: number): CheckGoal | undefined {
  const { check, proof, wholeCheckMs, checkEndedMs } = push;
  if (check !== undefined && nowMs - check.beganMs < STUCK_MS) return undefined;
  const restMs = checkEndedMs === undefined ? Number.POSITIVE_INFINITY : nowMs - checkEndedMs;
  const isGap = isGapOpen(device);
  if (push.hasNoSums === true && restMs < 24 * HOUR_MS) return isGap && restMs >= 5 * MINUTE_MS ? "ROWS" : undefined;
  if (push.differs !== undefined && restMs < 5 * MINUTE_MS) return undefined;
  if (proof === undefined) return restMs >= QUARTER_MS ? "ALL" : undefined;
  if (nowMs - (wholeCheckMs ?? 0) >= WHOLE_AGAIN_MS) return restMs >= QUARTER_MS ? "ALL" : undefined;
  const isNewQuarter = Math.floor(nowMs / QUARTER_MS) > Math.floor((checkEndedMs ?? 0) / QUARTER_MS);
  return isNewQuarter || (isGap && restMs >= MINUTE_MS) ? "RECENT" : undefined;
}

/**
 * The check that somebody wants now, due or not.
 *
 * @param isFull of the whole log; else of the last day, and of what is doubted.
 */
export function toWishedCheck(
  device: DeviceRecord & { readonly push: PushFacts },
  isFull: boolean,
  { limits, zone }: { readonly limits: RowLimits; readonly zone: ReaderZone },
  nowMs: number,
): DueCheck {
  const { push, gapFromMs } = device;
  const untilMs = nowMs - ON_THEIR_WAY_MS;
  const newest = toReaderClock(untilMs, zone);
  const isWhole = isFull || push.proof === undefined || push.differs !== undefined;
  const start = toStart(limits, push);
  const gapFrom = isGapOpen(device) && gapFromMs !== undefined ? toReaderClock(gapFromMs, zone) : newest;
  const known = push.proof?.to ?? newest;
  const day = addSeconds(gapFrom < known ? gapFrom : known, -DAY_SECONDS);
  const oldest = isWhole || day < start ? start : day;
  const goal = push.hasNoSums === true ? "ROWS" : isWhole ? "ALL" : "RECENT";
  return { goal, oldest: oldest < newest ? oldest : addSeconds(newest, -DAY_SECONDS), newest, untilMs };
}

/** The first time of which the reader may hold rows that count: since `notBefore`, or since its log was cleared. */
function toStart({ notBefore }: RowLimits, { clearedAt }: PushFacts): string {
  const first = `${notBefore.slice(0, 10)}T00:00:00`;
  return clearedAt !== undefined && clearedAt > first ? clearedAt : first;
}
