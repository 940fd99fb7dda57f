import type { PersonReference } from "../people/person.ts";
import type { PlaceDoubt } from "./place-doubt.ts";
import type { PresenceRow } from "./presence-row.ts";

/** Where a person stands in the business day that is under way. */
export const PRESENCE_STATES = [
  "UNKNOWN",
  "IN",
  "OPEN_TOO_LONG",
  "LEFT",
  "ON_LEAVE",
  "DAY_OFF",
  "EXPECTED",
  "LATE",
  "ABSENT",
] as const;

/** One of them. */
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** Why nobody can say where a person stands. */
export type PresenceDoubt = PlaceDoubt | "NOT_WORKED_OUT" | "RECORD_FAULT";

/** What is known of one person's day. */
export interface PresenceFacts {
  readonly person: PersonReference;
  /** Only of somebody without a row: where the person belongs. */
  readonly homePlaceId: string | undefined;
  /** `undefined`: no record was worked out of the day. */
  readonly row: PresenceRow | undefined;
  /** Whether the person's hours contradict the rules. */
  readonly hasFault: boolean;
}

/** A state, and of UNKNOWN the reason. */
export interface JudgedPresence {
  readonly state: PresenceState;
  readonly doubt: PresenceDoubt | undefined;
}

/** When, and what is doubtful. */
export interface PresenceTerms {
  readonly nowMs: number;
  readonly doubts: ReadonlyMap<string, PlaceDoubt>;
}

const LONGEST_STAY_MS = 16 * 3_600_000;

/** Where somebody stands: the states in the order of `PRESENCE_STATES`, but that a punch is known whatever is in doubt. */
export function judgePresence({ row, hasFault }: PresenceFacts, { nowMs, doubts }: PresenceTerms): JudgedPresence {
  if (hasFault) return { state: "UNKNOWN", doubt: "RECORD_FAULT" };
  if (row === undefined || row.dayEndMs <= nowMs) return { state: "UNKNOWN", doubt: "NOT_WORKED_OUT" };
  if (row.last !== undefined) return { state: toStateOfComer(row, nowMs), doubt: undefined };
  if (row.status === "ON_LEAVE") return { state: "ON_LEAVE", doubt: undefined };
  if (row.status === "HOLIDAY" || row.status === "WEEKEND") return { state: "DAY_OFF", doubt: undefined };
  const doubt = row.enrolledAt.map((id) => doubts.get(id)).find((each) => each !== undefined);
  if (doubt !== undefined) return { state: "UNKNOWN", doubt };
  return { state: toStateOfMissing(row, nowMs), doubt: undefined };
}

function toStateOfComer({ isIn, firstMs = 0 }: PresenceRow, nowMs: number): PresenceState {
  if (!isIn) return "LEFT";
  return nowMs - firstMs > LONGEST_STAY_MS ? "OPEN_TOO_LONG" : "IN";
}

function toStateOfMissing({ dueMs, shiftEndMs }: PresenceRow, nowMs: number): PresenceState {
  if (nowMs >= shiftEndMs) return "ABSENT";
  return dueMs === undefined || nowMs <= dueMs ? "EXPECTED" : "LATE";
}
