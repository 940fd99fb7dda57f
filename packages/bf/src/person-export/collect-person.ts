import { existsSync } from "node:fs";
import { type AttendancePerson, readAttendancePeople } from "@biometricflow/attendance/operate";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { OperatedPeople } from "@biometricflow/directory/operate";
import { type PlacePerson, readPlacePerson } from "@biometricflow/place/operate";
import { nameStore } from "@biometricflow/service/process/store-name";
import { BAD_INPUT, CommandError } from "../command.ts";
import { findElsewhere } from "../place-backup/own-ledgers.ts";
import {
  BIOMETRICS,
  hasAnything,
  type HeldPart,
  type HeldPerson,
  NOT_COVERED,
  PERSON_FORMAT,
  toMissingPart,
  toPlacePart,
} from "./held-person.ts";
import { ATTENDANCE_NOTES, toDirectoryNotes, UNPROVED } from "./notes.ts";
import { isOwnPin, type PlacePin, toIdOwnership, toPins, toUserId } from "./pins.ts";

/** Whom it is about. */
export interface WantedPerson {
  readonly place: string;
  readonly pin: string;
  /** The id in attendance, where several people had the PIN. */
  readonly person: string | undefined;
  /** Every row of the PIN, where attendance cannot say whose they are. */
  readonly byPin: boolean;
}

/** Where it is read. */
export interface PersonSources {
  readonly organisation: OrganisationConfig;
  readonly databaseUrl: string | undefined;
  readonly directory: OperatedPeople;
  readonly now: Date;
}

/**
 * Collects what is held about a person, from every store of this machine; what cannot be asked is named and never left out.
 *
 * @throws {CommandError} SEVERAL_PEOPLE where the PIN was of several and none of them is named; NO_SUCH_PERSON where nothing is held;
 *   OWNER_UNKNOWN where attendance does not say whose the rows are
 */
export async function collectPerson(
  sources: PersonSources,
  wanted: WantedPerson,
): Promise<{ readonly held: HeldPerson; readonly ids: readonly string[] }> {
  const { organisation, now } = sources;
  const { part: attendance, person, others } = await readAttendance(sources, wanted);
  refuseUnproved(wanted, attendance);
  const pins = toPins(organisation, wanted, person);
  const places: HeldPart[] = [];
  for (const pin of pins) places.push(await readPlace(sources, pin, person));
  const directory = await readDirectory(sources, { pins, places, person, others });
  const parts = [...places, attendance, directory, BIOMETRICS].map((part) => noteUnproved(part, attendance));
  refuseNobody(wanted, parts);
  const { place, pin } = wanted;
  const names = places.map(({ data }) => (data as PlacePerson | null)?.name ?? null);
  const held: HeldPerson = {
    ...{ format: PERSON_FORMAT, organisation: organisation.name, madeAt: now.toISOString() },
    person: {
      ...{ place, pin, id: person?.id ?? null, account: person?.account ?? null },
      name: person?.name ?? names.find((name) => name !== null) ?? null,
    },
    ...{ isComplete: parts.every(({ isComplete }) => isComplete), parts, notCovered: NOT_COVERED },
  };
  const today = pins.filter((each) => isOwnPin(each, person, now.getTime())).map(toUserId);
  return { held, ids: [...today, ...(person === undefined ? [] : [person.id])] };
}

/** Whoever asks gets what is theirs: where nobody says what that is, somebody says that it may be anybody's. */
function refuseUnproved({ pin, person, byPin }: WantedPerson, attendance: HeldPart): void {
  if (attendance.isComplete || (byPin && person === undefined)) return;
  const whose = person === undefined ? `whose the rows of PIN ${pin} are` : `which rows of PIN ${pin} are of ${person}`;
  const rest = "mend that, or give --by-pin without --person for every row of the PIN, whoever's it is";
  throw new CommandError("OWNER_UNKNOWN", `${attendance.missing.join("; ")}: nobody says ${whose}; ${rest}`);
}

function noteUnproved(part: HeldPart, attendance: HeldPart): HeldPart {
  const isOfPin = (part.name === "PLACE" || part.name === "DIRECTORY") && part.data !== null;
  return attendance.isComplete || !isOfPin ? part : { ...part, notes: [UNPROVED, ...part.notes] };
}

function refuseNobody({ place, pin }: WantedPerson, parts: readonly HeldPart[]): void {
  if (parts.some(hasAnything)) return;
  const missing = parts.flatMap((part) => part.missing);
  const rest = missing.length === 0 ? "" : `; not everything could be asked: ${missing.join("; ")}`;
  throw new CommandError("NO_SUCH_PERSON", `nothing is held of PIN ${pin} at ${place}${rest}`);
}

/** The person with everybody else who has the PIN, or had it. */
interface AskedAttendance {
  readonly part: HeldPart;
  readonly person: AttendancePerson | undefined;
  readonly others: readonly AttendancePerson[];
}

