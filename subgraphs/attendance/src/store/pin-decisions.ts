import type { Kysely, Selectable } from "kysely";
import type { PinDecision } from "../domain/people/pin-decision.ts";
import type { Tables } from "./database.ts";
import type { ClaimDeed } from "./pin-claims.ts";

/** A decision with the names that it was about. */
interface StoredDecision {
  readonly decision: PinDecision;
  readonly names: readonly string[];
}

/** The last decision that stands about the names of each of the PINs. */
export async function readDecisions(
  read: Kysely<Tables>,
  pins: readonly string[],
): Promise<ReadonlyMap<string, StoredDecision>> {
  const rows = await read
    .selectFrom("pin_decision")
    .selectAll()
    .where("pin", "in", pins)
    .where("kind", "<>", "MAPPING")
    .where("undone_ms", "is", null)
    .orderBy("seq")
    .execute();
  return new Map((await toDecisions(read, rows)).map((stored) => [stored.decision.pin, stored]));
}

/** One page of decisions, the newest first. */
export async function listDecisions(
  read: Kysely<Tables>,
  pin: string | undefined,
  { limit, before }: { readonly limit: number; readonly before: number | undefined },
): Promise<readonly PinDecision[]> {
  let rows = read.selectFrom("pin_decision").selectAll().orderBy("seq", "desc").limit(limit);
  if (pin !== undefined) rows = rows.where("pin", "=", pin);
  if (before !== undefined) rows = rows.where("seq", "<", before);
  return (await toDecisions(read, await rows.execute())).map(({ decision }) => decision);
}

/** How many there are. */
export async function countDecisions(read: Kysely<Tables>, pin: string | undefined): Promise<number> {
  let counted = read.selectFrom("pin_decision").select(({ fn }) => fn.countAll<number>().as("count"));
  if (pin !== undefined) counted = counted.where("pin", "=", pin);
  return (await counted.executeTakeFirstOrThrow()).count;
}

async function toDecisions(
  read: Kysely<Tables>,
  rows: readonly Selectable<Tables["pin_decision"]>[],
): Promise<readonly StoredDecision[]> {
  const deeds = rows.map((row): ClaimDeed => JSON.parse(row.deed));
  const keys = [...new Set(deeds.flatMap(({ added }) => added.map(({ personKey }) => personKey)))];
  const people =
    keys.length === 0 ? [] : await read.selectFrom("person").select(["key", "id"]).where("key", "in", keys).execute();
  const ids = new Map(people.map(({ key, id }) => [key, id]));
  return rows.map((row, index) => {
    const owners = (deeds[index]?.added ?? []).flatMap(({ personKey }) => ids.get(personKey) ?? []);
    const names: readonly string[] = JSON.parse(row.names);
    return {
      names,
      decision: {
        id: String(row.seq),
        kind: row.kind,
        pin: row.pin,
        personIds: [...new Set(owners)],
        actor: row.actor,
        atMs: row.at_ms,
        undoneBy: row.undone_by ?? undefined,
        undoneMs: row.undone_ms ?? undefined,
      },
    };
  });
}
