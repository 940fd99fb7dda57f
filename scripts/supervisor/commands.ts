import type { TlsFiles } from "@biometricflow/config/certificate";
import { toOrigin } from "@biometricflow/config/hosts";
import type { ListenConfig } from "@biometricflow/config/listen";
import type { OrganisationConfig } from "@biometricflow/config/organisation";

/** One process of an organisation. */
export interface ServiceCommand {
  /** Unique, such as `place:riyadh`. */
  readonly name: string;
  /** The file Node runs, from the repository's root. */
  readonly entry: string;
  /** Node's own options; default none. */
  readonly nodeOptions?: readonly string[];
  readonly args: readonly string[];
  /** Where it answers `/ready`. */
  readonly url: string;
  /** The certificate that it shows there; it speaks plain HTTP without. */
  readonly certFile?: string | undefined;
  /** What this machine shows there where it asks for a certificate. */
  readonly client?: TlsFiles | undefined;
  /** Whether the organisation can be used before this process is ready. */
  readonly isOptionalAtStart: boolean;
}

/**
 * The young part of the heap of what takes much in stays small: Node would let it grow to 128 MB before it clears it, several
 * times of what a place needs while it reads the logs of its readers, or attendance while it follows the feeds of years.
 */
export const INTAKE_NODE_OPTIONS: readonly string[] = ["--max-semi-space-size=4"];

/** The processes of an organisation, in the order in which they start. */
export function toServiceCommands(organisation: OrganisationConfig): readonly ServiceCommand[] {
  const config = ["--config", organisation.configDir];
  const { directory, router, web, attendance } = organisation.listen;
  const { client } = organisation.tls;
  const places = organisation.places.map((place) => ({
    name: `place:${place.id}`,
    entry: "subgraphs/place/src/main.ts",
    nodeOptions: INTAKE_NODE_OPTIONS,
    args: [...config, "--place", place.id, "--with-directory"],
    ...toAddress(place, client),
    isOptionalAtStart: false,
  }));
  return [
    {
      name: "directory",
      entry: "subgraphs/directory/src/main.ts",
      args: config,
      ...toAddress(directory, client),
      isOptionalAtStart: false,
    },
    ...places,
    {
      name: "attendance",
      entry: "subgraphs/attendance/src/main.ts",
      nodeOptions: INTAKE_NODE_OPTIONS,
      args: config,
      ...toAddress(attendance, client),
      isOptionalAtStart: false,
    },
    {
      name: "router",
      entry: "router/src/main.ts",
      args: config,
      ...toAddress(router),
      isOptionalAtStart: false,
    },
    { name: "web", entry: "web/server.ts", args: config, ...toAddress(web), isOptionalAtStart: true },
  ];
}

function toAddress(at: ListenConfig, client?: TlsFiles): Pick<ServiceCommand, "url" | "certFile" | "client"> {
  const { tls } = at;
  return {
    url: toOrigin(at),
    ...(tls && { certFile: tls.certFile, ...(tls.clientCaFile !== undefined && { client }) }),
  };
}
