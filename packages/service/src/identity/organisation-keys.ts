import { existsSync, mkdirSync } from "node:fs";
import type { DataPaths } from "@biometricflow/config/data-paths";
import { KeyFileError, readOrCreateSecret, readOrCreateSigningKey, toJwks } from "./keys.ts";
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

/** What knows the people of its places by an identity key. */
interface Identified {
  readonly identityKeyFile: string;
  readonly places: readonly { readonly id: string }[];
}

/**
 * Another identity key in the place of one that is lost would give every punch another id, and nobody would be told.
 *
 * @throws {KeyFileError} KEY_MISSING where places have ledgers already
 */
export function refuseLostIdentity({ identityKeyFile, places }: Identified, paths: DataPaths): void {
  const used = existsSync(identityKeyFile) ? undefined : places.find(({ id }) => existsSync(paths.placeLedger(id)));
  if (used === undefined) return;
  const message = `KEY_MISSING: the identity key ${identityKeyFile} is gone while ${used.id} has a ledger that was made with it: put back that of a backup, or make another by bf keys generate, with which every punch gets another id`;
  throw new KeyFileError("KEY_MISSING", message);
}
