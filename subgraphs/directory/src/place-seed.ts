import type { PlaceAddress } from "@biometricflow/config/place";
import type { RegisteredPlace } from "@biometricflow/schema/registry";

/** Registry entries of the configuration's places, in their order. */
export function toPlaceSeeds(places: readonly PlaceAddress[]): readonly RegisteredPlace[] {
  return places.map(({ url, ...place }, priority) => ({
    ...place,
    urls: [`${url}/graphql`],
    enabled: true,
    priority,
  }));
}
