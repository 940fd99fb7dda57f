import type { PlaceAddress } from "@biometricflow/config/place";
import type { PlaceRegistration } from "./domain/place.ts";

/** Registry entries of the configuration's places, in their order. */
export function toPlaceSeeds(places: readonly PlaceAddress[]): readonly PlaceRegistration[] {
  return places.map(({ url, ...place }, priority) => ({
    ...place,
    urls: [`${url}/graphql`],
    enabled: true,
    priority,
  }));
}
