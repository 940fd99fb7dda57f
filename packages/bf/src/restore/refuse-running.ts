import { connect } from "node:net";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { toOrigin } from "@biometricflow/config/hosts";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { PlaceConfig } from "@biometricflow/config/place";
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

/** Refuses while a process holds the ledger of a place, or answers at its address. @throws {CommandError} PLACE_RUNNING */
export async function refuseRunningPlace(place: PlaceConfig, ledger: string): Promise<void> {
  refuseOpenLedger(place.id, ledger);
  if (place.port === 0 || !(await answers(toOrigin(place)))) return;
  throw runningPlace(place.id, `something answers at ${toOrigin(place)}`);
}

/** Refuses while a process holds the ledger of a place. @throws {CommandError} PLACE_RUNNING */
export function refuseOpenLedger(placeId: string, ledger: string): void {
  if (isStoreInUse(ledger)) throw runningPlace(placeId, `a process has ${ledger} open`);
}

function runningPlace(placeId: string, what: string): CommandError {
  return new CommandError("PLACE_RUNNING", `${what}: stop the place ${placeId} first, then restore`);
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
