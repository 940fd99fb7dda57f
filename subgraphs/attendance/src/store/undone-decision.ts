import type { Act } from "../domain/people/people-store.ts";
import type { PinOutcome } from "../domain/people/pin-decision.ts";
import { recordChange } from "./change-log.ts";
import type { WriteTransaction } from "./database.ts";
import { type ClaimDeed, listPinDays, markClaims, replaceClaims } from "./pin-claims.ts";
import { removePerson } from "./removed-person.ts";

/** Takes back everything that a decision did: the last one of its PIN first. */
export async function undoDecision(
  transaction: WriteTransaction,
  decisionId: string,
  { actor, atMs }: Act,
): Promise<PinOutcome> {
  const { tx } = transaction;
  const fault = (message: string) => ({ kind: "FAULT", key: "decisionId", message }) as const;
  const seq = /^\d{1,15}$/.test(decisionId) ? Number(decisionId) : -1;
  const row = await tx.selectFrom("pin_decision").selectAll().where("seq", "=", seq).executeTakeFirst();
  if (row === undefined) return fault(`There is no decision ${decisionId}`);
  if (row.undone_ms !== null) return fault(`The decision ${decisionId} was taken back already`);
  const { pin } = row;
  const later = await tx
    .selectFrom("pin_decision")
    .select("seq")
    .where("pin", "=", pin)
    .where("seq", ">", seq)
    .where("undone_ms", "is", null)
    .executeTakeFirst();
  if (later !== undefined)
    return fault(`The decision ${later.seq} about the PIN ${pin} came later: take that back first`);
  const deed: ClaimDeed = JSON.parse(row.deed);
  const added = deed.added.map(toWhole);
  const removed = deed.removed.map(toWhole);
  await replaceClaims(transaction, added, removed);
  const days = await listPinDays(transaction, pin);
  const moved = await markClaims(transaction, [...removed, ...added], { days, nowMs: atMs });
  for (const { personKey, before, after } of deed.moved)
    await tx
      .updateTable("person")
      .set({ records_from: before })
      .where("key", "=", personKey)
      .where("records_from", "=", after)
      .execute();
  const undone = { undone_by: actor, undone_ms: atMs };
  await tx.updateTable("pin_decision").set(undone).where("seq", "=", seq).execute();
  await removeMade(transaction, deed.made, { actor, atMs }); // whom a decision that stands names is kept
  await recordChange(transaction, { actor, atMs }, { action: "undoPinDecision", subject: pin, detail: { decisionId } });
  return { kind: "DONE", decisionId, pin, moved };
}

/** People who were made for a decision go with it, unless something else hangs on them by now. */
async function removeMade(transaction: WriteTransaction, made: readonly number[], act: Act): Promise<void> {
  for (const key of made) {
    const person = await transaction.tx
      .selectFrom("person")
      .select(["id", "account"])
      .where("key", "=", key)
      .executeTakeFirst();
    if (person?.account === "") await removePerson(transaction, person.id, act);
  }
}

/** JSON leaves out what is undefined. */
function toWhole({ personKey, pin, placeId, from, to }: ClaimDeed["added"][number]): ClaimDeed["added"][number] {
  return { personKey, pin, placeId, from, to };
}
