import { existsSync, readFileSync } from "node:fs";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { PlaceProcessConfig } from "@biometricflow/config/place-config";
import { fromJwks, KeyFileError, type KeySet, readOrCreateSecret } from "@biometricflow/service/identity/keys";
import type { Log } from "@biometricflow/service/observe/log";
import { createTokenVerifier, ROUTER_ISSUER } from "@biometricflow/service/identity/token";
import { readVersion } from "@biometricflow/service/process/version";
import { DeviceClient } from "@biometricflow/zk/client/device-client";
import { startCollectors } from "./collector/collectors.ts";
import { DEFAULT_TIMING } from "./collector/reader-plan.ts";
import { systemTimers } from "./collector/timers.ts";
import { listUnreachedReaders, toDeviceSetups, toReaderPlans } from "./collector/from-config.ts";
import { createPlaceServer } from "./serving/server.ts";
import { openSqliteLedger } from "./store/sqlite/ledger.ts";
import { systemClock } from "./system-clock.ts";

/** A place that runs. */
export interface RunningPlace {
  /** `http://host:port`. */
  readonly url: string;
  /** Leaves the readers, closes the sockets, then the ledger. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts one place of an organisation.
 *
 * @throws KeyFileError when a key is missing; PortTakenError.
 */
export async function startPlace(config: PlaceProcessConfig, log: Log): Promise<RunningPlace> {
  const { place } = config;
  const paths = toDataPaths(config.dataDir);
  const keys = readRouterKeys(paths.routerJwks);
  const identityKey = readIdentityKey(config.identityKeyFile);
  const ledger = openSqliteLedger(paths.placeLedger(place.id), place.id);
  await ledger.registerReaders(toDeviceSetups(place));
  for (const readerId of listUnreachedReaders(place)) {
    log.warn({ readerId }, "this version collects by TCP only: the reader is shown as DISABLED");
  }

  const server = await createPlaceServer({
    place: { id: place.id, name: place.name, timeZone: place.timeZone },
    version: readVersion(),
    ledger,
    clock: systemClock,
    verifyToken: createTokenVerifier({ keys: () => keys, issuer: ROUTER_ISSUER, audience: place.id }),
    log,
  });
  const { url } = await server.listen({ host: place.host, port: place.port });
  const stopCollectors = startCollectors(toReaderPlans(place), {
    ledger,
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    log,
    identityKey,
    createClient: (settings) => new DeviceClient(settings),
    timing: DEFAULT_TIMING,
  });
  return {
    url,
    stop: async () => {
      await Promise.all([stopCollectors(), server.close()]);
      await ledger.close();
    },
  };
}

/** The public keys whose tokens count. The supervisor makes them before it starts a place. */
function readRouterKeys(file: string): KeySet {
  try {
    return fromJwks(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new KeyFileError(
      "KEY_MISSING",
      `the router's public keys ${file} cannot be read: start the organisation, or make its keys`,
      { cause },
    );
  }
}

/** Every place needs the one key of the organisation: a place that made its own would give the same punch another id. */
function readIdentityKey(file: string): Buffer {
  if (!existsSync(file)) {
    throw new KeyFileError(
      "KEY_MISSING",
      `the organisation's identity key ${file} is missing: start the organisation, or make its keys`,
    );
  }
  return readOrCreateSecret(file);
}
