import { toPunchDigest } from "./punch-digest.ts";
import type { CorrectedPunch, CorrectionDeed, CorrectionDraft } from "../domain/corrections/correction.ts";
import { type CorrectionAction, moveCorrection } from "../domain/corrections/correction-state.ts";
import { CorrectionRefusedError } from "../domain/corrections/correction-store.ts";
import { checkTime, toInstant } from "../domain/corrections/manual-punch.ts";
import type { Identity } from "../domain/people/identity.ts";
import type { CorrectionRow } from "./correction-rows.ts";
import type { WriteTransaction } from "./database.ts";
import { findPunchOwner } from "./punch-owner.ts";

/** What corrections are checked against. */
export interface CorrectionTerms {
  /** IANA zone of each place, by its id. */
  readonly timeZones: ReadonlyMap<string, string>;
  readonly identity: Identity;
}

/** A correction to be written down. */
export interface NewCorrection {
  readonly draft: CorrectionDraft;
  readonly deed: CorrectionDeed;
  readonly terms: CorrectionTerms;
  /** Of corrections that are made together. */
  readonly groupKey?: number;
}

/** Requests of one account that wait for a decision: whoever asks without end is one who asks for too much. */
const MOST_OPEN_REQUESTS = 200;

/** Writes one down. @throws {CorrectionRefusedError} */
export async function insertDraft(
  transaction: WriteTransaction,
  { draft, deed, terms, groupKey }: NewCorrection,
): Promise<{ readonly row: CorrectionRow; readonly actions: readonly CorrectionAction[] }> {
  const { tx } = transaction;
  const step = moveCorrection("NEW", deed.move);
  if (step === undefined) throw new TypeError(`${deed.move} makes no correction`);
  if (deed.move === "REQUEST") await checkOpenRequests(transaction, deed.actor);
  const punch =
    draft.kind === "ADD_PUNCH"
      ? await toAddedPunch(transaction, { ...draft, nowMs: deed.atMs }, terms)
      : await toIgnoredPunch(transaction, draft);
  const values = {
    kind: draft.kind,
    state: step[0],
    is_request: deed.move === "REQUEST" ? 1 : 0,
    person_key: draft.personKey,
    place_id: punch.placeId,
    pin: punch.pin,
    at_ms: punch.atMs,
    local_time: punch.localTime,
    state_code: punch.stateCode,
    punch_id: draft.kind === "IGNORE_PUNCH" ? draft.punchId : "",
    group_key: groupKey ?? null,
    entered_by: deed.actor,
    deeds: JSON.stringify([deed]),
  };
  await refuseRepeated(transaction, values);
  const row = await tx.insertInto("correction").values(values).returningAll().executeTakeFirstOrThrow();
  return { row, actions: step[1] };
}

type AddedDraft = Extract<CorrectionDraft, { kind: "ADD_PUNCH" }>;

async function toAddedPunch(
  { tx }: WriteTransaction,
  draft: AddedDraft & { readonly nowMs: number },
  { timeZones, identity }: CorrectionTerms,
): Promise<CorrectedPunch> {
  const { personKey, placeId, localTime, isSecond, stateCode, nowMs } = draft;
  const timeZone = timeZones.get(placeId);
  const person = await tx.selectFrom("person").selectAll().where("key", "=", personKey).executeTakeFirst();
  if (person === undefined) throw new CorrectionRefusedError("personId", "there is no such person");
  if (timeZone === undefined) throw new CorrectionRefusedError("placeId", "there is no such place");
  if (identity === "place" && placeId !== person.home_place_id)
    throw new CorrectionRefusedError(
      "placeId",
      `PINs are of places here, and the person's is ${person.home_place_id}: no record would have a punch of ${placeId}`,
    );
  const atMs = toInstant({ localTime, timeZone, isSecond });
  const employedTo = person.employed_to ?? undefined;
  checkTime(localTime, atMs, { nowMs, recordsFrom: person.records_from, employedTo });
  return { placeId, pin: person.pin, atMs, localTime, stateCode };
}

async function toIgnoredPunch(
  { tx }: WriteTransaction,
  { punchId, personKey }: Extract<CorrectionDraft, { kind: "IGNORE_PUNCH" }>,
): Promise<CorrectedPunch> {
  const owner = await findPunchOwner(tx, punchId);
  const byDigest = tx.selectFrom("punch").selectAll().where("digest", "=", toPunchDigest(punchId));
  const punch = await byDigest.where("id", "=", punchId).executeTakeFirst();
  if (punch === undefined || owner?.personKey !== personKey)
    throw new CorrectionRefusedError("punchId", "the punch is not this person's");
  if (punch.set_aside !== null || punch.at_ms === null)
    throw new CorrectionRefusedError(
      "punchId",
      `the punch is in no record anyway: it is set aside as ${punch.set_aside}`,
    );
  const { place_id: placeId, pin, at_ms: atMs, local_time: localTime, state_code: stateCode } = punch;
  return { placeId, pin, atMs, localTime, stateCode };
}

async function checkOpenRequests({ tx }: WriteTransaction, actor: string): Promise<void> {
  const { open } = await tx
    .selectFrom("correction")
    .select(({ fn }) => fn.countAll<number>().as("open"))
    .where("entered_by", "=", actor)
    .where("state", "=", "REQUESTED")
    .executeTakeFirstOrThrow();
  if (open >= MOST_OPEN_REQUESTS)
    throw new CorrectionRefusedError(
      "input",
      `${open} requests of yours wait already: withdraw some, or have them decided`,
    );
}

type RepeatedKeys = Pick<
  CorrectionRow,
  "kind" | "person_key" | "pin" | "at_ms" | "place_id" | "state_code" | "punch_id"
>;

/** The same correction twice would say twice what happened once. */
async function refuseRepeated({ tx }: WriteTransaction, values: RepeatedKeys): Promise<void> {
  const same = await tx
    .selectFrom("correction")
    .select(["key", "state"])
    .where("person_key", "=", values.person_key)
    .where("at_ms", "=", values.at_ms)
    .where("kind", "=", values.kind)
    .where("place_id", "=", values.place_id)
    .where("state_code", "=", values.state_code)
    .where("punch_id", "=", values.punch_id)
    .where("state", "in", ["REQUESTED", "IN_FORCE"])
    .executeTakeFirst();
  if (same !== undefined)
    throw new CorrectionRefusedError("input", `the same correction is there already: c.${same.key} is ${same.state}`);
}
