import type { AttendancePerson } from "@biometricflow/attendance/operate";
import type { PlacePerson } from "@biometricflow/place/operate";
import { toPlaceNotes } from "./notes.ts";
import { isOwnPin, isUndatedPin, type PlacePin } from "./pins.ts";

/** The form of the file; another number where a reader of it would have to change. */
export const PERSON_FORMAT = "biometricflow-person/1";

/** What one keeper of data has of a person. */
export interface HeldPart {
  readonly name: "PLACE" | "ATTENDANCE" | "DIRECTORY" | "BIOMETRICS";
  /** The place that it is of; null for what is of no place. */
  readonly place: string | null;
  /** Where it was read. */
  readonly source: string;
  readonly isComplete: boolean;
  /** What could not be asked, and why. */
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  /** Null where nobody could be asked. */
  readonly data: unknown;
}

/** The whole answer to "what do you hold about me". */
export interface HeldPerson {
  readonly format: typeof PERSON_FORMAT;
  readonly organisation: string;
  readonly madeAt: string;
  readonly person: {
    readonly place: string;
    readonly pin: string;
    readonly id: string | null;
    readonly name: string | null;
    readonly account: string | null;
  };
  /** Whether every part is. */
  readonly isComplete: boolean;
  readonly parts: readonly HeldPart[];
  /** What no such file can have. */
  readonly notCovered: readonly string[];
}

/** Where else something of a person may lie, whatever the stores say. */
export const NOT_COVERED: readonly string[] = [
  "backups: copies of these stores from before; they are made and deleted by whoever runs the machine",
  "files of exports that were downloaded, and what other programs were told: webhookDeliveries of DIRECTORY says of what",
  "logs of the processes: they hold no names, PINs or cards",
  "rows of the readers' own logs: PLACE has those that were read",
];

/** Where fingers and faces lie: nowhere that this program reads. */
export const BIOMETRICS: HeldPart = {
  ...{ name: "BIOMETRICS", place: null, source: "none: templates are never read, stored or copied" },
  ...{ isComplete: true, missing: [], data: { templatesHeld: false } },
  notes: ["fingers and faces may lie on the readers that `enrolments` of PLACE name; only those have them"],
};

/** A part that nobody could be asked about. */
export function toMissingPart(part: Pick<HeldPart, "name" | "place" | "source">, why: string): HeldPart {
  return { ...part, isComplete: false, missing: [why], notes: [], data: null };
}

/**
 * What a place has of a person. Of a PIN that was somebody else's too, what is of other dates, or of no date and another name, is left
 * out and counted; so is what the readers say of a PIN that is the person's no more.
 */
export function toPlacePart(
  pin: PlacePin,
  source: string,
  whose: { readonly held: PlacePerson; readonly person: AttendancePerson | undefined; readonly now: Date },
): HeldPart {
  const { held, person, now } = whose;
  const base = { name: "PLACE", place: pin.id, source, isComplete: true, missing: [] } as const;
  if (person === undefined) return { ...base, notes: [], data: held };
  const isOwn = (localTime: string) => person.isOwn({ pin: held.pin, placeId: pin.id, localTime });
  const isToday = isOwnPin(pin, person, now.getTime());
  const own = {
    punches: held.punches.filter(({ localTime }) => isOwn(localTime)),
    consents: held.consents.filter(({ date }) => isOwn(date)),
    jobsAndOrders: held.jobsAndOrders.filter(({ createdAt }) => isOwnPin(pin, person, Date.parse(createdAt))),
    toldNames: held.toldNames.filter(
      ({ name }) => isUndatedPin(pin, person) || name === person.name || (isToday && name === held.name),
    ),
  };
  const leftOut = {
    punches: held.punches.length - own.punches.length,
    consents: held.consents.length - own.consents.length,
    jobsAndOrders: held.jobsAndOrders.length - own.jobsAndOrders.length,
    toldNames: held.toldNames.length - own.toldNames.length,
  };
  const readers = isToday ? {} : { name: null, cardNumbers: [], enrolments: [] };
  return { ...base, notes: toPlaceNotes(leftOut, isToday), data: { ...held, ...readers, ...own } };
}

/** Whether a part has anything of the person. */
export function hasAnything({ name, data }: HeldPart): boolean {
  if (name === "BIOMETRICS" || data === null) return false;
  return Object.entries(data as Readonly<Record<string, unknown>>).some(([key, value]) =>
    key === "tables" ? Object.keys(value as object).length > 0 : Array.isArray(value) && value.length > 0,
  );
}
