import { toGlobalId } from "@biometricflow/schema/global-id";
import type { DeviceFacts, DeviceRecord, DeviceSetup } from "../../domain/device.ts";
import { changeFacts, toRegisteredFacts } from "../../domain/device-facts.ts";
import { isReadHeld } from "../../domain/held-read.ts";
import { isReader } from "../../domain/intake/channel-device.ts";
import { toGap } from "../../domain/gap.ts";
import type { AcceptOutcome, LedgerWriter } from "../../domain/ledger.ts";
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
import type { Ask } from "./connections.ts";
import { putClock, putClockSet } from "./clocks.ts";
import { putGap, putLogDays } from "./days.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { retellRows } from "./retell.ts";
import type { Transact } from "./transactions.ts";

/** The readers of the place in the database. */
export interface DeviceTable {
  readonly register: (setups: readonly DeviceSetup[], others?: "DISABLE" | "KEEP") => Promise<void>;
  readonly openChannel: (setup: DeviceSetup) => Promise<void>;
  readonly announce: (services: readonly Service[], nowMs: number) => Promise<void>;
  readonly recordFacts: LedgerWriter["recordFacts"];
  readonly recordClock: LedgerWriter["recordClock"];
  readonly acceptFirstRead: (readerId: string, nowMs: number) => Promise<AcceptOutcome>;
}

const UPSERT = `INSERT INTO devices (id, reader_id, name_key, setup, facts, is_state_first) VALUES (?, ?, ?, ?, '{}', ?)
  ${REPUT_DEVICE}`;

const INSERT_CHANNEL = `INSERT INTO devices (id, reader_id, name_key, setup, facts) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (id) DO NOTHING`;

const SELECT_DEVICES = `SELECT *, (SELECT coalesce(json_agg(serial)::text, '[]') FROM turned_serials) AS turned_serials
  FROM devices`;

/** Every reader. @param lock so that nobody changes one between a look and its change */
export function listDevices(ask: Ask, lock: "" | "FOR UPDATE" = ""): Promise<readonly DeviceColumns[]> {
  return ask<DeviceColumns>(`${SELECT_DEVICES} ORDER BY id ${lock}`);
}

/** @throws {RangeError} for a reader that was not registered. */
export async function readDevice(ask: Ask, readerId: string): Promise<DeviceRecord> {
  return toDeviceRecord(await findDevice(ask, readerId));
}

async function findDevice(ask: Ask, readerId: string, lock: "" | "FOR UPDATE" = ""): Promise<DeviceColumns> {
  const [columns] = await ask<DeviceColumns>(`${SELECT_DEVICES} WHERE reader_id = ? ${lock}`, [readerId]);
  if (columns === undefined) throw toUnknownReader(readerId);
  return columns;
}

/** Creates how the readers are changed. */
export function createDeviceTable(placeId: string, transact: Transact, feed: FeedWriter): DeviceTable {
  return {
    register: async (setups, others = "DISABLE") => {
      await transact((ask) => registerReaders(ask, placeId, setups, others));
      await retellRows(transact, feed);
    },
    openChannel: (given) =>
      transact(async (ask) => {
        const { id, readerId, nameKey, setup } = toSetupColumns(placeId, given);
        await ask(INSERT_CHANNEL, [id, readerId, nameKey, setup, JSON.stringify(CHANNEL_FACTS)]);
      }),
    announce: (services, nowMs) =>
      feed.commit(async ({ ask, append }) => {
        for (const columns of await listDevices(ask, "FOR UPDATE")) {
          const setup = toSetup(columns);
          if (!isReader(setup)) continue;
          const { readerId } = setup;
          const facts = toFacts(columns);
          const service = services.find((each) => each.readerId === readerId);
          const served = toServedTime(facts.served, service, nowMs);
          if (!isOtherTime(facts.served, served)) continue;
          await updateFacts(ask, columns.id, { ...facts, served });
          append({ kind: "READER", ref: columns.id, body: served });
        }
      }),
    recordFacts: (readerId, facts, kind, days) =>
      feed.commit(async ({ ask, append }) => {
        const columns = await findDevice(ask, readerId, "FOR UPDATE");
        const changed = changeFacts(toFacts(columns), facts);
        await updateFacts(ask, columns.id, changed.facts);
        if (changed.newCount !== undefined)
          await ask("UPDATE devices SET new_since_proof = ? WHERE id = ?", [changed.newCount, columns.id]);
        if (kind !== undefined) append(toFactsEntry(kind, columns.id, { facts, known: changed.facts }));
        const gap = toGap(facts);
        if (gap !== undefined) await putGap(ask, columns.id, gap);
        if (days !== undefined) await putLogDays(ask, columns.id, { days, readMs: facts.fullRead?.atMs ?? 0 });
      }),
    recordClock: (...args) => recordClock(transact, ...args),
    acceptFirstRead: (readerId, nowMs) => acceptHeldRead(transact, readerId, nowMs),
  };
}

async function registerReaders(
  ask: Ask,
  placeId: string,
  ...[setups, others]: Required<Parameters<DeviceTable["register"]>>
): Promise<void> {
  const rows = await listDevices(ask, "FOR UPDATE");
  const known = toKnownFacts(rows, setups, others);
  for (const setup of setups) {
    const { id, readerId, nameKey, setup: text, isStateFirst } = toSetupColumns(placeId, setup);
    await ask(UPSERT, [id, readerId, nameKey, text, isStateFirst]);
  }
  for (const [readerId, facts] of toRegisteredFacts(known, setups, listChannels(rows)))
    await updateFacts(ask, toGlobalId(placeId, readerId), facts);
}

function recordClock(
  transact: Transact,
  ...[readerId, facts, news]: Parameters<LedgerWriter["recordClock"]>
): Promise<void> {
  return transact(async (ask) => {
    const columns = await findDevice(ask, readerId, "FOR UPDATE");
    await updateFacts(ask, columns.id, changeFacts(toFacts(columns), facts).facts);
    if (news.entry !== undefined) await putClock(ask, columns.id, news.entry);
    if (news.set !== undefined) await putClockSet(ask, columns.id, news.set);
  });
}

/** Accepts the first read of a reader that is held; the look and its change are one transaction. */
export function acceptHeldRead(transact: Transact, readerId: string, nowMs: number): Promise<AcceptOutcome> {
  return transact(async (ask): Promise<AcceptOutcome> => {
    const [columns] = await ask<DeviceColumns>("SELECT * FROM devices WHERE reader_id = ? FOR UPDATE", [readerId]);
    if (columns === undefined) return "NO_SUCH_READER";
    const facts = toFacts(columns);
    if (!isReadHeld(facts)) return "NOTHING_HELD";
    await updateFacts(ask, columns.id, { ...facts, readAcceptedMs: nowMs });
    return "ACCEPTED";
  });
}

/** Changes what is known of a reader, which followers are not told. */
export function changeReaderFacts(transact: Transact, readerId: string, facts: Partial<DeviceFacts>): Promise<void> {
  return transact(async (ask) => {
    const columns = await findDevice(ask, readerId, "FOR UPDATE");
    await updateFacts(ask, columns.id, changeFacts(toFacts(columns), facts).facts);
  });
}

async function updateFacts(ask: Ask, id: string, facts: DeviceFacts): Promise<void> {
  await ask("UPDATE devices SET facts = ? WHERE id = ?", [JSON.stringify(facts), id]);
}
