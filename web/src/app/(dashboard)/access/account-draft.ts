import type {
  CreateAccountInput,
  DeviceWriteRight,
  Role,
  UpdateAccountInput,
} from "@biometricflow/sdk/generated/graphql";

/** What an account of a person may do; an EMPLOYEE's is made where it is said which user that is. */
export const ACCOUNT_ROLES = [
  "VIEWER",
  "MANAGER",
  "AUDITOR",
  "PLACE_ADMIN",
  "HR",
  "ADMIN",
] as const satisfies readonly Role[];

/** A role that counts at named places alone. */
const OF_PLACES: readonly Role[] = ["PLACE_ADMIN"];
const MOST_NAME_CHARS = 64;

/** An account while it is typed. */
export interface AccountDraft {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** None: every place. */
  readonly placeIds: readonly string[];
  /** Of a role that changes what is on readers. */
  readonly deviceWrites: DeviceWriteRight;
}

/** Whether a role changes what is on readers: for the others it is all one when they might. */
export function changesReaders(role: Role): boolean {
  return role === "ADMIN" || role === "PLACE_ADMIN";
}

/** What of a draft does not do. */
export type AccountFault = "username" | "places";

/** What an account is, as far as a form changes it. */
export interface KnownAccount {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly places: readonly string[];
  readonly deviceWrites: DeviceWriteRight;
}

/** An account that nobody typed anything of yet. */
export const NEW_ACCOUNT: AccountDraft = {
  username: "",
  name: "",
  role: "VIEWER",
  placeIds: [],
  deviceWrites: "ALWAYS",
};

/** An account as a form begins with it. */
export function toAccountDraft({ username, name, role, places, deviceWrites }: KnownAccount): AccountDraft {
  return { username, name, role, placeIds: places.includes("*") ? [] : places, deviceWrites };
}

/** The first thing of a draft that does not do; undefined when all does. The directory judges the rest. */
export function findAccountFault({ username, role, placeIds }: AccountDraft): AccountFault | undefined {
  const name = username.trim();
  if (name === "" || name.length > MOST_NAME_CHARS) return "username";
  return placeIds.length === 0 && OF_PLACES.includes(role) ? "places" : undefined;
}

/** What a draft of a new account asks for. */
export function toCreateInput(draft: AccountDraft): CreateAccountInput | undefined {
  if (findAccountFault(draft) !== undefined) return undefined;
  const { username, name, role, placeIds, deviceWrites } = draft;
  const called = name.trim() === "" ? {} : { name: name.trim() };
  const timed = changesReaders(role) && deviceWrites === "TIMED" ? { deviceWrites } : {};
  return { username: username.trim(), ...called, role, places: toPlaces(placeIds), ...timed };
}

/** What a draft changes of an account: nothing that stays is asked for, since rights that change end sessions. */
export function toUpdateInput(account: KnownAccount, draft: AccountDraft): UpdateAccountInput | undefined {
  if (findAccountFault(draft) !== undefined) return undefined;
  const before = toAccountDraft(account);
  const name = draft.name.trim();
  const isMoved = [...before.placeIds].toSorted().join() !== [...draft.placeIds].toSorted().join();
  return {
    id: account.id,
    ...(name === "" || name === before.name ? {} : { name }),
    ...(draft.role === before.role ? {} : { role: draft.role }),
    ...(isMoved ? { places: toPlaces(draft.placeIds) } : {}),
    ...(draft.deviceWrites === before.deviceWrites ? {} : { deviceWrites: draft.deviceWrites }),
  };
}

function toPlaces(placeIds: readonly string[]): string[] {
  return placeIds.length === 0 ? ["*"] : [...placeIds];
}
