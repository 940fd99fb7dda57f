import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { Edge } from "@biometricflow/edge/edge";
import type { ServerTls } from "@biometricflow/edge/open-tls";
import type { PlaceConfig } from "@biometricflow/config/place";
import type { PlaceProcessConfig } from "@biometricflow/config/place-config";
import { refuseUrlPassword } from "@biometricflow/config/url-password";
import { KeyFileError, type KeySet, readOrCreateSecret } from "@biometricflow/service/identity/keys";
import { createTokenCheck } from "@biometricflow/service/identity/operations-token";
import {
  followAttendanceKeys,
  followDirectoryKeys,
  followRouterKeys,
} from "@biometricflow/service/identity/router-keys";
import type { Log } from "@biometricflow/service/observe/log";
import { createEitherVerifier } from "@biometricflow/service/identity/either-verifier";
import {
  ATTENDANCE_ISSUER,
  createTokenVerifier,
  DIRECTORY_ISSUER,
  ROUTER_ISSUER,
  TOKEN_USES,
  type TokenUse,
  type TokenVerifier,
} from "@biometricflow/service/identity/token";
import { type OpenOperations, openOperations } from "@biometricflow/service/process/operations";
import { readVersion } from "@biometricflow/service/process/version";
import { createReaderMeter } from "./collector/reader-meter.ts";
import type { RowIntakeDeps } from "./collector/intake-plan.ts";
import { createRowIntake } from "./collector/row-intake.ts";
import { systemTimers } from "./collector/timers.ts";
import { listOpenCommKeys, listUnreachedReaders, toIntakePlan } from "./collector/from-config.ts";
import { readRowFile } from "./drivers/row-file.ts";
import { createSerialDesk } from "./domain/serials/serial-desk.ts";
import { createStoreFaults } from "./domain/store-faults.ts";
import { openPushPort, type PushPort } from "./push-port.ts";
import { createPlaceServer } from "./serving/server.ts";
import { openErasures } from "./open-erasures.ts";
import { openReaders } from "./open-readers.ts";
import { openPlaceStore } from "./open-place-store.ts";
import { systemClock } from "./system-clock.ts";

/** A place that runs. */
export interface RunningPlace {
  /** `http://host:port`, or `https`. */
  readonly url: string;
  /** Leaves the readers, closes the sockets, then the ledger. */
  readonly stop: () => Promise<void>;
}

/** What a place has around it. */
export interface PlaceSurroundings {
  /** Where it names a PostgreSQL database, the ledger is there, and several processes of the place can run. */
  readonly databaseUrl?: string | undefined;
  /** Who is heard, and how often; everybody without limits when omitted. */
  readonly edge?: Edge;
  /** What it speaks TLS by; it speaks plain HTTP when omitted. */
  readonly tls?: ServerTls | undefined;
}

/**
 * Starts one place of an organisation.
 *
 * @param databaseUrl where it names a PostgreSQL database, the ledger is there, and several processes of the place can run.
 * @throws KeyFileError when a key is missing; ConfigError for an example of a database's password; PortTakenError; StoreFileError.
 */
export async function startPlace(
  config: Omit<PlaceProcessConfig, "configDir">,
  log: Log,
  { databaseUrl, edge, tls }: PlaceSurroundings = {},
): Promise<RunningPlace> {
  const { place } = config;
  const identityKey = readIdentityKey(config.identityKeyFile);
  const { file, store, operations, storeFaults, erasing } = await openKept(config, log, { databaseUrl, identityKey });
  const { ledger, pool } = store;
  warnOfSetup(place, log);
  const keys = followKeys(config, log);
  const { verifyDirectory: verify, ...checks } = createChecks(place.id, keys);
  const meter = createReaderMeter();
  let push: PushPort | undefined;
  const parts = { ledger: storeFaults.watch(erasing.ledger), identityKey, log };
  const readers = await openReaders({ place, store, file, ...parts });
  const serials = await createSerialDesk(parts.ledger, config.hasDirectory === true);
  const owned = { ...parts, hasDirectory: serials.hasDirectory };
  const server = await createPlaceServer({
    serials: { serials, verify },
    intake: openIntake(readers.place, owned),
    push: () => push?.desk,
    place: { id: place.id, name: place.name, timeZone: place.timeZone },
    ...{ version: readVersion(), ledger, pool, clock: systemClock },
    ...{ jobs: readers.jobs, logClears: readers.logClears, consents: readers.consents },
    ...{ readers: readers.desk, live: readers.live, ...erasing.served },
    storeFault: storeFaults.faultOf,
    ...checks,
    ...{ ...(edge === undefined ? {} : { edge }), tls, log },
    readReaderFigures: () => meter.read(),
    operations: toShown(operations, checks.verifyAsker, readers),
  });
  const visiting = { history: ledger, meter, erasures: erasing.desk, pushing: () => push?.desk.errands };
  const visits = await readers.visit({ ...owned, ...visiting });
  const { url } = await server.listen({ host: place.host, port: place.port });
  const calls = { file, openStore: () => erasing.withoutErased(store.openPush()), ownership: store.ownership };
  push = await openPushPort(place, { ...owned, ...calls });
  visits.begin();
  return {
    url,
    stop: async () => {
      keys.stop();
      operations.stop();
      await Promise.all([visits.stop(), push?.close(), server.close()]);
      await readers.close();
      await pool.close();
      await ledger.close();
    },
  };
}

