import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import type { DataPaths } from "@biometricflow/config/data-paths";
import { createSigningKeyFile, readOrCreateSecret, toJwks } from "./keys.ts";

/**
 * Makes what an organisation needs once: the key of punch identity and the two signing keys (mode 600), and the
 * public part of the router's key that the subgraphs read. What exists is never touched.
 */
export function makeOrganisationKeys(dataDir: string, identityKeyFile: string, paths: DataPaths): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  readOrCreateSecret(identityKeyFile);
  if (!existsSync(paths.directoryKey)) createSigningKeyFile(paths.directoryKey);
  if (!existsSync(paths.routerKey)) {
    const key = createSigningKeyFile(paths.routerKey);
    writeFileSync(paths.routerJwks, `${JSON.stringify(toJwks([key]), null, 2)}\n`);
  }
}
