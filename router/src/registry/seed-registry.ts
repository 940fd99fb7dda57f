import type { PlaceAddress } from "@biometricflow/config/place";
import type { RegistrySnapshot } from "@biometricflow/schema/registry";

/** The registry as the configuration files have it, for the time before the directory was ever reached. */
export function seedRegistry(places: readonly PlaceAddress[]): RegistrySnapshot {
  return {
    version: "",
    places: places.map(({ id, name, location, timeZone, url }, index) => ({
      id,
      name,
      location,
      timeZone,
      urls: [`${url}/graphql`],
      enabled: true,
      priority: index + 1,
    })),
  };
}
