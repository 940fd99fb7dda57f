import DataLoader from "dataloader";
import type { ClockEntry } from "../domain/clocks/clock-change.ts";
import { MOST_CLOCK_ENTRIES } from "../domain/clocks/clock-set.ts";
import type { DeviceRecord } from "../domain/device.ts";
import type { LedgerReader } from "../domain/ledger.ts";
import type { PunchRecord } from "../domain/punch.ts";
import type { KeptEnrolment, UserRecord } from "../domain/user.ts";
import type { PunchPage } from "./pages.ts";

/** Makes what belongs to a key once, however often it is asked for. */
export type Once<Value> = (key: string, make: () => Value) => Value;

/** What one operation loads, each thing once; an entity is null where the place does not have it. */
export interface Loaders {
  readonly punches: DataLoader<string, PunchRecord | null>;
  readonly users: DataLoader<string, UserRecord | null>;
  readonly devices: DataLoader<string, DeviceRecord | null>;
  /** Ids of the readers on which a user is enrolled. */
  readonly deviceIdsOfUser: DataLoader<string, readonly string[]>;
  /** What the readers keep of a user. */
  readonly enrolmentsOfUser: DataLoader<string, readonly KeptEnrolment[]>;
  /** The history of a reader's clock, the newest first. */
  readonly clocks: DataLoader<string, readonly ClockEntry[]>;
  /** Every reader of the place. */
  readonly allDevices: () => Promise<readonly DeviceRecord[]>;
  /** Equal lists of punches: those of a person who stands in many rows are read once. */
  readonly punchPages: Once<PunchPage>;
  readonly punchCounts: Once<Promise<number>>;
  /** Forgets what was loaded. */
  readonly clear: () => void;
}

/** Creates the loaders of one operation: each kind of entity costs one read, however many are asked for. */
export function createLoaders(ledger: LedgerReader): Loaders {
  const readers = createOnce<Promise<readonly DeviceRecord[]>>();
  const pages = createOnce<PunchPage>();
  const counts = createOnce<Promise<number>>();
  const allDevices = () => readers.once("", () => ledger.listDevices());
  const byId = {
    punches: new DataLoader<string, PunchRecord | null>(async (ids) => inOrder(ids, await ledger.findPunches(ids))),
    users: new DataLoader<string, UserRecord | null>(async (ids) => inOrder(ids, await ledger.findUsers(ids))),
    devices: new DataLoader<string, DeviceRecord | null>(async (ids) => inOrder(ids, await allDevices())),
    clocks: new DataLoader<string, readonly ClockEntry[]>((ids) =>
      Promise.all(ids.map((id) => ledger.listClock(id, ALL))),
    ),
    deviceIdsOfUser: new DataLoader<string, readonly string[]>((userIds) => ledger.listDeviceIdsOfUsers(userIds)),
    enrolmentsOfUser: new DataLoader<string, readonly KeptEnrolment[]>((ids) => ledger.listEnrolmentsOfUsers(ids)),
  };
  return {
    ...byId,
    allDevices,
    punchPages: pages.once,
    punchCounts: counts.once,
    clear: () => {
      for (const loader of Object.values(byId)) loader.clearAll();
      for (const { clear } of [readers, pages, counts]) clear();
    },
  };
}

const ALL = { limit: MOST_CLOCK_ENTRIES, after: undefined, isDescending: true };

function createOnce<Value>(): { readonly once: Once<Value>; readonly clear: () => void } {
  const made = new Map<string, Value>();
  return {
    once: (key, make) => {
      const known = made.get(key);
      if (known !== undefined) return known;
      const value = make();
      made.set(key, value);
      return value;
    },
    clear: () => made.clear(),
  };
}

function inOrder<T extends { readonly id: string }>(ids: readonly string[], found: readonly T[]): (T | null)[] {
  const byId = new Map(found.map((entity) => [entity.id, entity]));
  return ids.map((id) => byId.get(id) ?? null);
}
