import type { Kysely, Selectable } from "kysely";
import { type Correction, type CorrectionDeed, toCorrectionId } from "../domain/corrections/correction.ts";
import type { Tables } from "./database.ts";

/** A row as it is kept. */
export type CorrectionRow = Selectable<Tables["correction"]>;

/** Of which people or PINs, and of which time. */
export interface AppliedRange {
  readonly personKeys: readonly number[];
  readonly pins: readonly string[];
  /** From inclusive, to exclusive. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is in force: punches added to the people, punches of the PINs ignored. Few: nearly nobody has one. */
export async function readApplied(
  read: Kysely<Tables>,
  { personKeys, pins, fromMs, toMs }: AppliedRange,
): Promise<readonly Correction[]> {
  const inForce = selectCorrections(read)
    .where("correction.state", "=", "IN_FORCE")
    .where("correction.at_ms", ">=", fromMs)
    .where("correction.at_ms", "<", toMs);
  const ofPeople = inForce.where("correction.kind", "=", "ADD_PUNCH").where("person_key", "in", personKeys);
  const added = personKeys.length === 0 ? [] : await ofPeople.execute();
  const ofPins = inForce.where("correction.kind", "=", "IGNORE_PUNCH").where("correction.pin", "in", pins);
  const ignored = pins.length === 0 ? [] : await ofPins.execute();
  return [...added, ...ignored].map(toCorrection);
}

/** Corrections, each with its person. */
export function selectCorrections(read: Kysely<Tables>) {
  return read
    .selectFrom("correction")
    .innerJoin("person", "person.key", "correction.person_key")
    .selectAll("correction")
    .select(["person.id as person_id", "person.pin as person_pin", "person.name", "person.name_key"]);
}

type ReadRow = Awaited<ReturnType<ReturnType<typeof selectCorrections>["execute"]>>[number];

/** The correction of a row. */
export function toCorrection(row: ReadRow): Correction {
  return {
    id: toCorrectionId(row.key),
    kind: row.kind,
    state: row.state,
    isRequest: row.is_request === 1,
    punchId: row.punch_id || undefined,
    person: { key: row.person_key, id: row.person_id, pin: row.person_pin, name: row.name, nameKey: row.name_key },
    placeId: row.place_id,
    pin: row.pin,
    atMs: row.at_ms,
    localTime: row.local_time,
    stateCode: row.state_code,
    groupId: row.group_key === null ? undefined : `g.${row.group_key}`,
    deeds: toDeeds(row.deeds),
  };
}

/** As they were written. */
export function toDeeds(json: string): readonly CorrectionDeed[] {
  return JSON.parse(json);
}
