import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { ConflictSelection } from "../domain/people/pin-decision.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";
import { selectConflicts } from "./pin-conflicts.ts";
import { readDecisions } from "./pin-decisions.ts";

/** PINs that are looked at together: some milliseconds. */
const PINS_AT_ONCE = 500;

/** One page of the PINs of conflicts about which nobody decided, in the order of the PINs. */
export async function listOpenConflicts(
  read: Kysely<Tables>,
  selection: ConflictSelection,
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
): Promise<readonly string[]> {
  const open: string[] = [];
  for await (const pins of readOpen(read, selection, after)) {
    open.push(...pins);
    if (open.length >= limit) break;
  }
  return open.slice(0, limit);
}

/** How many there are. */
export async function countOpenConflicts(read: Kysely<Tables>, selection: ConflictSelection): Promise<number> {
  let count = 0;
  for await (const pins of readOpen(read, selection, undefined)) count += pins.length;
  return count;
}

async function* readOpen(
  read: Kysely<Tables>,
  selection: ConflictSelection,
  start: string | undefined,
): AsyncGenerator<readonly string[]> {
  for (let after = start; ; ) {
    let query = selectConflicts(read, selection).orderBy("pin").limit(PINS_AT_ONCE);
    if (after !== undefined) query = query.where("pin", ">", after);
    const pins = (await query.execute()).map(({ pin }) => pin);
    if (pins.length > 0) yield await leaveDecided(read, selection, pins);
    after = pins.at(-1);
    if (pins.length < PINS_AT_ONCE) return;
    await nextTurn();
  }
}

/** A decision is about the names that there were: another name since opens the conflict anew. */
async function leaveDecided(
  read: Kysely<Tables>,
  { placeIds }: ConflictSelection,
  pins: readonly string[],
): Promise<readonly string[]> {
  const decisions = await readDecisions(read, pins);
  let names = read
    .selectFrom("enrolment")
    .select(["pin", "name_key"])
    .distinct()
    .where(isOneOf("pin", [...decisions.keys()]))
    .where("name_key", "<>", "");
  if (placeIds !== undefined) names = names.where(isOneOf("place_id", placeIds));
  const isNew = ({ pin, name_key }: { readonly pin: string; readonly name_key: string }) =>
    decisions.get(pin)?.names.includes(name_key) !== true;
  const reopened = new Set((await names.execute()).filter(isNew).map(({ pin }) => pin));
  return pins.filter((pin) => !decisions.has(pin) || reopened.has(pin));
}
