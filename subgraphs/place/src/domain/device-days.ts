import { DAY_MS, isDate, parseDay, toDate } from "@biometricflow/rules/local-time";
import type { ReaderZone } from "@biometricflow/rules/reader-time";
import { toCompleteness } from "./completeness.ts";
import type { DeviceRecord } from "./device.ts";
import { countMissing, type Doubt } from "./doubts.ts";
import { type DeviceGap, isGapOpen } from "./gap.ts";
import type { KeptDay } from "./log-days.ts";
import { toZoneClock } from "./zone-clock.ts";

/** What is known of a day of a reader. */
export type DayVerdict = "PROVED" | "MISSING" | "NOT_CHECKED";

/** A day of a reader, by its own clock; numbers are `undefined` where nobody knows them. */
export interface DeviceDay {
  readonly date: string;
  readonly verdict: DayVerdict;
  /** Why it is not PROVED; `undefined` before first contact. */
  readonly doubts: readonly Doubt[] | undefined;
  readonly missing: number | undefined;
  readonly rowsReported: number | undefined;
  readonly rowsStored: number | undefined;
  readonly copies: number | undefined;
  readonly setAside: number | undefined;
  /** The newest first. */
  readonly gaps: readonly DeviceGap[];
  readonly lastFullReadMs: number | undefined;
  readonly lastRowMs: number | undefined;
}

/** What days are judged by. */
export interface DayEvidence {
  readonly device: DeviceRecord;
  readonly kept: readonly KeptDay[];
  /** All of the time that is asked for, the newest first. */
  readonly gaps: readonly DeviceGap[];
  readonly zone: ReaderZone;
  readonly nowMs: number;
  /** False while the place cannot write. */
  readonly canStore: boolean;
}

/** Gaps that are named of one day. */
const MOST_GAPS_OF_DAY = 10;

/** Both ends included. */
interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Whether the calendar has such a date. */
export function isDay(date: string): boolean {
  return isDate(date);
}

/** How many days a range has; 0 and less where it ends before it begins. */
export function countDays({ from, to }: DayRange): number {
  return parseDay(to) - parseDay(from) + 1;
}

/** The instants of a range of days, the end not included. */
export function toRangeMs(
  { from, to }: DayRange,
  zone: ReaderZone,
): { readonly fromMs: number; readonly toMs: number } {
  const { toInstantMs } = toZoneClock(zone);
  return { fromMs: toInstantMs(parseDay(from) * DAY_MS), toMs: toInstantMs((parseDay(to) + 1) * DAY_MS) };
}

/** The date that a clock shows. */
function toLocalDate(instantMs: number, zone: ReaderZone): string {
  return toDate(Math.floor(toZoneClock(zone).toLocalMs(instantMs) / DAY_MS));
}

/**
 * The days of a reader, in their order.
 *
 * A day is PROVED when everything that the reader held after its end is known to be in the ledger: its whole log was read then, or
 * nothing was in doubt then or is now. What is in doubt of other days, or since, takes nothing from it; a time of which the log was
 * lost does.
 */
export function toDeviceDays(range: DayRange, evidence: DayEvidence): readonly DeviceDay[] {
  const judge = createJudge(evidence);
  const kept = new Map(evidence.kept.map((day) => [day.date, day]));
  const first = parseDay(range.from);
  return Array.from({ length: countDays(range) }, (_, n) => {
    const date = toDate(first + n);
    return judge(date, kept.get(date));
  });
}

type Judge = (date: string, kept: KeptDay | undefined) => DeviceDay;

