import { dirname } from "node:path";
import { type DataPaths, toDataPaths } from "@biometricflow/config/data-paths";
import { toOrigin } from "@biometricflow/config/hosts";
import { type DirectoryConfig, readDirectoryConfig } from "@biometricflow/config/directory-config";
import { refuseUrlPassword } from "@biometricflow/config/url-password";
import { openEdge } from "@biometricflow/edge/open-edge";
import { openTls } from "@biometricflow/edge/open-tls";
import { listen } from "@biometricflow/service/http/http-server";
import { readOrCreateSecret } from "@biometricflow/service/identity/keys";
import { followRouterKeys } from "@biometricflow/service/identity/router-keys";
import type { Log } from "@biometricflow/service/observe/log";
import { endWith, runService, type ServiceStart } from "@biometricflow/service/process/service-process";
import { openOperations } from "@biometricflow/service/process/operations";
import { toTakenError } from "@biometricflow/service/process/store-file";
import { nameStore } from "@biometricflow/service/process/store-name";
import { readVersion } from "@biometricflow/service/process/version";
import { createFirstAccounts, refuseDemoSecrets } from "./first-accounts.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { openForgettingStore } from "./forgetting-store.ts";
import { toPlaceSeeds } from "./place-seed.ts";
import { createBoundedPasswordHash } from "./passwords/bounded-password-hash.ts";
import { createInlinePasswordHash } from "./passwords/inline-password-hash.ts";
import { createDirectoryServer } from "./server.ts";
import { showSetupLink } from "./setup-link.ts";
import { LONGEST_TOKEN_SECONDS } from "@biometricflow/service/identity/key-rotation";
import { openSigningKeys } from "@biometricflow/service/identity/signing-keys";
import { openServedStore } from "./open-store.ts";
import { createDirectoryStore } from "./store/directory-store.ts";

await runService("directory", { readConfig: ({ configDir }) => readDirectoryConfig(configDir), start });

async function start({ config, log, environment }: ServiceStart<DirectoryConfig>) {
  const paths = toDataPaths(config.dataDir);
  refuseDemoSecrets(config.demo, paths.firstAccounts);
  const isDemo = config.demo !== false;
  const keys = openKeys(paths, log);
  const passwordHash = createBoundedPasswordHash(createInlinePasswordHash());
  const folder = dirname(paths.directoryStore);
  const operations = openOperations({ tokenFile: paths.operationsToken, folder, log });
  const store = await openStore(paths, environment["DATABASE_URL"], isDemo);
  if (isDemo) {
    const firstPlace = config.places[0]?.id;
    await createFirstAccounts({ store, file: paths.firstAccounts, firstPlace, passwordHash });
  }
  const routerKeys = followRouter(config, paths, log);
  const { configDir, retention, sessions: sessionLimits, email, oidc } = config;
  const webhooks = { ...config.webhooks, ...(email === undefined ? {} : { email }) };
  const redisUrl = environment["REDIS_URL"];
  const edge = openEdge({ configDir, listener: "directory", name: "directory", redisUrl, log });
  const tls = config.listen.directory.tls && openTls(config.listen.directory.tls, { log });
  const { app, issueSetupToken, stop } = await createDirectoryServer({
    ...{ edge, tls },
    store,
    ...keys,
    routerKeys: routerKeys.current,
    organisation: config.name,
    factorPolicy: config.security.secondFactor,
    passwordHash,
    places: toPlaceSeeds(config.places),
    webOrigin: config.publicUrl ?? toOrigin(config.listen.web),
    version: readVersion(),
    ...{ retention, sessionLimits, webhooks, oidc, attendanceUrl: config.urls.attendance },
    configuration: { configDir, seenFile: paths.directorySeenConfiguration },
    log,
    operations,
  });
  const { url } = await listen(app, config.listen.directory);
  if (!isDemo) showSetupLink(await issueSetupToken(), config);
  return {
    url,
    stop: () => {
      routerKeys.stop();
      keys.signingKeys.stop();
      operations.stop();
      edge.stop();
      tls?.stop();
      return stop();
    },
  };
}

/** The store, without whoever was erased. */
async function openStore(
  { directoryStore: file, directoryForgotten }: DataPaths,
  databaseUrl: string | undefined,
  isDemo: boolean,
): Promise<DirectoryStore> {
  refuseUrlPassword("DATABASE_URL", databaseUrl, isDemo);
  const place = { file, databaseUrl };
  const onTaken = () => void endWith("directory", toTakenError(nameStore(place)));
  return openForgettingStore(createDirectoryStore(await openServedStore(place, onTaken)), directoryForgotten);
}

function followRouter({ urls }: DirectoryConfig, paths: DataPaths, log: Log): ReturnType<typeof followRouterKeys> {
  const { directoryRouterKeys: cacheFile, routerJwks: jwksFile } = paths;
  return followRouterKeys({ routerUrl: urls.router, cacheFile, jwksFile, log });
}

/** What the directory signs and encrypts with; made at its first start. */
function openKeys(paths: DataPaths, log: Log) {
  return {
    signingKeys: openSigningKeys({
      file: paths.directoryKey,
      nextFile: paths.directoryNextKey,
      longestTokenSeconds: LONGEST_TOKEN_SECONDS.directory,
      log,
    }),
    refreshSecret: readOrCreateSecret(paths.refreshKey),
    factorKey: readOrCreateSecret(paths.secondFactorKey),
  };
}
