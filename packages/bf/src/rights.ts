import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { DEVICE_WRITE_RIGHTS, type DeviceWriteRight } from "@biometricflow/directory/operate";
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
const BOUND: readonly string[] = ["PLACE_ADMIN", "FEEDER", "SCREEN"];

/** @throws {CommandError} BAD_USAGE for an administrator of places, a feeder of them or a screen, who would be one of all. */
export function refuseBoundless(role: string, places: readonly string[]): void {
  if (BOUND.includes(role) && places.includes(EVERYWHERE)) throw badUsage(`a ${role} needs --places`);
}

/** Places for people. */
export function showPlaces(places: readonly string[]): string {
  return places.includes(EVERYWHERE) ? "every place" : places.join(", ");
}

/** The option that says when an account may write to readers. */
export const DEVICE_WRITES = { "device-writes": { type: "string", default: "ALWAYS" } } as const;

/** Reads `--device-writes`. @throws {CommandError} BAD_USAGE */
export function parseDeviceWrites(text: string): DeviceWriteRight {
  const right = DEVICE_WRITE_RIGHTS.find((known) => known === text.toUpperCase());
  if (right === undefined) throw badUsage(`the right to write to readers is one of ${DEVICE_WRITE_RIGHTS.join(", ")}`);
  return right;
}
