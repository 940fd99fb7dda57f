import { mkdirSync } from "node:fs";
import type { DataPaths } from "@biometricflow/config/data-paths";
import { readOrCreateSecret, readOrCreateSigningKey, toJwks } from "./keys.ts";
import { readOperationsToken } from "./operations-token.ts";
import { replacePrivateFile } from "./private-file.ts";

/**
 * Makes what an organisation needs once: the key of punch identity, the two signing keys and the operations token (mode
 * 600), and the public part of the router's key that the subgraphs read. Keys that exist are never touched.
 *
 * @throws {KeyFileError} for one that exists and is none
 */
export function makeOrganisationKeys(dataDir: string, identityKeyFile: string, paths: DataPaths): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  readOrCreateSecret(identityKeyFile);
  readOperationsToken(paths.operationsToken);
  readOrCreateSigningKey(paths.directoryKey);
  const routerKey = readOrCreateSigningKey(paths.routerKey);
  // From the key at each start: a crash between the two files, or a lost one, is mended by the next.
  replacePrivateFile(paths.routerJwks, `${JSON.stringify(toJwks([routerKey]), null, 2)}\n`);
}
