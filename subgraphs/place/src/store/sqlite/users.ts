import { toGlobalId } from "@biometricflow/schema/global-id";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { Database } from "better-sqlite3";
import { compareEnrolments, decideUser, type NamedEnrolment } from "../../domain/enrolments.ts";
import type { SlotRange } from "../../domain/ledger.ts";
import type { Enrolment } from "../../domain/user.ts";
import type { UserColumns } from "../user-rows.ts";
import type { FeedWriter } from "./feed-writer.ts";

/** How enrolled people come into the database. */
export interface UserTable {
  recordEnrolments(readerId: string, enrolments: readonly Enrolment[], slots?: SlotRange): void;
  readSlots(readerId: string): ReadonlyMap<number, string>;
}

/** Creates the access of the collectors to the enrolled people. */
export function createUserTable(db: Database, placeId: string, feed: FeedWriter): UserTable {
  const selectSlots = db.prepare<[string], { slot: number; pin: string }>(
    "SELECT slot, pin FROM enrolments WHERE device_id = ?",
  );
  return {
    recordEnrolments: createEnrolmentWriter(db, placeId, feed),
    readSlots: (readerId) => {
      const pins = new Map<number, string>();
      for (const { slot, pin } of selectSlots.iterate(toGlobalId(placeId, readerId))) pins.set(slot, pin);
      return pins;
    },
  };
}

const ALL_SLOTS: SlotRange = [0, Number.MAX_SAFE_INTEGER];

/**
 * Replaces a reader's enrolments and puts right the people concerned. Each changed person is one USER entry of the feed; what
 * is as it was is not written again.
 */
function createEnrolmentWriter(db: Database, placeId: string, feed: FeedWriter): UserTable["recordEnrolments"] {
  const selectKnown = db.prepare<[string, number, number], Enrolment>(
    `SELECT slot, pin, name, privilege_code AS privilegeCode, card_number AS cardNumber FROM enrolments
     WHERE device_id = ? AND slot BETWEEN ? AND ?`,
  );
  const deleteOne = db.prepare("DELETE FROM enrolments WHERE device_id = ? AND slot = ?");
  const insert = db.prepare(
    `INSERT OR REPLACE INTO enrolments (device_id, slot, user_id, pin, name, privilege_code, card_number)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectEnrolments = db.prepare<[string], NamedEnrolment>(
    "SELECT device_id AS deviceId, slot, name FROM enrolments WHERE user_id = ?",
  );
  const selectUser = db.prepare<[string], UserColumns>("SELECT * FROM users WHERE id = ?");
  const upsertUser = db.prepare(
    `INSERT INTO users (id, pin, name, name_key, pin_key) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key`,
  );
  const deleteUser = db.prepare("DELETE FROM users WHERE id = ?");

  return (readerId, enrolments, [first, last] = ALL_SLOTS) =>
    feed.commit((_head, append) => {
      const deviceId = toGlobalId(placeId, readerId);
      const { gone, changed, pins } = compareEnrolments(selectKnown.all(deviceId, first, last), enrolments);
      for (const { slot } of gone) deleteOne.run(deviceId, slot);
      for (const { slot, pin, name, privilegeCode, cardNumber } of changed) {
        insert.run(deviceId, slot, toGlobalId(placeId, pin), pin, name, privilegeCode, cardNumber);
      }
      for (const pin of pins) {
        const id = toGlobalId(placeId, pin);
        const change = decideUser(selectEnrolments.all(id), selectUser.get(id)?.name);
        if (change.kind === "KEEP") continue;
        const name = change.kind === "NAME" ? change.name : null;
        if (name === null) deleteUser.run(id);
        else upsertUser.run(id, pin, name, toSortKey(name), toSortKey(pin));
        append({ kind: "USER", ref: id, body: { pin, name } });
      }
    });
}
