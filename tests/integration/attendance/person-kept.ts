import type { WriteTransaction } from "../../../subgraphs/attendance/src/store/database.ts";

const DATES = { from: "2026-11-23", to: "2026-11-25" };

const DATE = { from_date: DATES.from, to_date: DATES.to };
const WHEN = { date: DATES.from, at_ms: 0 };
const PUNCH = { at_ms: 0, local_time: `${DATES.from}T08:00:00`, state_code: 0, punch_id: "" };

type Insert = (tx: WriteTransaction["tx"], person_key: number) => Promise<unknown>;

/** Whatever areas keep of a person, by the table. */
export const ROWS_OF_A_PERSON: readonly (readonly [table: string, insert: Insert])[] = [
  [
    "absence",
    (tx, person_key) =>
      tx
        .insertInto("absence")
        .values({ id: "a.1", person_key, ...DATE, kind_id: "leave", part: "", note: "" })
        .execute(),
  ],
  [
    "overtime_approval",
    (tx, person_key) =>
      tx
        .insertInto("overtime_approval")
        .values({ person_key, ...WHEN, minutes: 0, reason: "x", actor: "a" })
        .execute(),
  ],
  [
    "correction",
    (tx, person_key) =>
      tx
        .insertInto("correction")
        .values({
          ...{ kind: "ADD_PUNCH" as const, state: "IN_FORCE" as const, is_request: 0, person_key, place_id: "cairo" },
          ...{ pin: "7", ...PUNCH, group_key: null, entered_by: "a", deeds: "[]" },
        })
        .execute(),
  ],
  [
    "roster_day",
    (tx, person_key) => tx.insertInto("roster_day").values({ person_key, date: DATES.from, shift_id: "" }).execute(),
  ],
  [
    "adjustment",
    (tx, person_key) =>
      tx
        .insertInto("adjustment")
        .values({ period_key: 1, person_key, ...WHEN, before: null, after: null, causes: "[]", carried_key: null })
        .execute(),
  ],
  [
    "period_person",
    (tx, person_key) =>
      tx
        .insertInto("period_person")
        .values({ period_key: 1, person_key, person_id: "p.7:2", pin: "7", name: "Omar" })
        .execute(),
  ],
  [
    "acknowledgement",
    (tx, person_key) =>
      tx
        .insertInto("acknowledgement")
        .values({ person_key, ...DATE, hash: "h", row_count: 1, actor: "a", at_ms: 0, voided: null })
        .execute(),
  ],
  [
    "shift_assignment",
    (tx) =>
      tx
        .insertInto("shift_assignment")
        .values({ target_kind: "PERSON", target_id: "p.7:2", ...DATE, shift_id: "day" })
        .execute(),
  ],
  [
    "work_rule",
    (tx) =>
      tx
        .insertInto("work_rule")
        .values({ kind: "WORK_DAY", scope_kind: "PERSON", scope_id: "p.7:2", ...DATE, minutes: 1, source: "" })
        .execute(),
  ],
];