function createJudge({ device, gaps, zone, nowMs, canStore }: DayEvidence): Judge {
  const { doubts } = toCompleteness(device, nowMs, canStore);
  const provedMs = toProvedUntil(device, doubts);
  const provedDate = doubts?.length === 0 ? toRunningDate(device, zone) : undefined;
  const unread = countMissing(device);
  const today = toLocalDate(nowMs, zone);
  const { fullRead, driftSeconds = 0 } = device;
  const readDate = fullRead === undefined ? "" : toLocalDate(fullRead.beganMs, zone);
  // A clock that is behind writes rows of a day when it is over.
  const behindMs = Math.max(0, -driftSeconds) * 1_000;
  return (date, kept) => {
    const { fromMs, toMs } = toRangeMs({ from: date, to: date }, zone);
    const ofDay = gaps.filter((gap) => gap.fromMs < toMs && (gap.closedMs ?? nowMs) >= fromMs);
    const isLost = [...ofDay, ...listLost(device)].some((gap) => isLostIn(gap, { fromMs, toMs, nowMs }));
    const isProved = provedMs >= toMs + behindMs || (date === today && date === provedDate);
    const missing = toMissing(date, { kept, device, unread: isProved || date > today ? 0 : unread });
    const verdict = missing > 0 ? "MISSING" : isProved && !isLost ? "PROVED" : "NOT_CHECKED";
    const isSeen = doubts !== undefined;
    return {
      date,
      verdict,
      doubts: isSeen ? toDayDoubts({ verdict, isLost, isOver: date <= today, doubts }) : undefined,
      missing: verdict === "NOT_CHECKED" ? undefined : missing,
      rowsReported: kept?.log?.rows ?? (date <= readDate ? 0 : undefined),
      rowsStored: isSeen ? (kept?.copies ?? 0) + (kept?.setAside ?? 0) : undefined,
      copies: isSeen ? (kept?.copies ?? 0) : undefined,
      setAside: isSeen ? (kept?.setAside ?? 0) : undefined,
      gaps: ofDay.slice(0, MOST_GAPS_OF_DAY),
      lastFullReadMs: kept?.log?.readMs ?? (date <= readDate ? fullRead?.atMs : undefined),
      lastRowMs: kept?.lastMs,
    };
  };
}

/** Up to when everything is known to be in the ledger. */
function toProvedUntil(device: DeviceRecord, doubts: readonly Doubt[] | undefined): number {
  const { toldMs = 0, fullRead } = device;
  const checkedMs = doubts?.length === 0 ? toCheckedMs(device) : undefined;
  return Math.max(toldMs, fullRead?.isSound === true ? fullRead.beganMs : 0, checkedMs ?? 0);
}

/** When the reader was last asked for what nothing is in doubt of. */
function toCheckedMs({ isPushing, push, checkedMs }: DeviceRecord): number | undefined {
  return isPushing === true ? push?.proof?.untilMs : checkedMs;
}

/** The day that is proved as far as it has come, of a reader that is watched. */
function toRunningDate(device: DeviceRecord, zone: ReaderZone): string | undefined {
  const checkedMs = toCheckedMs(device);
  if (checkedMs === undefined || device.status === "DISABLED") return undefined;
  return toLocalDate(checkedMs, zone);
}

/** A gap that is open still, of which it is known that nothing will tell what was in it. */
function listLost(device: DeviceRecord): readonly DeviceGap[] {
  const { gapFromMs: fromMs, gapClosing: closing } = device;
  if (fromMs === undefined || closing !== "LOG_LOST" || !isGapOpen(device)) return [];
  return [{ fromMs, closing, closedMs: undefined, rows: undefined }];
}

function isLostIn(
  { fromMs, closedMs, closing }: DeviceGap,
  day: { readonly fromMs: number; readonly toMs: number; readonly nowMs: number },
): boolean {
  return closing === "LOG_LOST" && fromMs < day.toMs && (closedMs ?? day.nowMs) >= day.fromMs;
}

interface Missing {
  readonly kept: KeptDay | undefined;
  readonly device: DeviceRecord;
  /** Rows that the reader counts and nobody has read: of which day they are, only a read tells. */
  readonly unread: number;
}

function toMissing(date: string, { kept, device, unread }: Missing): number {
  const { rows = 0, copies = 0, setAside = 0 } = kept?.log ?? {};
  const differs = device.isPushing === true ? device.push?.differs : undefined;
  const isDifferent = differs !== undefined && differs.from.slice(0, 10) <= date && date <= differs.to.slice(0, 10);
  const unsent = isDifferent ? differs.readerRows - differs.ledgerRows : 0;
  return Math.max(rows - copies - setAside, unsent, unread);
}

function toDayDoubts({
  verdict,
  isLost,
  isOver,
  doubts,
}: {
  readonly verdict: DayVerdict;
  readonly isLost: boolean;
  readonly isOver: boolean;
  readonly doubts: readonly Doubt[];
}): readonly Doubt[] {
  if (verdict === "PROVED" || !isOver) return [];
  const ofDay = [
    ...doubts,
    ...(isLost ? ["LOG_CHANGED" as const] : []),
    ...(verdict === "MISSING" ? ["ROWS_MISSING" as const] : []),
  ];
  return [...new Set(ofDay)];
}
