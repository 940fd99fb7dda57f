import { connect } from "node:net";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { toOrigin } from "@biometricflow/config/hosts";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { isStoreInUse } from "@biometricflow/place/operate";
import { CommandError } from "../command.ts";

const CONNECT_TIMEOUT_MS = 2_000;

/** Refuses while a process of the organisation runs. @throws {CommandError} ORGANISATION_RUNNING */
export async function refuseRunning(organisation: OrganisationConfig): Promise<void> {
  refuseOpenStores(organisation);
  const { router, directory, web } = organisation.listen;
  const addresses = [router, directory, web, ...organisation.places].filter(({ port }) => port !== 0);
  const answering = await Promise.all(addresses.map((address) => answers(toOrigin(address))));
  const found = addresses.find((_address, index) => answering[index]);
  if (found !== undefined) throw running(`something answers at ${toOrigin(found)}`);
}

/** Refuses while a process has one of the stores open, wherever it listens. @throws {CommandError} ORGANISATION_RUNNING */
export function refuseOpenStores({ dataDir, places }: OrganisationConfig): void {
  const paths = toDataPaths(dataDir);
  const open = [paths.directoryStore, ...places.map(({ id }) => paths.placeLedger(id))].find(isStoreInUse);
  if (open !== undefined) throw running(`a process has ${open} open`);
}

function running(what: string): CommandError {
  return new CommandError("ORGANISATION_RUNNING", `${what}: stop the organisation first, then restore`);
}

function answers(origin: string): Promise<boolean> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port), timeout: CONNECT_TIMEOUT_MS });
    const end = (isAnswering: boolean) => {
      socket.destroy();
      resolve(isAnswering);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}
