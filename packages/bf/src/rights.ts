import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { ACCOUNT_ROLES } from "@biometricflow/directory/operate";
import { badUsage } from "./command.ts";

const EVERYWHERE = "*";

/** Reads `--role`; undefined when there is none. @throws {CommandError} BAD_USAGE */
export function parseRole(text: string | undefined) {
  if (text === undefined) return undefined;
  const role = ACCOUNT_ROLES.find((known) => known === text.toUpperCase());
  if (role === undefined) throw badUsage(`--role is one of ${ACCOUNT_ROLES.join(", ")}`);
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

/** @throws {CommandError} BAD_USAGE for an administrator of places who would be one of all. */
export function refuseBoundless(role: string, places: readonly string[]): void {
  if (role === "PLACE_ADMIN" && places.includes(EVERYWHERE)) throw badUsage("a PLACE_ADMIN needs --places");
}

/** Places for people. */
export function showPlaces(places: readonly string[]): string {
  return places.includes(EVERYWHERE) ? "every place" : places.join(", ");
}
