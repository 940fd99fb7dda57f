import { type AttendancePerson, readAttendancePeople } from "@biometricflow/attendance/operate";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { OperatedPeople } from "@biometricflow/directory/operate";
import { type PlacePerson, readPlacePerson } from "@biometricflow/place/operate";
import { nameStore } from "@biometricflow/service/process/store-name";
import { BAD_INPUT, CommandError } from "../command.ts";
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

/** Whom it is about. */
export interface WantedPerson {
  readonly place: string;
  readonly pin: string;
  /** The id in attendance, where several people had the PIN. */
  readonly person: string | undefined;
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
 * @throws {CommandError} SEVERAL_PEOPLE where the PIN was of several and none of them is named; NO_SUCH_PERSON where nothing is held
 */
export async function collectPerson(
  sources: PersonSources,
  wanted: WantedPerson,
): Promise<{ readonly held: HeldPerson; readonly ids: readonly string[] }> {
  const { organisation, now } = sources;
  const { part: attendance, person } = await readAttendance(sources, wanted);
  const places: HeldPart[] = [];
  for (const known of toPlaces(organisation, wanted, person)) places.push(await readPlace(sources, known, person));
  const ids = toIds(wanted, places, person);
  const directory = readDirectory(sources, { ids, places, person });
  const parts = [...places, attendance, directory, BIOMETRICS];
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
  return { held, ids };
}

function refuseNobody({ place, pin }: WantedPerson, parts: readonly HeldPart[]): void {
  if (parts.some(hasAnything)) return;
  const missing = parts.flatMap((part) => part.missing);
  const rest = missing.length === 0 ? "" : `; not everything could be asked: ${missing.join("; ")}`;
  throw new CommandError("NO_SUCH_PERSON", `nothing is held of PIN ${pin} at ${place}${rest}`);
}

async function readAttendance(
  { organisation, databaseUrl }: PersonSources,
  wanted: WantedPerson,
): Promise<{ readonly part: HeldPart; readonly person: AttendancePerson | undefined }> {
  const file = toDataPaths(organisation.dataDir).attendanceStore;
  const part = { name: "ATTENDANCE", place: null, source: nameStore({ file, databaseUrl }) } as const;
  const asked = { placeId: wanted.place, pin: wanted.pin };
  const people = await orWhy(() => readAttendancePeople({ file, databaseUrl }, asked));
  if (typeof people === "string") return { part: toMissingPart(part, `attendance: ${people}`), person: undefined };
  if (people === undefined) {
    return { part: toMissingPart(part, "attendance: it was never started on this machine"), person: undefined };
  }
  const person = choosePerson(people, wanted);
  const data = person === undefined ? {} : { id: person.id, pins: person.pins, tables: person.tables };
  const notes = [
    "columns that end with _ms are milliseconds since 1970; columns that end with _key are numbers of the store",
  ];
  return { part: { ...part, isComplete: true, missing: [], notes, data }, person };
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

interface PlacePin {
  readonly id: string;
  readonly pin: string;
  readonly isHere: boolean;
}

/** Every place and PIN by which the person may be known. */
function toPlaces(
  { places, remotePlaces, identity }: OrganisationConfig,
  { place, pin }: WantedPerson,
  person: AttendancePerson | undefined,
): readonly PlacePin[] {
  const here = places.map(({ id }) => id);
  const all = [...here, ...remotePlaces.map(({ id }) => id)];
  const asked = identity === "organisation" ? all : [place];
  const claimed = (person?.pins ?? []).flatMap((claim) =>
    (claim.place === null ? all : [claim.place]).map((id) => ({ id, pin: claim.pin })),
  );
  const pins = [...asked.map((id) => ({ id, pin })), ...claimed];
  const unique = new Map(pins.map((each) => [`${each.id}/${each.pin}`, each]));
  return [...unique.values()].map((each) => ({ ...each, isHere: here.includes(each.id) }));
}

async function readPlace(
  { organisation, databaseUrl, now }: PersonSources,
  { id, pin, isHere }: PlacePin,
  person: AttendancePerson | undefined,
): Promise<HeldPart> {
  const file = toDataPaths(organisation.dataDir).placeLedger(id);
  const part = {
    name: "PLACE",
    place: id,
    source: isHere ? nameStore({ file, databaseUrl }) : "another machine",
  } as const;
  if (!isHere) return toMissingPart(part, `${id}: another machine runs it; run this command there too`);
  const held = await orWhy(() => readPlacePerson({ file, placeId: id, databaseUrl }, pin));
  if (typeof held === "string") return toMissingPart(part, `${id}: ${held}`);
  if (held === undefined) return toMissingPart(part, `${id}: it was never started on this machine`);
  return toPlacePart(id, part.source, { held, person, now });
}

function toIds(
  wanted: WantedPerson,
  places: readonly HeldPart[],
  person: AttendancePerson | undefined,
): readonly string[] {
  const known = places.flatMap(({ data }) => (data === null ? [] : [(data as PlacePerson).id]));
  const asked = `${wanted.place}/${encodeURIComponent(wanted.pin)}`;
  return [...new Set([asked, ...known, ...(person === undefined ? [] : [person.id])])];
}

function readDirectory(
  { organisation, directory }: PersonSources,
  found: {
    readonly ids: readonly string[];
    readonly places: readonly HeldPart[];
    readonly person: AttendancePerson | undefined;
  },
): HeldPart {
  const { ids, places, person } = found;
  const punches = places.flatMap(({ data }) => (data as PlacePerson | null)?.punches ?? []);
  const { deliveries, ...data } = directory.read({
    ...{ ids: new Set(ids), accounts: new Set(person?.account ? [person.account] : []) },
    punches: new Set(punches.map(({ id }) => id)),
  });
  return {
    ...{ name: "DIRECTORY", place: null, source: toDataPaths(organisation.dataDir).directoryStore },
    ...{ isComplete: true, missing: [], data: { ...data, webhookDeliveries: deliveries } },
    notes: ["passwords, second factors and refresh tokens are kept as hashes or encrypted, and are not in this file"],
  };
}

/** What came of asking a store, or why it does not answer. */
async function orWhy<T>(ask: () => Promise<T>): Promise<T | string> {
  try {
    return await ask();
  } catch (error) {
    return `it cannot be asked: ${error instanceof Error ? error.message : String(error)}`;
  }
}
