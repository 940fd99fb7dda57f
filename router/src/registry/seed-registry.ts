import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { RegistrySnapshot } from "@biometricflow/schema/registry";

/** The registry as the configuration files have it, for the time before the directory was ever reached. */
export function seedRegistry({ places }: Pick<OrganisationConfig, "places">): RegistrySnapshot {
  return {
    version: "",
    places: places.map(({ id, name, location, timeZone, host, port }, index) => ({
      id,
      name,
      location,
      timeZone,
      urls: [`http://${host}:${port}/graphql`],
      enabled: true,
      priority: index + 1,
    })),
  };
}
