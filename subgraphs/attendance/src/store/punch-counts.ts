import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { addDays } from "../domain/dates.ts";
import type { PunchGroupCount, PunchSelection, SummaryReader } from "../domain/summary/summary-store.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";
import { toPersonConditions } from "./person-conditions.ts";
import { readInSlices, type Stretch } from "./slices.ts";

const HOUR_MS = 3_600_000;
const HOURS = 24;
/** A reader's date may be one off in any zone, and its clock somewhat wrong. */
const MARGIN_MS = 30 * HOUR_MS;

const GROUP_IDS: Readonly<Record<"DEVICE" | "HOUR", RawBuilder<string>>> = {
  DEVICE: sql`punch.reader_id`,
  HOUR: sql`substr(punch.local_time, 12, 2)`,
};

/** Counts punches and different PINs of each reader or hour. */
export async function countPunches(
  read: Kysely<Tables>,
  selection: PunchSelection,
  groupBy: "DEVICE" | "HOUR",
): ReturnType<SummaryReader["countPunches"]> {
  const groups = new Map<string, { punches: number; readonly pins: Set<string> }>();
  const pins = new Set<string>();
  const id = GROUP_IDS[groupBy];
  await readInSlices(toStretch(selection), HOUR_MS, async (slice) => {
    const counted = selectPunches(read, selection, slice)
      .select([id.as("id"), "punch.pin", sql<number>`count(*)`.as("punches")])
      .groupBy([id, "punch.pin"]);
    for (const row of await counted.execute()) {
      const group = groups.get(row.id) ?? { punches: 0, pins: new Set() };
      groups.set(row.id, group);
      group.punches += row.punches;
      group.pins.add(row.pin);
      pins.add(row.pin);
    }
  });
  const toCount = ([key, { punches, pins: own }]: [
    string,
    { punches: number; pins: Set<string> },
  ]): PunchGroupCount => ({
    id: key,
    punches,
    people: own.size,
  });
  return { groups: [...groups].map(toCount), people: pins.size };
}

/** Counts the punches of each hour of a date. */
export async function countHours(
  read: Kysely<Tables>,
  { from, ...rest }: Omit<PunchSelection, "to">,
): Promise<readonly number[]> {
  const selection = { ...rest, from, to: from };
  const hours = Array.from({ length: HOURS }, () => 0);
  await readInSlices(toStretch(selection), HOUR_MS, async (slice) => {
    const counted = selectPunches(read, selection, slice)
      .select([GROUP_IDS.HOUR.as("id"), sql<number>`count(*)`.as("punches")])
      .groupBy(GROUP_IDS.HOUR);
    for (const { id, punches } of await counted.execute()) hours[Number(id)] = (hours[Number(id)] ?? 0) + punches;
  });
  return hours;
}

function toStretch({ from, to }: Pick<PunchSelection, "from" | "to">): Stretch {
  return {
    from: Date.parse(`${from}T00:00:00Z`) - MARGIN_MS,
    to: Date.parse(`${addDays(to, 1)}T00:00:00Z`) + MARGIN_MS,
  };
}

/** The punches of a slice of time that count. */
export function selectPunches(read: Kysely<Tables>, selection: PunchSelection, slice: Stretch = toStretch(selection)) {
  const { from, to, placeIds } = selection;
  let query = read
    .selectFrom("punch")
    .where("punch.at_ms", ">=", slice.from)
    .where("punch.at_ms", "<=", slice.to)
    .where("punch.set_aside", "is", null)
    .where("punch.local_time", ">=", from)
    .where("punch.local_time", "<", addDays(to, 1));
  if (placeIds !== undefined) query = query.where(isOneOf("punch.place_id", placeIds));
  const whose = isWhose(read, selection);
  return whose === undefined ? query : query.where(whose);
}

/** Whether a punch is of people of the selection: by whom its PIN is claimed. */
function isWhose(read: Kysely<Tables>, selection: PunchSelection): RawBuilder<SqlBool> | undefined {
  const { departmentIds, personIds: ids, search, scope } = selection;
  const people = { departmentIds, ids, search, scope };
  if (Object.values(people).every((part) => part === undefined)) return undefined;
  const claimed = read
    .selectFrom("pin_claim")
    .innerJoin("person", "person.key", "pin_claim.person_key")
    .where((where) => where.and(toPersonConditions(where, people)))
    .select(sql`1`.as("one"))
    .where(sql<SqlBool>`pin_claim.pin = punch.pin and pin_claim.place_id in ('', punch.place_id)
      and coalesce(pin_claim.from_date, '') <= substr(punch.local_time, 1, 10)
      and coalesce(pin_claim.to_date, '9999-12-31') >= substr(punch.local_time, 1, 10)`);
  return sql<SqlBool>`exists ${claimed}`;
}