/** What the place shows operators, and to whom. */
function toShown(
  operations: OpenOperations,
  verifyAsker: TokenVerifier,
  readers: Pick<Awaited<ReturnType<typeof openReaders>>, "conflicts">,
) {
  const alarms = () => [...operations.alarms(), ...readers.conflicts()];
  return { ...operations, askers: createTokenCheck(verifyAsker), alarms };
}

/** What takes rows that no reader brings. */
function openIntake(place: PlaceConfig, parts: Pick<RowIntakeDeps, "ledger" | "log" | "identityKey" | "hasDirectory">) {
  const deps = { ...parts, clock: systemClock, timers: systemTimers, readFile: readRowFile };
  return createRowIntake(toIntakePlan(place), deps);
}

/** Where the place keeps what it is told, and what is known to be in the way of that. */
async function openKept(
  { place, dataDir, isDemo }: Omit<PlaceProcessConfig, "configDir">,
  log: Log,
  { databaseUrl, identityKey }: { readonly databaseUrl: string | undefined; readonly identityKey: Buffer },
) {
  refuseUrlPassword("DATABASE_URL", databaseUrl, isDemo === true);
  const paths = toDataPaths(dataDir);
  const file = paths.placeLedger(place.id);
  const operations = openOperations({ tokenFile: paths.operationsToken, folder: dirname(file), log });
  const store = await openPlaceStore({ placeId: place.id, file, databaseUrl });
  const erasing = await openErasures({ placeId: place.id, file, identityKey, ledger: store.ledger, log });
  const alarms = () => [...[store.fault() ?? []].flat(), ...operations.alarms()];
  const storeFaults = createStoreFaults(
    () => alarms()[0],
    () => systemClock.nowMs(),
  );
  return { file, store, operations: { ...operations, alarms }, storeFaults, erasing };
}

/** What an operator may want to change, though nothing is in the way of a start. */
function warnOfSetup(place: PlaceConfig, log: Log): void {
  for (const readerId of listUnreachedReaders(place)) {
    log.warn({ readerId }, "the reader pushes and the place has no push.port: it is shown as DISABLED");
  }
  for (const file of listOpenCommKeys(place, readMode)) {
    log.warn({ file }, "the comm key can be read by other users of this machine: chmod 600 it");
  }
}

function readMode(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
}

/** The public keys of those who may ask. */
function followKeys({ dataDir, place, routerUrl, attendanceUrl }: Omit<PlaceProcessConfig, "configDir">, log: Log) {
  const paths = toDataPaths(dataDir);
  const router = followRouterKeys({
    routerUrl,
    cacheFile: paths.placeRouterKeys(place.id),
    jwksFile: paths.routerJwks,
    log,
  });
  const attendance = followAttendanceKeys({ attendanceUrl, cacheFile: paths.placeAttendanceKeys(place.id), log });
  const directory = followDirectoryKeys({ routerUrl, cacheFile: paths.placeDirectoryKeys(place.id), log });
  return {
    directory: directory.current,
    router: router.current,
    attendance: attendance.current,
    stop: () => {
      router.stop();
      attendance.stop();
      directory.stop();
    },
  };
}

/** Who may ask what: the router for data and for the place's identity, attendance and the directory for the feed, the directory for readers. */
function createChecks(placeId: string, keys: Readonly<Record<"router" | "attendance" | "directory", () => KeySet>>) {
  const verifierFor = (use: TokenUse) => createTokenVerifier({ keys: keys.router, issuer: ROUTER_ISSUER, use });
  return {
    verifyFollower: createEitherVerifier(
      createTokenVerifier({ keys: keys.attendance, issuer: ATTENDANCE_ISSUER, use: TOKEN_USES.feed(placeId) }),
      createTokenVerifier({ keys: keys.directory, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.feed(placeId) }),
    ),
    verifyDirectory: createTokenVerifier({
      keys: keys.directory,
      issuer: DIRECTORY_ISSUER,
      use: TOKEN_USES.serials(placeId),
    }),
    verifyToken: verifierFor(TOKEN_USES.place(placeId)),
    verifyAsker: verifierFor(TOKEN_USES.identity),
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
