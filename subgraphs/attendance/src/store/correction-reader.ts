import type { Expression, ExpressionBuilder, Kysely, SqlBool } from "kysely";
import { type Correction, fromCorrectionId } from "../domain/corrections/correction.ts";
import type { CorrectionPageRequest, CorrectionSelection } from "../domain/corrections/correction-store.ts";
import { isOneOf } from "./conditions.ts";
import { selectCorrections, toCorrection } from "./correction-rows.ts";
import type { Tables } from "./database.ts";
import { toPersonConditions } from "./person-conditions.ts";

/** One by its id; `undefined` for none. */
export async function findCorrection(read: Kysely<Tables>, id: string): Promise<Correction | undefined> {
  const page = { limit: 1, after: undefined };
  const [found] = await listCorrections(read, { ids: [id], people: {} }, page);
  return found;
}

/** Of a selection, the newest first. */
export async function listCorrections(
  read: Kysely<Tables>,
  selection: CorrectionSelection,
  { limit, after }: CorrectionPageRequest,
): Promise<readonly Correction[]> {
  let query = selectCorrections(read)
    .where((where) => where.and(toConditions(where, selection)))
    .orderBy("correction.key", "desc")
    .limit(limit);
  if (after !== undefined) query = query.where("correction.key", "<", after);
  return (await query.execute()).map(toCorrection);
}

/** How many there are. */
export async function countCorrections(read: Kysely<Tables>, selection: CorrectionSelection): Promise<number> {
  const counted = read
    .selectFrom("correction")
    .innerJoin("person", "person.key", "correction.person_key")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where((where) => where.and(toConditions(where, selection)));
  return (await counted.executeTakeFirstOrThrow()).count;
}

function toConditions(
  where: ExpressionBuilder<Tables, "correction" | "person">,
  { ids, groupIds, from, to, states, isRequest, people }: CorrectionSelection,
): readonly Expression<SqlBool>[] {
  const keys = ids?.flatMap((id) => fromCorrectionId(id) ?? []);
  const groups = groupIds?.flatMap((id) => (/^g\.[1-9]\d{0,14}$/.test(id) ? [Number(id.slice(2))] : []));
  return [
    ...toPersonConditions(where, people),
    ...(keys === undefined ? [] : [isOneOf("correction.key", keys)]),
    ...(groups === undefined ? [] : [isOneOf("correction.group_key", groups)]),
    ...(from === undefined ? [] : [where("correction.local_time", ">=", from)]),
    ...(to === undefined ? [] : [where("correction.local_time", "<", `${to}U`)]), // every time of the date: T stands before U
    ...(states === undefined ? [] : [isOneOf("correction.state", states)]),
    ...(isRequest === undefined ? [] : [where("correction.is_request", "=", isRequest ? 1 : 0)]),
  ];
}
