import { dirname, join } from "node:path";
import { type AttendanceConfig, readAttendanceConfig } from "@biometricflow/config/attendance-config";
import { ConfigError } from "@biometricflow/config/config-error";
import { type DataPaths, toDataPaths } from "@biometricflow/config/data-paths";
import { refuseUrlPassword } from "@biometricflow/config/url-password";
import { openEdge } from "@biometricflow/edge/open-edge";
import { openTls } from "@biometricflow/edge/open-tls";
import { listen } from "@biometricflow/service/http/http-server";
import { LONGEST_TOKEN_SECONDS } from "@biometricflow/service/identity/key-rotation";
import { followDirectoryKeys, followRouterKeys } from "@biometricflow/service/identity/router-keys";
import { openSigningKeys } from "@biometricflow/service/identity/signing-keys";
import {
  createTokenVerifier,
  DIRECTORY_ISSUER,
  ROUTER_ISSUER,
  TOKEN_USES,
} from "@biometricflow/service/identity/token";
import type { Log } from "@biometricflow/service/observe/log";
import { endWith, runService, type ServiceStart } from "@biometricflow/service/process/service-process";
import { openOperations } from "@biometricflow/service/process/operations";
import { openStoreDatabase, openStoreFile, toTakenError } from "@biometricflow/service/process/store-file";
import { nameStore } from "@biometricflow/service/process/store-name";
import { readVersion } from "@biometricflow/service/process/version";
import { openExportFolder } from "./exports/export-folder.ts";
import { openExports } from "./exports/open-exports.ts";
import { createAskedWork } from "./recompute/asked-work.ts";
import { createAttendanceServer } from "./serving/server.ts";
import type { Database } from "./store/database.ts";
import { createExportStore } from "./store/exports.ts";
import { createErasedAccountList } from "./store/erased-accounts.ts";
import { createAttendanceFeed } from "./store/feed-reader.ts";
import { openDocuments } from "./sealing/open-documents.ts";
import { refuseRead } from "./serving/refuse-read.ts";
import { settleIdentity } from "./store/store-identity.ts";
import { createFigureReader } from "./store/place-figures.ts";
import { openStore } from "./store/open-store.ts";
import { createOwnMutations } from "./serving/own-mutations.ts";
import { takeStart } from "./start/take-start.ts";
import { beginForgetting } from "./assembly/forgetting.ts";
import { toGraphParts } from "./assembly/graph-parts.ts";
import { toRecordWork } from "./assembly/record-work.ts";
import { startWork } from "./assembly/start-work.ts";

await runService("attendance", { readConfig: ({ configDir }) => readAttendanceConfig(configDir), start });

async function start({ config, log, environment }: ServiceStart<AttendanceConfig>) {
  const paths = toDataPaths(config.dataDir);
  refuseUrlPassword("DATABASE_URL", environment["DATABASE_URL"], config.demo !== false);
  const keys = openKeys(paths, log);
  const { signing: signingKey } = keys;
  const operations = openOperations({ tokenFile: paths.operationsToken, folder: dirname(paths.attendanceStore), log });
  const database = await openDatabase(config, {
    file: paths.attendanceStore,
    databaseUrl: environment["DATABASE_URL"],
  });
  const routerKeys = followRouter(config, paths, log);
  const { stop: stopFeed, ...feed } = openFeed(database, config, { paths, log });
  const records = toRecordWork(database, config);
  const asked = createAskedWork();
  const exportFolder = openExportFolder(paths.attendanceExports);
  const forgetting = await beginForgetting(database, {
    ...{ file: paths.attendanceForgotten, identity: config.identity, now: records.now },
    forgetFiles: () => exportFolder.keepOnly(new Set()),
  });
  const exports = await openExports({ store: createExportStore(database), config, signingKey, log }, exportFolder);
  const documents = openDocuments(database, { signingKey, organisation: config.name, log });
  const parts = { ...toGraphParts(database, config, records), asked, exports, documents };
  await takeStart(database, config.startFolder, () => createOwnMutations(parts));
  const edge = openAttendanceEdge(config, environment["REDIS_URL"], log);
  const tls = config.listen.attendance.tls && openTls(config.listen.attendance.tls, { log });
  const server = await createAttendanceServer({
    ...{ edge, tls },
    ...{ parts, feed },
    exportFolder,
    verifyRouter: createTokenVerifier({ keys: routerKeys.current, issuer: ROUTER_ISSUER, use: TOKEN_USES.attendance }),
    ...{ keys, version: readVersion(), log, operations },
  });
  const { url } = await listen(server.app, config.listen.attendance);
  const stopWork = startWork({ database, config, signingKey, asked, documents, forgetting, log }, records);
  return {
    url,
    stop: async () => {
      keys.stop();
      routerKeys.stop();
      stopFeed();
      operations.stop();
      edge.stop();
      tls?.stop();
      await exports.stop();
      await stopWork();
      await server.stop();
      await database.close();
    },
  };
}

/** What attendance signs and seals by; made at its first start. @throws {KeyFileError} */
function openKeys(paths: DataPaths, log: Log) {
  const { attendanceKey: file, attendanceNextKey: nextFile, attendanceSealKeys: archiveFile } = paths;
  return openSigningKeys({ file, nextFile, archiveFile, longestTokenSeconds: LONGEST_TOKEN_SECONDS.attendance, log });
}

function openAttendanceEdge({ configDir }: AttendanceConfig, redisUrl: string | undefined, log: Log) {
  return openEdge({ configDir, listener: "attendance", name: "attendance", redisUrl, log });
}

/** The store of the organisation's own people. */
async function openDatabase(
  config: AttendanceConfig,
  store: { readonly file: string; readonly databaseUrl: string | undefined },
): Promise<Database> {
  const onTaken = () => void endWith("attendance", toTakenError(nameStore(store)));
  const openOrExplain = store.databaseUrl ? openStoreDatabase : openStoreFile;
  const database = await openOrExplain(nameStore(store), () => openStore({ ...store, refuse: refuseRead, onTaken }));
  await requireIdentity(database, config);
  return database;
}

function followRouter({ urls }: AttendanceConfig, paths: DataPaths, log: Log): ReturnType<typeof followRouterKeys> {
  const { attendanceRouterKeys: cacheFile, routerJwks: jwksFile } = paths;
  return followRouterKeys({ routerUrl: urls.router, cacheFile, jwksFile, log });
}

/** The change feed of the records, which the directory follows. */
function openFeed(
  database: Database,
  { urls }: AttendanceConfig,
  { paths, log }: { readonly paths: DataPaths; readonly log: Log },
) {
  const keys = followDirectoryKeys({ routerUrl: urls.router, cacheFile: paths.attendanceDirectoryKeys, log });
  const use = TOKEN_USES.attendanceFeed;
  const verifyFollower = createTokenVerifier({ keys: keys.current, issuer: DIRECTORY_ISSUER, use });
  return {
    feed: createAttendanceFeed(database),
    readFigures: createFigureReader(database),
    listErasedAccounts: createErasedAccountList(database),
    ...{ now: Date.now, verifyFollower, stop: keys.stop },
  };
}

/** @throws {ConfigError} where the people of the store are known by something else */
async function requireIdentity(database: Database, { configDir, identity }: AttendanceConfig): Promise<void> {
  const holds = await settleIdentity(database, identity);
  if (holds === identity) return;
  await database.close();
  const expected = `"${holds}": the people of attendance are known by it (another one needs an empty store)`;
  throw new ConfigError([{ file: join(configDir, "organisation.json"), key: "identity", found: identity, expected }]);
}
