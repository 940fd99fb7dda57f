import { toGlobalId } from "@biometricflow/schema/global-id";
import { toSortKey } from "@biometricflow/schema/sort-key";
import { compareEnrolments, decideUser, type NamedEnrolment } from "../../domain/enrolments.ts";
import type { SlotRange } from "../../domain/ledger.ts";
import type { Enrolment } from "../../domain/user.ts";
import type { UserColumns } from "../user-rows.ts";
import type { Ask } from "./connections.ts";
import type { FeedWriter } from "./feed-writer.ts";

/** Replaces a reader's enrolments and puts right the people concerned. */
export type RecordEnrolments = (readerId: string, enrolments: readonly Enrolment[], slots?: SlotRange) => Promise<void>;

const ALL_SLOTS: SlotRange = [0, Number.MAX_SAFE_INTEGER];

/** The PINs of a reader by slot. */
export async function readSlots(ask: Ask, deviceId: string): Promise<ReadonlyMap<number, string>> {
  const found = await ask<{ slot: number; pin: string }>(
    "SELECT slot, pin FROM enrolments WHERE device_id = ? ORDER BY slot",
    [deviceId],
  );
  return new Map(found.map(({ slot, pin }) => [slot, pin]));
}

/** Creates the writer of enrolments. Each changed person is one USER entry; what is as it was is not written again. */
export function createEnrolmentWriter(placeId: string, feed: FeedWriter): RecordEnrolments {
  return (readerId, enrolments, [first, last] = ALL_SLOTS) =>
    feed.commit(async ({ ask, append }) => {
      const deviceId = toGlobalId(placeId, readerId);
      const known = await ask<Enrolment>(
        `SELECT slot, pin, name, privilege_code AS "privilegeCode", card_number AS "cardNumber" FROM enrolments
         WHERE device_id = ? AND slot BETWEEN ? AND ? ORDER BY slot`,
        [deviceId, first, last],
      );
      const { gone, changed, pins } = compareEnrolments(known, enrolments);
      if (pins.size === 0) return;
      await deleteSlots(ask, deviceId, [...gone, ...changed]);
      await insertEnrolments(ask, placeId, deviceId, changed);
      const people = await readPeople(ask, placeId, pins);
      for (const { id, pin, enrolments: all, name: knownName } of people) {
        const change = decideUser(all, knownName);
        if (change.kind === "KEEP") continue;
        const name = change.kind === "NAME" ? change.name : null;
        await (name === null ? ask("DELETE FROM users WHERE id = ?", [id]) : upsertUser(ask, { id, pin, name }));
        append({ kind: "USER", ref: id, body: { pin, name } });
      }
    });
}

async function deleteSlots(ask: Ask, deviceId: string, enrolments: readonly Enrolment[]): Promise<void> {
  const slots = enrolments.map(({ slot }) => slot);
  await ask("DELETE FROM enrolments WHERE device_id = ? AND slot = ANY (?::bigint[])", [deviceId, slots]);
}

async function insertEnrolments(
  ask: Ask,
  placeId: string,
  deviceId: string,
  enrolments: readonly Enrolment[],
): Promise<void> {
  if (enrolments.length === 0) return;
  await ask(
    `INSERT INTO enrolments (device_id, slot, user_id, pin, name, privilege_code, card_number)
     SELECT ?::text, * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])`,
    [
      deviceId,
      enrolments.map(({ slot }) => slot),
      enrolments.map(({ pin }) => toGlobalId(placeId, pin)),
      enrolments.map(({ pin }) => pin),
      enrolments.map(({ name }) => name),
      enrolments.map(({ privilegeCode }) => privilegeCode),
      enrolments.map(({ cardNumber }) => cardNumber),
    ],
  );
}

interface Person {
  readonly id: string;
  readonly pin: string;
  /** `undefined` when the person is new. */
  readonly name: string | undefined;
  readonly enrolments: readonly NamedEnrolment[];
}

async function readPeople(ask: Ask, placeId: string, pins: ReadonlySet<string>): Promise<readonly Person[]> {
  const ids = [...pins].map((pin) => toGlobalId(placeId, pin));
  const enrolments = await ask<NamedEnrolment & { readonly userId: string }>(
    `SELECT user_id AS "userId", device_id AS "deviceId", slot, name FROM enrolments WHERE user_id = ANY (?::text[])`,
    [ids],
  );
  const users = await ask<UserColumns>("SELECT * FROM users WHERE id = ANY (?::text[])", [ids]);
  const byUser = Map.groupBy(enrolments, ({ userId }) => userId);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return [...pins].map((pin) => {
    const id = toGlobalId(placeId, pin);
    return { id, pin, name: names.get(id), enrolments: byUser.get(id) ?? [] };
  });
}

async function upsertUser(ask: Ask, { id, pin, name }: { id: string; pin: string; name: string }): Promise<void> {
  await ask(
    `INSERT INTO users (id, pin, name, name_key, pin_key) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key`,
    [id, pin, name, toSortKey(name), toSortKey(pin)],
  );
}
