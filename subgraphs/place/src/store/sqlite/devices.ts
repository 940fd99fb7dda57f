import { toGlobalId } from "@biometricflow/schema/global-id";
import type { Database } from "better-sqlite3";
import type { DeviceFacts, DeviceRecord, DeviceSetup } from "../../domain/device.ts";
import { changeFacts, toRegisteredFacts } from "../../domain/device-facts.ts";
import { isReader } from "../../domain/intake/channel-device.ts";
import { toGap } from "../../domain/gap.ts";
import type { ClockNews } from "../../domain/ledger.ts";
import type { LogDay } from "../../domain/log-days.ts";
import { isOtherTime, type Service, toServedTime } from "../../domain/served-time.ts";
import {
  CHANNEL_FACTS,
  type DeviceColumns,
  listChannels,
  REPUT_DEVICE,
  toDeviceRecord,
  toFacts,
  toFactsEntry,
  toKnownFacts,
  toSetup,
  toSetupColumns,
  toUnknownReader,
} from "../device-rows.ts";
import { createClockWriter } from "./clocks.ts";
import { createDayWriter } from "./days.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { createRetelling } from "./retell.ts";

/** The readers of the place in the database. */
export interface DeviceTable {
  register(setups: readonly DeviceSetup[], others: "DISABLE" | "KEEP"): Promise<void>;
  openChannel(setup: DeviceSetup): void;
  announce(services: readonly Service[], nowMs: number): void;
  read(readerId: string): DeviceRecord;
  list(): readonly DeviceRecord[];
  recordFacts(readerId: string, facts: Partial<DeviceFacts>, kind?: "PROOF" | "GAP", logDays?: readonly LogDay[]): void;
  recordClock(readerId: string, facts: Partial<DeviceFacts>, news: ClockNews): void;
}

const SELECT_DEVICES = "SELECT *, (SELECT json_group_array(serial) FROM turned_serials) AS turned_serials FROM devices";

/** Creates the access to the readers. */
export function createDeviceTable(db: Database, placeId: string, feed: FeedWriter): DeviceTable {
  const selectOne = db.prepare<[string], DeviceColumns>(`${SELECT_DEVICES} WHERE reader_id = ?`);
  const selectAll = db.prepare<[], DeviceColumns>(`${SELECT_DEVICES} ORDER BY id`);
  const upsert = db.prepare(
    `INSERT INTO devices (id, reader_id, name_key, setup, facts, is_state_first)
     VALUES (@id, @readerId, @nameKey, @setup, '{}', @isStateFirst) ${REPUT_DEVICE}`,
  );
  const updateFacts = db.prepare("UPDATE devices SET facts = ? WHERE id = ?");

  const find = (readerId: string): DeviceColumns => {
    const columns = selectOne.get(readerId);
    if (columns === undefined) throw toUnknownReader(readerId);
    return columns;
  };
  const retell = createRetelling(db, feed);
  const register = db.transaction((setups: readonly DeviceSetup[], others: "DISABLE" | "KEEP") => {
    const rows = selectAll.all();
    const known = toKnownFacts(rows, setups, others);
    for (const setup of setups) upsert.run(toSetupColumns(placeId, setup));
    for (const [readerId, facts] of toRegisteredFacts(known, setups, listChannels(rows))) {
      updateFacts.run(JSON.stringify(facts), toGlobalId(placeId, readerId));
    }
  });
  return {
    read: (readerId) => toDeviceRecord(find(readerId)),
    list: () => selectAll.all().map(toDeviceRecord),
    register: async (setups, others) => {
      register(setups, others);
      await retell();
    },
    openChannel: createChannelOpener(db, placeId),
    announce: (services, nowMs) =>
      feed.commit((_head, append) => {
        for (const columns of selectAll.all()) {
          const setup = toSetup(columns);
          if (!isReader(setup)) continue;
          const { readerId } = setup;
          const facts = toFacts(columns);
          const service = services.find((each) => each.readerId === readerId);
          const served = toServedTime(facts.served, service, nowMs);
          if (!isOtherTime(facts.served, served)) continue;
          updateFacts.run(JSON.stringify({ ...facts, served }), columns.id);
          append({ kind: "READER", ref: columns.id, body: served });
        }
      }),
    recordFacts: createFactsRecorder(db, feed, find),
    recordClock: createClockRecorder(db, find),
  };
}

function createFactsRecorder(
  db: Database,
  feed: FeedWriter,
  find: (readerId: string) => DeviceColumns,
): DeviceTable["recordFacts"] {
  const updateFacts = db.prepare("UPDATE devices SET facts = ? WHERE id = ?");
  const beginCount = db.prepare("UPDATE devices SET new_since_proof = ? WHERE id = ?");
  const days = createDayWriter(db);
  return (readerId, facts, kind, logDays) =>
    feed.commit((_head, append) => {
      const columns = find(readerId);
      const changed = changeFacts(toFacts(columns), facts);
      updateFacts.run(JSON.stringify(changed.facts), columns.id);
      if (changed.newCount !== undefined) beginCount.run(changed.newCount, columns.id);
      if (kind !== undefined) append(toFactsEntry(kind, columns.id, { facts, known: changed.facts }));
      const gap = toGap(facts);
      if (gap !== undefined) days.putGap(columns.id, gap);
      if (logDays !== undefined) days.putLog(columns.id, logDays, facts.fullRead?.atMs ?? 0);
    });
}

function createClockRecorder(db: Database, find: (readerId: string) => DeviceColumns): DeviceTable["recordClock"] {
  const updateFacts = db.prepare("UPDATE devices SET facts = ? WHERE id = ?");
  const clocks = createClockWriter(db);
  return db.transaction((readerId: string, facts: Partial<DeviceFacts>, { entry, set }: ClockNews) => {
    const columns = find(readerId);
    updateFacts.run(JSON.stringify(changeFacts(toFacts(columns), facts).facts), columns.id);
    if (entry !== undefined) clocks.put(columns.id, entry);
    if (set !== undefined) clocks.putSet(columns.id, set);
  });
}

function createChannelOpener(db: Database, placeId: string): DeviceTable["openChannel"] {
  const insert = db.prepare(
    `INSERT INTO devices (id, reader_id, name_key, setup, facts) VALUES (@id, @readerId, @nameKey, @setup, @facts)
     ON CONFLICT (id) DO NOTHING`,
  );
  const facts = JSON.stringify(CHANNEL_FACTS);
  return (setup) => void insert.run({ ...toSetupColumns(placeId, setup), facts });
}
