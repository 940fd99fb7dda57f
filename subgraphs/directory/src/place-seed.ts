import type { PlaceConfig } from "@biometricflow/config/organisation";
import type { PlaceRegistration } from "./domain/place.ts";

const ANY_HOST: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Registry entries of the configuration's places, in their order. A place that listens on every address is asked on loopback. */
export function toPlaceSeeds(places: readonly PlaceConfig[]): readonly PlaceRegistration[] {
  return places.map(({ id, name, location, timeZone, host, port }, priority) => {
    const reachable = ANY_HOST.has(host) ? "127.0.0.1" : host;
    const authority = reachable.includes(":") ? `[${reachable}]:${port}` : `${reachable}:${port}`;
    return { id, name, location, timeZone, urls: [`http://${authority}/graphql`], enabled: true, priority };
  });
}
