import { existsSync, rmSync } from "node:fs";
import { KeyFileError } from "@biometricflow/service/identity/keys";
import { writeNewPrivateFile } from "@biometricflow/service/identity/private-file";
import type { Role } from "@biometricflow/service/identity/role";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { createApiKey, createPassword, hashApiKey } from "./domain/password.ts";
import type { PasswordHash } from "./domain/password-hash.ts";
import { type Principal, toAccountSubject, toKeySubject } from "./domain/principal.ts";

/** How the API key of a demo is called. */
const KEY_NAME = "first";

/** An account in clear, as the first-accounts file lists it. */
export interface FirstAccount {
  readonly username: string;
  readonly password: string;
  readonly role: Role;
  readonly places: readonly string[];
}

/** The content of the first-accounts file. */
export interface FirstAccounts {
  readonly apiKey: string;
  readonly accounts: readonly FirstAccount[];
}

/**
 * An organisation that is no demo does not begin with the accounts of one, whose passwords and API key lie there in clear.
 *
 * @throws {KeyFileError} KEY_EXAMPLE
 */
export function refuseDemoSecrets(demo: unknown, file: string): void {
  if (demo !== false || !existsSync(file)) return;
  const message = `KEY_EXAMPLE: ${file} holds the passwords and the API key of a demo in clear: name another dataDir, or run bf account reset or disable for each of its accounts and bf api-key disable --name ${KEY_NAME}, then delete it`;
  throw new KeyFileError("KEY_EXAMPLE", message);
}

/** Where and how first accounts are made. */
export interface FirstAccountsOptions {
  readonly store: DirectoryStore;
  /** Written once, mode 600: the only place where the passwords and the key stand in clear. */
  readonly file: string;
  /** The place of the PLACE_ADMIN; none is made when there is no place. */
  readonly firstPlace: string | undefined;
  readonly passwordHash: PasswordHash;
}

/**
 * Makes an ADMIN, an HR, a PLACE_ADMIN of the first place and an ADMIN API key with random secrets, when nobody can sign in
 * yet. The file comes before the accounts: after a crash between the two the next start makes both anew.
 */
export async function createFirstAccounts(options: FirstAccountsOptions): Promise<void> {
  const { store, file, firstPlace, passwordHash } = options;
  if (await store.hasPrincipals()) return;
  const first = inventAccounts(firstPlace);
  rmSync(file, { force: true });
  writeNewPrivateFile(file, `${JSON.stringify(first, null, 2)}\n`);
  const accounts = await Promise.all(first.accounts.map((account) => toPrincipal(account, passwordHash)));
  await store.addPrincipals([...accounts, toKeyPrincipal(first.apiKey)]);
}

function inventAccounts(firstPlace: string | undefined): FirstAccounts {
  const everywhere = ["*"];
  const accounts: FirstAccount[] = [
    { username: "admin", password: createPassword(), role: "ADMIN", places: everywhere },
    { username: "hr", password: createPassword(), role: "HR", places: everywhere },
  ];
  if (firstPlace !== undefined) {
    const isTaken = accounts.some(({ username }) => username === firstPlace);
    const username = isTaken ? `place-${firstPlace}` : firstPlace;
    accounts.push({ username, password: createPassword(), role: "PLACE_ADMIN", places: [firstPlace] });
  }
  return { apiKey: createApiKey(), accounts };
}

async function toPrincipal(
  { username, password, role, places }: FirstAccount,
  passwordHash: PasswordHash,
): Promise<Principal> {
  const secretHash = await passwordHash.hash(password);
  return { subject: toAccountSubject(username), name: username, secretHash, role, places, users: [], enabled: true };
}

function toKeyPrincipal(apiKey: string): Principal {
  const name = KEY_NAME;
  const secretHash = hashApiKey(apiKey);
  return { subject: toKeySubject(name), name, secretHash, role: "ADMIN", places: ["*"], users: [], enabled: true };
}
