import { EVERY_PLACE } from "@biometricflow/schema/audit-views";
import { isPlaceId, parseGlobalId, toGlobalId } from "@biometricflow/schema/global-id";
import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import { valueFromASTUntyped } from "graphql";
import type { AskedValue, PlannedView } from "./view-plan.ts";

/** Characters of one target. */
const LONGEST_TARGET = 128;

/** As places and attendance take it: without a space, which names have. */
const PIN = /^[^\p{C}\s]{1,24}$/u;

/** What an id says of whom something was seen: who it was, or whose place. */
type IdKind = "PERSON" | "PIN" | "PLACE" | "IN_PLACE";

/** What the ids of arguments are, by the argument or the field of an input; `Type.id` is the argument `id` of a field of that type. */
export const ID_KINDS: Readonly<Partial<Record<string, IdKind>>> = {
  ...{ personId: "PERSON", personIds: "PERSON", userIds: "PERSON", "Person.id": "PERSON", "User.id": "PERSON" },
  pin: "PIN",
  ...{ placeId: "PLACE", placeIds: "PLACE", "Place.id": "PLACE" },
  ...{
    deviceIds: "IN_PLACE",
    jobId: "IN_PLACE",
    "Device.id": "IN_PLACE",
    "Punch.id": "IN_PLACE",
    "Job.id": "IN_PLACE",
  },
};

/**
 * Whom a view showed, by ids alone: the people whom the arguments of its root field name; else the places of whose people it was a
 * list, `*` for those of every place, and whoever is named below it. Beyond those people it is a list of their places, or of all
 * whom the viewer may see. Nobody where all of it is out of the viewer's places: a stream of these is refused later. A PIN is the
 * person of that PIN, `p.<pin>`, and below a place its user there. Whatever is no id of these forms names nobody.
 */
export function toViewTargets(
  { whose, own, below }: Pick<PlannedView, "whose" | "own" | "below">,
  variables: Readonly<Record<string, unknown>>,
  viewer: Seer,
): readonly string[] {
  if (viewer.role === "EMPLOYEE") return cut(toScope(viewer));
  const asked = collect(whose === "ONESELF" || whose === "ANYBODY" ? [] : own, variables);
  const named = asked.people.size > 0 ? asked.people : asked.places;
  const isSeen = (id: string) => {
    const place = parseGlobalId(id)?.place; // a person's `p.7` is of no place
    return place === undefined || canSeePlace(viewer, place);
  };
  const seen = named.size > 0 ? [...named].filter(isSeen) : toScope(viewer);
  const isNamed = whose === "ASKED" && asked.people.size > 0;
  if (isNamed || seen.length === 0) return cut(seen);
  const places = whose === "ASKED_PLACES" && named.size > 0 ? toPlaces(seen, viewer) : seen;
  const { people, pins } = collect(below, variables);
  const users = places.flatMap((place) =>
    place === EVERY_PLACE ? [] : [...pins].map((pin) => toGlobalId(place, pin)),
  );
  return cut([...places, ...people, ...users]);
}

/** The account that the root field of a view is asked for; `undefined` where it names none. */
export function toAskedAccount(
  { own }: Pick<PlannedView, "own">,
  variables: Readonly<Record<string, unknown>>,
): string | undefined {
  const node = own.find(({ name }) => name === "accountId")?.node;
  const value: unknown = node && valueFromASTUntyped(node, variables);
  return typeof value === "string" ? value : undefined;
}

/** The id of an account or of a key: a client may ask for anything, and nothing else goes into the audit. */
const ACCOUNT = /^(?:account|key)\/./u;

/** Whose account a view showed: the viewer's own where none is asked for, nobody's where what is asked for is no id of one. */
export function toAccountTargets(
  view: Pick<PlannedView, "own">,
  variables: Readonly<Record<string, unknown>>,
  { subject }: Pick<Viewer, "subject">,
): readonly string[] {
  const asked = toAskedAccount(view, variables);
  return asked === undefined ? [subject] : cut([asked].filter((id) => ACCOUNT.test(id)));
}

/** Whoever may see some of all people. */
export type Seer = Pick<Viewer, "role" | "places" | "users">;

/** All whose data a viewer may see: an employee the own alone, by the users that it is; else those of its places. */
export function toScope({ role, places, users = [] }: Seer): readonly string[] {
  if (role === "EMPLOYEE" && users.length > 0) return users;
  return places === "*" ? [EVERY_PLACE] : places;
}

/** The places of people and places; all of the viewer's as soon as somebody is of none. */
function toPlaces(ids: readonly string[], viewer: Seer): readonly string[] {
  const places = ids.map((id) => parseGlobalId(id)?.place);
  return places.some((place) => place === undefined) ? toScope(viewer) : places.filter((place) => place !== undefined);
}

function cut(targets: Iterable<string>): readonly string[] {
  return [...new Set(targets)].map((target) => target.slice(0, LONGEST_TARGET));
}

interface Named {
  readonly people: Set<string>;
  /** Those of the people, as they were asked for. */
  readonly pins: Set<string>;
  readonly places: Set<string>;
}

function collect(asked: readonly AskedValue[], variables: Readonly<Record<string, unknown>>): Named {
  const named: Named = { people: new Set(), pins: new Set(), places: new Set() };
  for (const { name, node } of asked) add(name, valueFromASTUntyped(node, variables), named);
  return named;
}

function add(name: string, value: unknown, named: Named): void {
  if (Array.isArray(value)) {
    for (const item of value) add(name, item, named);
  } else if (typeof value === "object" && value !== null) {
    for (const [field, inner] of Object.entries(value)) add(field, inner, named);
  } else if (typeof value === "string" || typeof value === "number") {
    addId(ID_KINDS[name], String(value), named);
  }
}

function addId(kind: IdKind | undefined, id: string, { people, pins, places }: Named): void {
  if (kind === "PERSON" && isPersonId(id)) people.add(id);
  if (kind === "PIN" && PIN.test(id)) {
    people.add(`p.${encodeURIComponent(id)}`);
    pins.add(id);
  }
  if (kind === "PLACE" && isPlaceId(id)) places.add(id);
  const place = kind === "IN_PLACE" ? parseGlobalId(id)?.place : undefined;
  if (place !== undefined) places.add(place);
}

/** True for `p.<pin>` and `<place>/<pin>`: nothing else that is asked for as an id, like a name, goes into the audit. */
function isPersonId(id: string): boolean {
  const pin = id.startsWith("p.") ? parseGlobalId(`p/${id.slice(2)}`)?.local : parseGlobalId(id)?.local;
  return pin !== undefined && PIN.test(pin);
}
