import type { DayRecord } from "@biometricflow/rules/day-record";
import { isFarOutside } from "./out-of-hours.ts";

/** What is kept of the business day that is under way for one person. Instants are milliseconds since 1970. */
export interface PresenceRow {
  readonly date: string;
  /** The place whose rules measure the day. */
  readonly placeId: string;
  readonly status: DayRecord["status"];
  readonly isLate: boolean;
  /** Whether a punch of a working day is far outside of its shift; never where the hours are flexible. */
  readonly isOutOfHours: boolean;
  /** Whether the last punch of the day that counts is an entry. */
  readonly isIn: boolean;
  /** First kept punch; `undefined` before one. */
  readonly firstMs: number | undefined;
  /** Since when the person is in, or out. */
  readonly sinceMs: number | undefined;
  readonly last: LastPunch | undefined;
  /** Start of the shift with its grace; `undefined` where nobody is late. */
  readonly dueMs: number | undefined;
  readonly shiftEndMs: number;
  /** End of the business day, exclusive. */
  readonly dayEndMs: number;
  /** Places on whose readers the person is enrolled. */
  readonly enrolledAt: readonly string[];
}

/** The last punch of a day. */
export interface LastPunch {
  readonly atMs: number;
  readonly placeId: string;
  /** Global id. */
  readonly readerId: string;
}

const MINUTE_MS = 60_000;
const DAYS_OFF: readonly DayRecord["status"][] = ["HOLIDAY", "WEEKEND", "ON_LEAVE"];

/** What is kept of a record; `undefined` when its business day is not under way. */
export function toPresenceRow(
  record: DayRecord,
  enrolledAt: readonly string[],
  asOfMs: number,
): PresenceRow | undefined {
  const { date, status, flags, explanation } = record;
  const { place, businessDay, shift } = explanation;
  if (asOfMs < businessDay.fromMs || asOfMs >= businessDay.toMs) return undefined;
  const isExpected = !DAYS_OFF.includes(status) && !shift.rules.flexible;
  return {
    date,
    placeId: place,
    status,
    isLate: flags.includes("LATE"),
    isOutOfHours: isExpected && listKept(explanation).some(({ instantMs }) => isFarOutside(instantMs, shift)),
    dueMs: isExpected ? shift.startMs + shift.rules.graceInMinutes * MINUTE_MS : undefined,
    shiftEndMs: shift.endMs,
    dayEndMs: businessDay.toMs,
    enrolledAt,
    ...toWhereabouts(explanation),
  };
}

type Account = DayRecord["explanation"]["punches"][number];

function listKept({ punches }: DayRecord["explanation"]): readonly Account[] {
  return punches.filter(({ fate }) => fate === "USED" || fate === "IGNORED");
}

/** Where the kept punches of a day left somebody. */
function toWhereabouts(
  explanation: DayRecord["explanation"],
): Pick<PresenceRow, "isIn" | "firstMs" | "sinceMs" | "last"> {
  const { shift } = explanation;
  const kept = listKept(explanation);
  const last = kept.at(-1);
  const turn = kept.findLast(({ reason }) => reason !== "EXTRA_IN" && reason !== "EXTRA_OUT") ?? last;
  const isIn = shift.rules.pairing === "FIRST_LAST" ? isInByTurns(kept) : isInByUse(kept);
  return {
    isIn,
    firstMs: kept[0]?.instantMs,
    sinceMs: turn?.instantMs,
    last: last && { atMs: last.instantMs, placeId: last.place, readerId: last.device },
  };
}

/** FIRST_LAST says nothing of the punches between: they are taken in turns. A lone one is what R9 takes it for. */
function isInByTurns(kept: readonly Account[]): boolean {
  const [lone, second] = kept;
  if (lone !== undefined && second === undefined) return lone.reason === "CHECK_IN";
  return kept.length % 2 === 1;
}

const ENTRIES: ReadonlySet<string> = new Set(["CHECK_IN", "PAIR_START", "OPEN"]);
const EXTRAS: ReadonlySet<string> = new Set(["EXTRA_IN", "EXTRA_OUT"]);

function isInByUse(kept: readonly Account[]): boolean {
  const turn = kept.findLast(({ reason }) => !EXTRAS.has(reason));
  return turn !== undefined && ENTRIES.has(turn.reason);
}
