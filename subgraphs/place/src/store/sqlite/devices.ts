import { toGlobalId } from "@biometricflow/schema/global-id";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { Database } from "better-sqlite3";
import type { DeviceFacts, DeviceRecord, DeviceSetup } from "../../domain/device.ts";
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
  const disableAll = db.prepare("UPDATE devices SET facts = json_set(facts, '$.status', 'DISABLED')");
  const upsert = db.prepare(
    `INSERT INTO devices (id, reader_id, name_key, setup, facts) VALUES (@id, @readerId, @nameKey, @setup, @facts)
     ON CONFLICT (id) DO UPDATE SET name_key = excluded.name_key, setup = excluded.setup,
       facts = json_patch(devices.facts, excluded.facts)`,
  );
  const updateFacts = db.prepare("UPDATE devices SET facts = ? WHERE id = ?");
  const beginProof = db.prepare("UPDATE devices SET new_since_proof = ? WHERE id = ?");

  const read = (readerId: string): DeviceRecord => {
    const columns = selectOne.get(readerId);
    if (columns === undefined) throw new RangeError(`the place has no reader ${readerId}`);
    return toDeviceRecord(columns);
  };
  return {
    read,
    list: () => selectAll.all().map(toDeviceRecord),
    register: db.transaction((setups: readonly DeviceSetup[]) => {
      disableAll.run();
      for (const setup of setups) upsert.run(toSetupColumns(placeId, setup));
    }),
    recordFacts: (readerId, facts, kind) =>
      feed.commit((_head, append) => {
        const device = read(readerId);
        const next = { ...parseFacts(selectOne.get(readerId)), ...facts };
        updateFacts.run(JSON.stringify(next), device.id);
        if (facts.proof !== undefined) beginProof.run(facts.proof.liveAfterRead, device.id);
        if (kind !== undefined) append({ kind, ref: device.id, body: facts });
      }),
  };
}

function toSetupColumns(placeId: string, setup: DeviceSetup): Record<string, string> {
  const facts: DeviceFacts = { status: setup.isEnabled ? "CONNECTING" : "DISABLED" };
  return {
    id: toGlobalId(placeId, setup.readerId),
    readerId: setup.readerId,
    nameKey: toSortKey(setup.name),
    setup: JSON.stringify(setup),
    facts: JSON.stringify(facts),
  };
}

function toDeviceRecord(columns: DeviceColumns): DeviceRecord {
  const setup: DeviceSetup = JSON.parse(columns.setup); // written by toSetupColumns only
  return {
    ...setup,
    ...parseFacts(columns),
    id: columns.id,
    nameKey: columns.name_key,
    rowsStored: columns.rows_stored,
    rowsSetAside: columns.rows_set_aside,
    newSinceProof: columns.new_since_proof,
  };
}

/** Facts as `recordFacts` wrote them; a key that is `undefined` there is absent here. */
function parseFacts(columns: DeviceColumns | undefined): DeviceFacts {
  return columns === undefined ? { status: "OFFLINE" } : JSON.parse(columns.facts);
}
