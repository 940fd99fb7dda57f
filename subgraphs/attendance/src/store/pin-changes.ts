import type { Identity } from "../domain/people/identity.ts";
import { toPersonId } from "../domain/people/identity.ts";
import { findClaimOverlap } from "../domain/people/claims.ts";
import type { Act } from "../domain/people/people-store.ts";
import type { PinClaim } from "../domain/people/person.ts";
import type { PinChange, PinOutcome, PinPart } from "../domain/people/pin-decision.ts";
import { recordChange } from "./change-log.ts";
import type { WriteTransaction } from "./database.ts";
import {
  beginWithClaims,
  type ClaimDeed,
  listPinClaims,
  listPinDays,
  markClaims,
  replaceClaims,
} from "./pin-claims.ts";
import { listPinNames } from "./pin-conflicts.ts";
import { insertPeople } from "./new-people.ts";
import { undoDecision } from "./undone-decision.ts";

/** Who changes, and by what people are known. */
export interface PinTerms extends Act {
  readonly identity: Identity;
}

type Fault = Extract<PinOutcome, { kind: "FAULT" }>;

/** Changes whose a PIN is, and keeps what was decided. */
export async function changePin(
  transaction: WriteTransaction,
  change: PinChange,
  terms: PinTerms,
): Promise<PinOutcome> {
  if (change.kind === "UNDO") return undoDecision(transaction, change.decisionId, terms);
  const names = await listPinNames(transaction.tx, change.pin);
  if (change.kind === "ONE_PERSON") {
    if (names.length < 2) return toFault("pin", `The PIN ${change.pin} is not enrolled under several names`);
    const owners = new Set((await listPinClaims(transaction, change.pin)).map(({ personKey }) => personKey));
    if (owners.size > 1)
      return toFault(
        "pin",
        `The PIN ${change.pin} is of ${owners.size} people: take back what made it so, or split it anew`,
      );
    return keepDecision(transaction, { change, names, deed: NOTHING }, terms);
  }
  const before = await listPinClaims(transaction, change.pin);
  const removed = change.kind === "SPLIT" ? before : [];
  const planned = await planClaims(transaction, change, terms);
  if ("fault" in planned) return planned.fault;
  const overlap = findClaimOverlap([...(change.kind === "SPLIT" ? [] : before), ...planned.added]);
  if (overlap !== undefined)
    return toFault(
      change.kind === "SPLIT" ? "parts" : "pin",
      `Two people would have the same punches of the PIN ${change.pin}: say other places or dates`,
    );
  await replaceClaims(transaction, removed, planned.added);
  const days = await listPinDays(transaction, change.pin);
  const moved = await beginWithClaims(transaction, planned.added, days);
  const deed = { added: planned.added, removed, moved, made: planned.made };
  const dates = await markClaims(transaction, [...removed, ...planned.added], { days, nowMs: terms.atMs });
  const outcome = await keepDecision(transaction, { change, names, deed }, terms);
  return outcome.kind === "DONE" ? { ...outcome, moved: dates } : outcome;
}

const NOTHING: ClaimDeed = { added: [], removed: [], moved: [], made: [] };

type Planned = { readonly added: readonly PinClaim[]; readonly made: readonly number[] } | { readonly fault: Fault };

async function planClaims(
  transaction: WriteTransaction,
  change: Extract<PinChange, { kind: "MAPPING" | "SPLIT" }>,
  terms: PinTerms,
): Promise<Planned> {
  const parts = change.kind === "SPLIT" ? change.parts : [{ ...change, name: undefined }];
  const added: PinClaim[] = [];
  const made: number[] = [];
  for (const part of parts) {
    const found = await findOwner(transaction, change.pin, part, terms);
    if (typeof found === "string") return { fault: toFault(change.kind === "SPLIT" ? "parts" : "personId", found) };
    if (found.isNew) made.push(found.key);
    added.push(...part.spans.map((span) => ({ ...span, personKey: found.key })));
  }
  return { added, made };
}

/** The person of a part, made where it is new; or why there is none. */
async function findOwner(
  transaction: WriteTransaction,
  pin: string,
  { personId, name, spans }: PinPart,
  { identity, atMs }: PinTerms,
): Promise<{ readonly key: number; readonly isNew: boolean } | string> {
  const { tx } = transaction;
  if (personId !== undefined) {
    const person = await tx.selectFrom("person").select("key").where("id", "=", personId).executeTakeFirst();
    return person === undefined ? `There is no person ${personId}` : { key: person.key, isNew: false };
  }
  const [{ placeId } = { placeId: undefined }] = spans;
  const ownPlaceId = identity === "place" ? placeId : undefined;
  const id = await findFreeId(transaction, pin, ownPlaceId);
  const draft = { id, pin, ownPlaceId: placeId, name, homePlaceId: placeId };
  await insertPeople(transaction, [draft], { source: "MANUAL", atMs });
  const { key } = await tx.selectFrom("person").select("key").where("id", "=", id).executeTakeFirstOrThrow();
  await tx.deleteFrom("pin_claim").where("person_key", "=", key).execute(); // its claims are those of the part
  return { key, isNew: true };
}

async function findFreeId({ tx }: WriteTransaction, pin: string, ownPlaceId: string | undefined): Promise<string> {
  for (let index = 1; ; index += 1) {
    const id = toPersonId(pin, ownPlaceId, index);
    const taken = await tx.selectFrom("person").select("id").where("id", "=", id).executeTakeFirst();
    if (taken === undefined) return id;
  }
}

interface Decided {
  readonly change: Exclude<PinChange, { kind: "UNDO" }>;
  readonly names: readonly string[];
  readonly deed: ClaimDeed;
}

async function keepDecision(
  transaction: WriteTransaction,
  { change, names, deed }: Decided,
  { actor, atMs }: PinTerms,
): Promise<PinOutcome> {
  const { kind, pin } = change;
  const row = { pin, kind, names: JSON.stringify(names), deed: JSON.stringify(deed), actor, at_ms: atMs };
  const { seq } = await transaction.tx
    .insertInto("pin_decision")
    .values({ ...row, undone_by: null, undone_ms: null })
    .returning("seq")
    .executeTakeFirstOrThrow();
  await recordChange(transaction, { actor, atMs }, { action: "decidePin", subject: pin, detail: change });
  return { kind: "DONE", decisionId: String(seq), pin, moved: [] };
}

function toFault(key: Fault["key"], message: string): Fault {
  return { kind: "FAULT", key, message };
}
