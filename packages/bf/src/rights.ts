import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { badUsage } from "./command.ts";

const EVERYWHERE = "*";

/** Reads `--role` as one of some roles; undefined when there is none. @throws {CommandError} BAD_USAGE */
export function parseRole<T extends string>(text: string | undefined, roles: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const role = roles.find((known) => known === text.toUpperCase());
  if (role === undefined) throw badUsage(`--role is one of ${roles.join(", ")}`);
  return role;
}

/** Reads `--places`; every place when there is none. @throws {CommandError} BAD_USAGE for one that does not exist */
export function parsePlaces(text: string | undefined, { places, remotePlaces }: OrganisationConfig): readonly string[] {
  if (text === undefined || text === EVERYWHERE) return [EVERYWHERE];
  const known = [...places, ...remotePlaces].map(({ id }) => id);
  const wished = text.split(",").map((id) => id.trim());
  const unknown = wished.find((id) => !known.includes(id));
  if (unknown !== undefined) throw badUsage(`there is no place "${unknown}"; the places are ${known.join(", ")}`);
  return wished;
}

/** Roles that count at places that are named, never at all. */
const BOUND: readonly string[] = ["PLACE_ADMIN", "FEEDER"];

/** @throws {CommandError} BAD_USAGE for an administrator of places, or a feeder of them, who would be one of all. */
export function refuseBoundless(role: string, places: readonly string[]): void {
  if (BOUND.includes(role) && places.includes(EVERYWHERE)) throw badUsage(`a ${role} needs --places`);
}

/** Places for people. */
export function showPlaces(places: readonly string[]): string {
  return places.includes(EVERYWHERE) ? "every place" : places.join(", ");
}