async function readAttendance(
  { organisation, databaseUrl }: PersonSources,
  wanted: WantedPerson,
): Promise<AskedAttendance> {
  const file = toDataPaths(organisation.dataDir).attendanceStore;
  const part = { name: "ATTENDANCE", place: null, source: nameStore({ file, databaseUrl }) } as const;
  const asked = { placeId: wanted.place, pin: wanted.pin };
  const here = organisation.places.map(({ id }) => id);
  const elsewhere = findElsewhere({ dataDir: organisation.dataDir, databaseUrl }, here);
  const people = elsewhere ?? (await orWhy(() => readAttendancePeople({ file, databaseUrl }, asked)));
  const why = typeof people === "string" ? people : "it was never started on this machine";
  if (typeof people === "string" || people === undefined)
    return { part: toMissingPart(part, `attendance: ${why}`), person: undefined, others: [] };
  const person = choosePerson(people, wanted);
  const data = person === undefined ? {} : { id: person.id, pins: person.pins, tables: person.tables };
  const others = people.filter((each) => each !== person);
  return { part: { ...part, isComplete: true, missing: [], notes: ATTENDANCE_NOTES, data }, person, others };
}

/** The person who was named, or the only one. @throws {CommandError} SEVERAL_PEOPLE: nobody gets what is somebody else's */
function choosePerson(
  people: readonly AttendancePerson[],
  { pin, person }: WantedPerson,
): AttendancePerson | undefined {
  const ids = people.map(({ id }) => id).join(", ");
  if (person !== undefined) {
    const named = people.find(({ id }) => id === person);
    if (named !== undefined) return named;
    throw new CommandError("NO_SUCH_PERSON", `PIN ${pin} was never of ${person}; it was of ${ids || "nobody"}`, {
      exitCode: BAD_INPUT,
    });
  }
  if (people.length <= 1) return people[0];
  throw new CommandError("SEVERAL_PEOPLE", `PIN ${pin} was of ${ids}: say which by --person`, { exitCode: BAD_INPUT });
}

async function readPlace(
  { organisation, databaseUrl, now }: PersonSources,
  known: PlacePin,
  person: AttendancePerson | undefined,
): Promise<HeldPart> {
  const { id, pin, isHere } = known;
  const file = toDataPaths(organisation.dataDir).placeLedger(id);
  const part = {
    name: "PLACE",
    place: id,
    source: isHere ? nameStore({ file, databaseUrl }) : "another machine",
  } as const;
  if (!isHere) return toMissingPart(part, `${id}: another machine runs it; run this command there too`);
  const elsewhere = findElsewhere({ dataDir: organisation.dataDir, databaseUrl }, [id]);
  const held = elsewhere ?? (await orWhy(() => readPlacePerson({ file, placeId: id, databaseUrl }, pin)));
  if (typeof held === "string") return toMissingPart(part, `${id}: ${held}`);
  if (held === undefined) {
    const why = existsSync(file) ? `its store is ${file}, and ${part.source} has none` : "it was never started here";
    return toMissingPart(part, `${id}: ${why}`);
  }
  return toPlacePart(known, part.source, { held, person, now });
}

async function readDirectory(
  { organisation, databaseUrl, directory, now }: PersonSources,
  found: {
    readonly pins: readonly PlacePin[];
    readonly places: readonly HeldPart[];
    readonly person: AttendancePerson | undefined;
    readonly others: readonly AttendancePerson[];
  },
): Promise<HeldPart> {
  const { pins, places, person, others } = found;
  const file = toDataPaths(organisation.dataDir).directoryStore;
  const punches = places.flatMap(({ data }) => (data as PlacePerson | null)?.punches ?? []);
  const { deliveries, leftOut, ...data } = await directory.read({
    ids: new Set([...pins.map(toUserId), ...(person === undefined ? [] : [person.id])]),
    isOwn: toIdOwnership(pins, person),
    accounts: toAccounts(person === undefined ? [] : [person]),
    ...{ othersAccounts: toAccounts(others), nowMs: now.getTime() },
    punches: new Set(punches.map(({ id }) => id)),
  });
  return {
    ...{ name: "DIRECTORY", place: null, source: nameStore({ file, databaseUrl }) },
    ...{ isComplete: true, missing: [], data: { ...data, webhookDeliveries: deliveries } },
    notes: toDirectoryNotes(leftOut),
  };
}

function toAccounts(people: readonly AttendancePerson[]): ReadonlySet<string> {
  return new Set(people.flatMap(({ account }) => account ?? []));
}

/** What came of asking a store, or why it does not answer. */
async function orWhy<T>(ask: () => Promise<T>): Promise<T | string> {
  try {
    return await ask();
  } catch (error) {
    return `it cannot be asked: ${error instanceof Error ? error.message : String(error)}`;
  }
}
