import { toGlobalId } from "@biometricflow/schema/global-id";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { Database } from "better-sqlite3";
import type { DeviceFacts, DeviceRecord, DeviceSetup } from "../../domain/device.ts";
import { changeFacts, toRegisteredFacts } from "../../domain/device-facts.ts";
import type { FeedWriter } from "./feed-writer.ts";

interface DeviceColumns {
  readonly id: string;
  readonly name_key: string;
  readonly setup: string;
  readonly facts: string;
  readonly rows_stored: number;
  readonly rows_set_aside: number;
  readonly new_since_proof: number;
}

/** The readers of the place in the database. */
export interface DeviceTable {
  register(setups: readonly DeviceSetup[]): void;
  read(readerId: string): DeviceRecord;
  list(): readonly DeviceRecord[];
  recordFacts(readerId: string, facts: Partial<DeviceFacts>, kind?: "PROOF" | "GAP"): void;
}

/** Creates the access to the readers. */
export function createDeviceTable(db: Database, placeId: string, feed: FeedWriter): DeviceTable {
  const selectOne = db.prepare<[string], DeviceColumns>("SELECT * FROM devices WHERE reader_id = ?");
  const selectAll = db.prepare<[], DeviceColumns>("SELECT * FROM devices ORDER BY id");
  const upsert = db.prepare(
    `INSERT INTO devices (id, reader_id, name_key, setup, facts) VALUES (@id, @readerId, @nameKey, @setup, '{}')
     ON CONFLICT (id) DO UPDATE SET name_key = excluded.name_key, setup = excluded.setup`,
  );
  const updateFacts = db.prepare("UPDATE devices SET facts = ? WHERE id = ?");
  const beginCount = db.prepare("UPDATE devices SET new_since_proof = ? WHERE id = ?");

  const find = (readerId: string): DeviceColumns => {
    const columns = selectOne.get(readerId);
    if (columns === undefined) throw new RangeError(`the place has no reader ${readerId}`);
    return columns;
  };
  return {
    read: (readerId) => toDeviceRecord(find(readerId)),
    list: () => selectAll.all().map(toDeviceRecord),
    register: db.transaction((setups: readonly DeviceSetup[]) => {
      const known = selectAll.all().map((columns) => [toSetup(columns).readerId, toFacts(columns)] as const);
      for (const setup of setups) upsert.run(toSetupColumns(placeId, setup));
      for (const [readerId, facts] of toRegisteredFacts(new Map(known), setups)) {
        updateFacts.run(JSON.stringify(facts), toGlobalId(placeId, readerId));
      }
    }),
    recordFacts: (readerId, facts, kind) =>
      feed.commit((_head, append) => {
        const columns = find(readerId);
        const changed = changeFacts(toFacts(columns), facts);
        updateFacts.run(JSON.stringify(changed.facts), columns.id);
        if (changed.newCount !== undefined) beginCount.run(changed.newCount, columns.id);
        if (kind !== undefined) append({ kind, ref: columns.id, body: facts });
      }),
  };
}

function toSetupColumns(placeId: string, setup: DeviceSetup): Record<string, string> {
  return {
    id: toGlobalId(placeId, setup.readerId),
    readerId: setup.readerId,
    nameKey: toSortKey(setup.name),
    setup: JSON.stringify(setup),
  };
}

function toDeviceRecord(columns: DeviceColumns): DeviceRecord {
  return {
    ...toSetup(columns),
    ...toFacts(columns),
    id: columns.id,
    nameKey: columns.name_key,
    rowsStored: columns.rows_stored,
    rowsSetAside: columns.rows_set_aside,
    newSinceProof: columns.new_since_proof,
  };
}

/** As `register` wrote it. */
function toSetup(columns: DeviceColumns): DeviceSetup {
  return JSON.parse(columns.setup);
}

/** As `register` and `recordFacts` wrote them; a key that is `undefined` there is absent here. */
function toFacts(columns: DeviceColumns): DeviceFacts {
  return JSON.parse(columns.facts);
}
