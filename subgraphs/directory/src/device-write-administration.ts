import type { AdministeredChange } from "./domain/administration.ts";
import { decideEndGrant, decideGrant, type GrantRequest, parseGrant } from "./domain/device-grant.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";

/** What administrators do with the right to write to readers for a time. Methods throw the refusals of `domain/device-grant.ts`. */
export interface DeviceWriteAdministration {
  readonly now: () => number;
  readonly grant: (subject: string, request: GrantRequest, actor: string) => Promise<AdministeredChange>;
  readonly end: (subject: string, actor: string) => Promise<AdministeredChange>;
}

/** Creates the administration of that right at one directory. */
export function createDeviceWriteAdministration({
  store,
  now,
}: {
  readonly store: Pick<DirectoryStore, "changeAccounts">;
  readonly now: () => number;
}): DeviceWriteAdministration {
  return {
    now,
    grant: async (subject, given, actor) => {
      const request = parseGrant(given);
      const act = { actor, atMs: now() };
      return store.changeAccounts((accounts) => decideGrant(subject, { request, accounts, act }));
    },
    end: async (subject, actor) => {
      const act = { actor, atMs: now() };
      return store.changeAccounts((accounts) => decideEndGrant(subject, accounts, act));
    },
  };
}
