import { ROLES, type Role } from "@biometricflow/service/identity/role";
import { badInput } from "./errors.ts";
import { isPersonsRole } from "./principal.ts";

const MAX_NAME_CHARS = 80;
const MAX_USERS = 100;
const MAX_USER_CHARS = 200;

/** Reads the name of an account for people. @throws {DirectoryError} BAD_USER_INPUT */
export function parsePersonName(value: string): string {
  const name = value.normalize("NFC").trim();
  if (name !== "" && Array.from(name).length <= MAX_NAME_CHARS && !/\p{C}/u.test(name)) return name;
  throw badInput("input.name", `The name must have 1 to ${MAX_NAME_CHARS} visible characters`);
}

/** Reads the role of a person's account. @throws {DirectoryError} BAD_USER_INPUT: a FEEDER and a SCREEN are programs */
export function parseAccountRole(value: string): Role {
  const role = ROLES.find((known) => known === value);
  if (role !== undefined && isPersonsRole(role)) return role;
  throw badInput("input.role", "An account of a person has one of the other roles");
}

/** Reads the places of an account or key. @throws {DirectoryError} BAD_USER_INPUT for none, and for one that there is not */
export function parsePlaces(values: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const places = [...new Set(values)].toSorted();
  if (places.length === 1 && places[0] === "*") return places;
  if (places.length === 0 || places.some((place) => !known.has(place)))
    throw badInput("input.places", "Name places that there are, or * alone for every place");
  return places;
}

/** Reads the users that an EMPLOYEE is. @throws {DirectoryError} BAD_USER_INPUT */
export function parseUsers(values: readonly string[]): readonly string[] {
  const users = [...new Set(values)].toSorted();
  const areIds = users.every((id) => id.length <= MAX_USER_CHARS && /^[a-z][a-z0-9-]*\/[\w.%~-]+$/.test(id));
  if (users.length <= MAX_USERS && areIds) return users;
  throw badInput("input.users", `At most ${MAX_USERS} ids of users, each <place>/<local>`);
}
