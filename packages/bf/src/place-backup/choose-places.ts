import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { badUsage } from "../command.ts";

/** The ids of the places that a command is about: the one that was named, or all of this machine. @throws BAD_USAGE */
export function choosePlaces({ places }: OrganisationConfig, named: string | undefined): readonly string[] {
  const known = places.map(({ id }) => id);
  if (named === undefined) return known;
  if (known.includes(named)) return [named];
  throw badUsage(`there is no place "${named}" on this machine; its places are ${known.join(", ")}`);
}
