import { toGlobalId } from "@biometricflow/schema/global-id";
import type { KeptLine, PushStore, WaitingLimits, WaitingRecord } from "../../domain/push/push-store.ts";
import type { PushCaller, WaitingReason } from "../../domain/push/standing.ts";
import { MAX_UNREADABLE, toKept, WAITING_LIMITS } from "../push-lines.ts";
import type { Ask } from "./connections.ts";
import { LOCK_NUMBER, toSchemaName } from "./names.ts";
import { createPushOrders } from "./push-orders.ts";
import type { Transact } from "./transactions.ts";
import { toKeptText } from "./words.ts";

const SELECT_WAITING = `
  SELECT key, serial AS "serialNumber", address, reason, first_ms AS "firstMs", last_ms AS "lastMs",
    lines_not_kept AS "linesNotKept",
    (SELECT count(*) FROM push_lines WHERE caller_key = push_callers.key) AS lines
  FROM push_callers ORDER BY last_ms DESC, key`;

/** Kept rows are found by their instant, which an index has; those that are set aside, or moved, are few, and have indexes. */
const COUNT_ROWS = `
  SELECT coalesce(sum(copies), 0) AS total FROM (
    SELECT copies FROM punch_rows
      WHERE set_aside IS NULL AND moved_seconds IS NULL AND device_id = ? AND at_ms BETWEEN ? AND ?
        AND local_time BETWEEN ? AND ?
    UNION ALL
    SELECT copies FROM punch_rows WHERE set_aside IS NOT NULL AND device_id = ? AND local_time BETWEEN ? AND ?
    UNION ALL
    SELECT copies FROM punch_rows WHERE moved_seconds IS NOT NULL AND device_id = ? AND local_time BETWEEN ? AND ?
  ) AS counted`;

/** Creates what the push channel keeps beside the ledger. */
export function createPushStore(
  placeId: string,
  ask: Ask,
  transact: Transact,
  limits: WaitingLimits = WAITING_LIMITS,
): PushStore {
  /** Limits hold for all processes of a place: one of them counts and keeps at a time. */
  const alone = <T>(work: (ask: Ask) => Promise<T>): Promise<T> =>
    transact(async (own) => {
      await own(`SELECT pg_advisory_xact_lock(${LOCK_NUMBER})`, [`pushed to ${toSchemaName(placeId)}`]);
      return work(own);
    });
  return {
    keepWaiting: (caller, lines, nowMs) => alone((own) => keepWaiting(own, limits, { caller, lines, nowMs })),
    listWaiting: () => ask<WaitingRecord>(SELECT_WAITING),
    readWaitingLines: (key, after, limit) =>
      ask<KeptLine>(
        `SELECT key, line, received_ms AS "receivedMs" FROM push_lines WHERE caller_key = ? AND key > ?
         ORDER BY key LIMIT ?`,
        [key, after, limit],
      ),
    dropWaiting: async (key) => {
      await ask("DELETE FROM push_callers WHERE key = ?", [key]);
    },
    keepUnreadable: (readerId, lines, nowMs) => alone((own) => keepUnreadable(own, readerId, lines, nowMs)),
    countRows: async (readerId, { from, to, fromMs, toMs }) => {
      const id = toGlobalId(placeId, readerId);
      const [row] = await ask<{ total: number }>(COUNT_ROWS, [id, fromMs, toMs, from, to, id, from, to, id, from, to]);
      return row?.total ?? 0;
    },
    ...createPushOrders(ask, alone),
    close: async () => undefined,
  };
}

interface WaitingLines {
  readonly caller: PushCaller & { readonly reason: WaitingReason };
  readonly lines: readonly Uint8Array[];
  readonly nowMs: number;
}

