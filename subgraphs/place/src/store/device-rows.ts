import { toGlobalId } from "@biometricflow/schema/global-id";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { DeviceFacts, DeviceRecord, DeviceSetup } from "../domain/device.ts";
import { toToldFacts } from "../domain/device-facts.ts";
import { toFoundSetup } from "../domain/found-address.ts";
import { toToldGap } from "../domain/gap.ts";
import { isReader } from "../domain/intake/channel-device.ts";
import type { NewEntry } from "./mutable-head.ts";

/** A row of `devices`. */
export interface DeviceColumns {
  readonly id: string;
  readonly name_key: string;
  readonly setup: string;
  readonly facts: string;
  readonly rows_stored: number;
  readonly rows_set_aside: number;
  readonly new_since_proof: number;
  /** A JSON list, the same for every reader of the place. */
  readonly turned_serials: string;
  readonly backed_up_ms: number | null;
  readonly rows_backed_up: number | null;
}

/** What the configuration says of a reader, as it is written. */
export function toSetupColumns(placeId: string, setup: DeviceSetup) {
  return {
    id: toGlobalId(placeId, setup.readerId),
    readerId: setup.readerId,
    nameKey: toSortKey(setup.name),
    setup: JSON.stringify(setup),
    isStateFirst: setup.sixteenByteOrder === "STATE_FIRST" ? 1 : 0,
  };
}

/** What becomes of a reader that is known. Where its setting is another one, its rows are told again from the first on. */
export const REPUT_DEVICE = `ON CONFLICT (id) DO UPDATE SET name_key = excluded.name_key, setup = excluded.setup,
  retold_key = CASE WHEN devices.is_state_first <> excluded.is_state_first THEN 0 ELSE devices.retold_key END,
  is_state_first = excluded.is_state_first`;

/** Columns to a record of the domain. */
export function toDeviceRecord(columns: DeviceColumns): DeviceRecord {
  const turnedSerials: readonly string[] = JSON.parse(columns.turned_serials);
  const facts = toFacts(columns);
  return {
    ...toSetup(columns),
    ...facts,
    ...toFoundSetup(facts),
    id: columns.id,
    nameKey: columns.name_key,
    rowsStored: columns.rows_stored,
    rowsSetAside: columns.rows_set_aside,
    newSinceProof: columns.new_since_proof,
    ...(turnedSerials.length > 0 && { turnedSerials }),
    ...toBackup(columns),
  };
}

function toBackup({ backed_up_ms: atMs, rows_backed_up: rows }: DeviceColumns): Pick<DeviceRecord, "backup"> {
  return atMs === null || rows === null ? {} : { backup: { atMs, rows } };
}

/** Facts by reader id of those that a change of some setups may touch. */
export function toKnownFacts(
  rows: readonly DeviceColumns[],
  setups: readonly DeviceSetup[],
  others: "DISABLE" | "KEEP",
): ReadonlyMap<string, DeviceFacts> {
  const ids = new Set(setups.map(({ readerId }) => readerId));
  const known = rows.map((columns) => [toSetup(columns).readerId, toFacts(columns)] as const);
  return new Map(others === "KEEP" ? known.filter(([id]) => ids.has(id)) : known);
}

/** As `toSetupColumns` wrote it. */
export function toSetup({ setup }: Pick<DeviceColumns, "setup">): DeviceSetup {
  return JSON.parse(setup);
}

/** What is told of a channel before anybody told it anything: the place itself answers for it. */
export const CHANNEL_FACTS: DeviceFacts = { status: "ONLINE" };

/** The ids of those that stand for no machine. */
export function listChannels(rows: readonly Pick<DeviceColumns, "setup">[]): ReadonlySet<string> {
  const setups = rows.map(toSetup);
  return new Set(setups.filter((setup) => !isReader(setup)).map(({ readerId }) => readerId));
}

/** As it was written; a key that was `undefined` there is absent here. */
export function toFacts({ facts }: Pick<DeviceColumns, "facts">): DeviceFacts {
  return JSON.parse(facts);
}

/** What a collector knows of a reader that was never registered. */
export function toUnknownReader(readerId: string): RangeError {
  return new RangeError(`the place has no reader ${readerId}`);
}

/**
 * What followers are told of a change of a reader.
 *
 * @param facts what changed
 * @param known the reader with it: a change need not name the gap that it is about
 */
export function toFactsEntry(
  kind: "PROOF" | "GAP",
  ref: string,
  { facts, known }: { readonly facts: Partial<DeviceFacts>; readonly known: DeviceFacts },
): NewEntry {
  return { kind, ref, body: kind === "GAP" ? toToldGap(known) : toToldFacts(facts) };
}
