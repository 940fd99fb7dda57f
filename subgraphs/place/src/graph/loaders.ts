import DataLoader from "dataloader";
import type { DeviceRecord } from "../domain/device.ts";
import type { LedgerReader } from "../domain/ledger.ts";
import type { PunchRecord } from "../domain/punch.ts";
import type { UserRecord } from "../domain/user.ts";

/** Entities by global id; null for one that the place does not have. */
export interface Loaders {
  readonly punches: DataLoader<string, PunchRecord | null>;
  readonly users: DataLoader<string, UserRecord | null>;
  readonly devices: DataLoader<string, DeviceRecord | null>;
  /** Ids of the readers on which a user is enrolled. */
  readonly deviceIdsOfUser: DataLoader<string, readonly string[]>;
}

/** Creates the loaders of one operation: each kind of entity costs one read, however many are asked for. */
export function createLoaders(ledger: LedgerReader): Loaders {
  return {
    punches: new DataLoader(async (ids) => inOrder(ids, await ledger.findPunches(ids))),
    users: new DataLoader(async (ids) => inOrder(ids, await ledger.findUsers(ids))),
    devices: new DataLoader(async (ids) => inOrder(ids, await ledger.listDevices())),
    deviceIdsOfUser: new DataLoader((userIds) => ledger.listDeviceIdsOfUsers(userIds)),
  };
}

function inOrder<T extends { readonly id: string }>(ids: readonly string[], found: readonly T[]): (T | null)[] {
  const byId = new Map(found.map((entity) => [entity.id, entity]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Forgets what was loaded. */
export function clearLoaders(loaders: Loaders): void {
  loaders.punches.clearAll();
  loaders.users.clearAll();
  loaders.devices.clearAll();
  loaders.deviceIdsOfUser.clearAll();
}