async function keepWaiting(ask: Ask, limits: WaitingLimits, { caller, lines, nowMs }: WaitingLines): Promise<boolean> {
  const key = await findOrInsert(ask, limits, caller, nowMs);
  if (key === undefined) return false;
  const [count = { total: 0, own: 0 }] = await ask<{ total: number; own: number }>(
    "SELECT count(*) AS total, count(*) FILTER (WHERE caller_key = ?) AS own FROM push_lines",
    [key],
  );
  const known = await readKnown(ask, "push_lines WHERE caller_key = ?", [key]);
  const room = Math.max(0, Math.min(limits.linesOfCaller - count.own, limits.lines - count.total));
  const { kept, rest } = choose(lines, known, room);
  await ask(
    `INSERT INTO push_lines (key, caller_key, digest, line, received_ms)
     SELECT (SELECT coalesce(max(key), 0) FROM push_lines) + nth, ?, digest, line, ?
     FROM unnest(?::bytea[], ?::bytea[]) WITH ORDINALITY AS kept (digest, line, nth)`,
    [key, nowMs, kept.map(([digest]) => digest), kept.map(([, line]) => Buffer.from(line))],
  );
  await ask("UPDATE push_callers SET reason = ?, last_ms = ?, lines_not_kept = lines_not_kept + ? WHERE key = ?", [
    caller.reason,
    nowMs,
    rest,
    key,
  ]);
  return true;
}

async function findOrInsert(
  ask: Ask,
  limits: WaitingLimits,
  caller: WaitingLines["caller"],
  nowMs: number,
): Promise<number | undefined> {
  const [serial, address] = [toKeptText(caller.serialNumber), toKeptText(caller.address)];
  const find = () =>
    ask<{ key: number }>("SELECT key FROM push_callers WHERE serial = ? AND address = ?", [serial, address]);
  const [known] = await find();
  if (known !== undefined) return known.key;
  const [count = { total: 0, here: 0 }] = await ask<{ total: number; here: number }>(
    "SELECT count(*) AS total, count(*) FILTER (WHERE address = ?) AS here FROM push_callers",
    [address],
  );
  if (count.total >= limits.callers || count.here >= limits.callersOfAddress) return undefined;
  await ask(
    `INSERT INTO push_callers (key, serial, address, reason, first_ms, last_ms)
     SELECT coalesce(max(key), 0) + 1, ?, ?, ?, ?, ? FROM push_callers`,
    [serial, address, caller.reason, nowMs, nowMs],
  );
  return (await find())[0]?.key;
}

async function keepUnreadable(
  ask: Ask,
  readerId: string,
  lines: readonly Uint8Array[],
  nowMs: number,
): Promise<number> {
  const known = await readKnown(ask, "push_unreadable WHERE reader_id = ?", [readerId]);
  const { kept, rest } = choose(lines, known, MAX_UNREADABLE - known.size);
  await ask(
    `INSERT INTO push_unreadable (key, reader_id, digest, line, received_ms)
     SELECT (SELECT coalesce(max(key), 0) FROM push_unreadable) + nth, ?, digest, line, ?
     FROM unnest(?::bytea[], ?::bytea[]) WITH ORDINALITY AS kept (digest, line, nth)`,
    [readerId, nowMs, kept.map(([digest]) => digest), kept.map(([, line]) => Buffer.from(line))],
  );
  return kept.length + rest;
}

async function readKnown(ask: Ask, what: string, values: readonly unknown[]): Promise<Set<string>> {
  const found = await ask<{ digest: Buffer }>(`SELECT digest FROM ${what}`, values);
  return new Set(found.map(({ digest }) => digest.toString("hex")));
}

/** The lines that are new and find room, each once, and how many find none. */
function choose(lines: readonly Uint8Array[], known: Set<string>, room: number) {
  const kept: (readonly [digest: Buffer, line: Uint8Array])[] = [];
  let rest = 0;
  for (const line of lines) {
    const [digest, bytes] = toKept(line);
    const name = digest.toString("hex");
    if (kept.length >= room) rest += 1;
    else if (!known.has(name)) {
      known.add(name);
      kept.push([digest, bytes]);
    }
  }
  return { kept, rest };
}
