import { dirname, join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { listen } from "@biometricflow/service/http/http-server";
import { readJwksFile, readOrCreateSecret, readSigningKey } from "@biometricflow/service/identity/keys";
import { runService } from "@biometricflow/service/process/service-process";
import { readVersion } from "@biometricflow/service/process/version";
import { createFirstAccounts } from "./first-accounts.ts";
import { toPlaceSeeds } from "./place-seed.ts";
import { createInlinePasswordHash } from "./passwords/inline-password-hash.ts";
import { createDirectoryServer } from "./server.ts";
import { openSqliteStore } from "./store/sqlite/store.ts";

await runService("directory", async ({ organisation, log, environment }) => {
  const paths = toDataPaths(organisation.dataDir);
  const signingKey = readSigningKey(paths.directoryKey);
  const routerKeys = readJwksFile(paths.routerJwks);
  const refreshSecret = readOrCreateSecret(join(dirname(paths.directoryStore), "refresh.key"));
  const passwordHash = createInlinePasswordHash();
  const store = openSqliteStore(paths.directoryStore);
  if (environment["BF_FIRST_ACCOUNTS"] !== "off") {
    const firstPlace = organisation.places[0]?.id;
    await createFirstAccounts({ store, file: paths.firstAccounts, firstPlace, passwordHash });
  }
  const { app, stop } = await createDirectoryServer({
    store,
    signingKey,
    routerKeys: () => routerKeys,
    refreshSecret,
    passwordHash,
    places: toPlaceSeeds(organisation.places),
    version: readVersion(),
    log,
  });
  const { url } = await listen(app, { host: "127.0.0.1", port: organisation.ports.directory });
  return { url, stop };
});
