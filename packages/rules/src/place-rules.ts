import { DEFAULT_SHIFT, type ShiftOverride, type ShiftRules } from "./shift-rules.ts";

/** Days of the week as configured, in the order of `toWeekday`. */
export const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number];

/** A place as configured (2.1), every default filled in. Dates are `YYYY-MM-DD`. */
export interface PlaceRules {
  readonly timeZone: string;
  readonly weekend: readonly Weekday[];
  readonly holidays: readonly string[];
  /** Weekend days worked. */
  readonly extraWorkingDays: readonly string[];
  /** R6. */
  readonly duplicateWindowSeconds: number;
  /** R5: reader dates before it are false. */
  readonly notBefore: string;
  /** R5. */
  readonly futureToleranceMinutes: number;
  /** R4: drift up to this is no news. */
  readonly driftWarnSeconds: number;
  /** R4: whether instants are reduced by a drift past the limit. */
  readonly driftCorrection: boolean;
  /** R1: offset "+HH:mm" of each reader that does not follow the zone, by device id. */
  readonly deviceFixedOffset: Readonly<Record<string, string>>;
  readonly shift: ShiftRules;
}

/** The rules of all places together. Place ids are the keys. */
export interface OrganisationRules {
  /** "pin": the same PIN at several places is one person; "place": one person per place and PIN. */
  readonly identity: "pin" | "place";
  readonly places: Readonly<Record<string, PlaceRules>>;
}

/** A person as configured (2.1). */
export interface PersonRules {
  readonly pin: string;
  /** `undefined`: the alphabetically first place of `enrolledAt`. */
  readonly homePlace: string | undefined;
  /** Places where the PIN is enrolled. */
  readonly enrolledAt: readonly string[];
  /** Inclusive dates; an open side is `undefined`. */
  readonly employed: { readonly from: string | undefined; readonly to: string | undefined };
  readonly shift: ShiftOverride;
  /** Shift of single dates, over the person's own. */
  readonly roster: Readonly<Record<string, ShiftOverride>>;
}

/** The place of 2.1 where only the zone is configured. */
export const DEFAULT_PLACE: Omit<PlaceRules, "timeZone"> = {
  weekend: ["FRI", "SAT"],
  holidays: [],
  extraWorkingDays: [],
  duplicateWindowSeconds: 60,
  notBefore: "2015-01-01",
  futureToleranceMinutes: 10,
  driftWarnSeconds: 60,
  driftCorrection: false,
  deviceFixedOffset: {},
  shift: DEFAULT_SHIFT,
};
