import { existsSync } from "node:fs";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { PlaceProcessConfig } from "@biometricflow/config/place-config";
import { KeyFileError, readOrCreateSecret } from "@biometricflow/service/identity/keys";
import { followRouterKeys } from "@biometricflow/service/identity/router-keys";
import type { Log } from "@biometricflow/service/observe/log";
import { createTokenVerifier, ROUTER_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { readVersion } from "@biometricflow/service/process/version";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import { startCollectors } from "./collector/collectors.ts";
import { DEFAULT_TIMING } from "./collector/reader-plan.ts";
import { systemTimers } from "./collector/timers.ts";
import { listUnreachedReaders, toDeviceSetups, toReaderPlans } from "./collector/from-config.ts";
import { createZkPullDriver } from "./drivers/zk-pull.ts";
import { toServedLedger } from "./domain/read-pool.ts";
import { createPlaceServer } from "./serving/server.ts";
import { createInlineReadPool } from "./store/inline-read-pool.ts";
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
  const identityKey = readIdentityKey(config.identityKeyFile);
  const ledger = openSqliteLedger(paths.placeLedger(place.id), place.id);
  const pool = createInlineReadPool(ledger);
  await ledger.registerReaders(toDeviceSetups(place));
  for (const readerId of listUnreachedReaders(place)) {
    log.warn({ readerId }, "this version collects by TCP only: the reader is shown as DISABLED");
  }

  const routerKeys = followRouterKeys({
    routerUrl: config.routerUrl,
    cacheFile: paths.placeRouterKeys(place.id),
    jwksFile: paths.routerJwks,
    log,
  });
  const server = await createPlaceServer({
    place: { id: place.id, name: place.name, timeZone: place.timeZone },
    version: readVersion(),
    ledger: toServedLedger(ledger, pool),
    clock: systemClock,
    verifyToken: createTokenVerifier({
      keys: routerKeys.current,
      issuer: ROUTER_ISSUER,
      use: TOKEN_USES.place(place.id),
    }),
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
    driver: createZkPullDriver(createTcpOpener),
    timing: DEFAULT_TIMING,
  });
  return {
    url,
    stop: async () => {
      routerKeys.stop();
      await Promise.all([stopCollectors(), server.close()]);
      await pool.close();
      await ledger.close();
    },
  };
}

/** Every place needs the one key of the organisation: a place that made its own would give the same punch another id. */
function readIdentityKey(file: string): Buffer {
  if (!existsSync(file)) {
    throw new KeyFileError(
      "KEY_MISSING",
      `the organisation's identity key ${file} is missing: copy it from the organisation's first machine, or make it there by \`bf keys generate\``,
    );
  }
  return readOrCreateSecret(file);
}
