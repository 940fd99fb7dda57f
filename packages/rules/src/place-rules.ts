import type { Absence } from "./absence.ts";
import { NO_LAYERS, type ShiftLayers } from "./shift-layers.ts";
import type { ShiftOverride } from "./shift-rules.ts";
import type { Weekday } from "./weekdays.ts";

/** A place as configured (2.1), every default filled in. Dates are `YYYY-MM-DD`. */
export interface PlaceRules {
  readonly timeZone: string;
  readonly weekend: readonly Weekday[];
  /** Other weekends, each from a date on; in the order of the dates. */
  readonly laterWeekends: readonly { readonly from: string; readonly weekend: readonly Weekday[] }[];
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
  readonly shift: ShiftLayers;
}

/** The rules of all places together. Place ids are the keys. */
export interface OrganisationRules {
  /** "pin": the same PIN at several places is one person; "place": one person per place and PIN. */
  readonly identity: "pin" | "place";
  readonly places: Readonly<Record<string, PlaceRules>>;
}

/** What a roster says of a date. An entry without keys makes a working day of the ordinary shift. */
export type RosterEntry = "OFF" | ShiftOverride;

/** A person as configured (2.1). */
export interface PersonRules {
  readonly pin: string;
  /** `undefined`: the alphabetically first place of `enrolledAt`. */
  readonly homePlace: string | undefined;
  /** Places where the PIN is enrolled. */
  readonly enrolledAt: readonly string[];
  /** Inclusive dates; an open side is `undefined`. */
  readonly employed: { readonly from: string | undefined; readonly to: string | undefined };
  readonly shift: ShiftLayers;
  /** R7a: by date, a rest day or the shift keys that differ, over the person's own. */
  readonly roster: Readonly<Record<string, RosterEntry>>;
  /** In order of dates; no two share one. */
  readonly absences: readonly Absence[];
}

/** The place of 2.1 where only the zone is configured. */
export const DEFAULT_PLACE: Omit<PlaceRules, "timeZone"> = {
  weekend: ["FRI", "SAT"],
  laterWeekends: [],
  holidays: [],
  extraWorkingDays: [],
  duplicateWindowSeconds: 60,
  notBefore: "2015-01-01",
  futureToleranceMinutes: 10,
  driftWarnSeconds: 60,
  driftCorrection: false,
  deviceFixedOffset: {},
  shift: NO_LAYERS,
};
