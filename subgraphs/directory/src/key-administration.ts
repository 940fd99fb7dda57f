import type { AdministeredChange } from "./domain/administration.ts";
import { parsePlaces } from "./domain/account-input.ts";
import { decideCreateKey, decideRevokeKey, parseKeyEnd, parseKeyRole, parseNewKeyName } from "./domain/api-key.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { createApiKey, hashApiKey, toKeyPrefix } from "./domain/password.ts";
import { type Principal, toKeySubject } from "./domain/principal.ts";

/** What a new key shall be. */
export interface KeyInput {
  readonly name: string;
  readonly role: string;
  readonly places: readonly string[];
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** What administrators do with the keys of programs. Methods throw the refusals of `domain/api-key.ts`. */
export interface KeyAdministration {
  readonly now: () => number;
  readonly list: DirectoryStore["listApiKeys"];
  readonly count: DirectoryStore["countApiKeys"];
  /** Makes a key. `secret` is told once: the store keeps its hash. */
  readonly create: (input: KeyInput, actor: string) => Promise<{ readonly apiKey: Principal; readonly secret: string }>;
  readonly revoke: (subject: string, actor: string) => Promise<AdministeredChange>;
}

/** What the administration stands on. */
export interface KeyAdministrationOptions {
  readonly store: Pick<DirectoryStore, "changeAccounts" | "listPlaces" | "listApiKeys" | "countApiKeys">;
  readonly now: () => number;
}

/** Creates the administration of one directory's API keys. */
export function createKeyAdministration({ store, now }: KeyAdministrationOptions): KeyAdministration {
  return {
    now,
    list: store.listApiKeys,
    count: store.countApiKeys,
    create: async (input, actor) => {
      const atMs = now();
      const name = parseNewKeyName(input.name);
      const places = parsePlaces(input.places, new Set((await store.listPlaces()).map(({ file }) => file.id)));
      const role = parseKeyRole(input.role, places);
      const expiresAtMs = parseKeyEnd(input.expiresAt, atMs);
      const secret = createApiKey();
      const rights = { role, places, users: [], enabled: true };
      const key = { prefix: toKeyPrefix(secret), createdAtMs: atMs, createdBy: actor, expiresAtMs };
      const apiKey = { subject: toKeySubject(name), name, secretHash: hashApiKey(secret), ...rights, key };
      await store.changeAccounts((accounts) => decideCreateKey(apiKey, accounts, { actor, atMs }));
      return { apiKey, secret };
    },
    revoke: (subject, actor) =>
      store.changeAccounts((accounts) => decideRevokeKey(subject, accounts, { actor, atMs: now() })),
  };
}
