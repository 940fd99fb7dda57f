import { existsSync } from "node:fs";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { toOrigin } from "@biometricflow/config/hosts";
import { readOrganisation } from "@biometricflow/config/organisation";
import { readSecret } from "@biometricflow/service/identity/keys";
import { askAsProcesses } from "../trust.ts";

/** What the check knows of an organisation before it asks anybody. */
export interface Way {
  /** The router's origin. */
  readonly router: string;
  /** `undefined` where the router alone was named. */
  readonly dashboard: string | undefined;
  /** The origins of places that this machine's operations token opens. */
  readonly places: ReadonlyMap<string, string>;
  /** Opens `/version`; `undefined` where it is not known here. */
  readonly operationsToken: string | undefined;
  /** What a demo that runs here says of itself. */
  readonly demoFile: string | undefined;
}

/** The way of an organisation whose folder is here. @throws {ConfigError}, {KeyFileError} */
export function readWay(config: string): Way {
  const organisation = readOrganisation(config);
  const { places, listen, urls, publicUrl, dataDir, demo } = organisation;
  askAsProcesses(organisation);
  const paths = toDataPaths(dataDir);
  return {
    router: urls.router,
    dashboard: (listen.web.tls && publicUrl) ?? toOrigin(listen.web), // its certificate names the public origin
    places: new Map(places.map((place) => [place.id, toOrigin(place)])),
    operationsToken: existsSync(paths.operationsToken) ? readSecret(paths.operationsToken).toString("hex") : undefined,
    demoFile: demo === false ? undefined : paths.demoFile,
  };
}

/** The way from a router on. */
export function toWay(router: string): Way {
  return { router, dashboard: undefined, places: new Map(), operationsToken: undefined, demoFile: undefined };
}
