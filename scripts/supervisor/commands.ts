import type { OrganisationConfig } from "@biometricflow/config/organisation";

/** One process of an organisation. */
export interface ServiceCommand {
  /** Unique, such as `place:riyadh`. */
  readonly name: string;
  /** The file Node runs, from the repository's root. */
  readonly entry: string;
  readonly args: readonly string[];
  /** Where it answers `/ready`. */
  readonly url: string;
  /** Whether the organisation can be used before this process is ready. */
  readonly isOptionalAtStart: boolean;
}

/** The processes of an organisation, in the order in which they start. */
export function toServiceCommands(organisation: OrganisationConfig): readonly ServiceCommand[] {
  const config = ["--config", organisation.configDir];
  const at = (port: number, host = "127.0.0.1") => `http://${host}:${port}`;
  const places = organisation.places.map((place) => ({
    name: `place:${place.id}`,
    entry: "subgraphs/place/src/main.ts",
    args: [...config, "--place", place.id],
    url: at(place.port, place.host),
    isOptionalAtStart: false,
  }));
  return [
    {
      name: "directory",
      entry: "subgraphs/directory/src/main.ts",
      args: config,
      url: at(organisation.ports.directory),
      isOptionalAtStart: false,
    },
    ...places,
    {
      name: "router",
      entry: "router/src/main.ts",
      args: config,
      url: at(organisation.ports.router),
      isOptionalAtStart: false,
    },
    { name: "web", entry: "web/server.ts", args: config, url: at(organisation.ports.web), isOptionalAtStart: true },
  ];
}
