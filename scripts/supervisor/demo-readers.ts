import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { DemoReader } from "./demo-file.ts";

/** The readers as they are configured: nobody knows yet who answers there. */
export function toConfiguredReaders(organisation: OrganisationConfig): readonly DemoReader[] {
  return organisation.places.flatMap((place) =>
    place.readers.map((reader) => ({
      id: reader.id,
      place: place.id,
      address: `${reader.host}:${reader.port}`,
      serial: null,
      control: null,
    })),
  );
}

/** The readers' process tells `{ type: "readers", readers }` once they listen. */
export function toSimulatedReaders(message: unknown): readonly DemoReader[] | undefined {
  if (typeof message !== "object" || message === null || Reflect.get(message, "type") !== "readers") return undefined;
  const readers: unknown = Reflect.get(message, "readers");
  return Array.isArray(readers) ? readers.filter(isDemoReader) : undefined;
}

function isDemoReader(value: unknown): value is DemoReader {
  return (
    typeof value === "object" &&
    value !== null &&
    ["id", "place", "address", "serial", "control"].every((key) => typeof Reflect.get(value, key) === "string")
  );
}
