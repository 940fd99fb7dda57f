import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { toUtcDate } from "../domain/dates.ts";
import {
  type Enrolment,
  type EnrolmentFinding,
  type FindingKind,
  FINDING_KINDS,
  findEnrolmentMs,
  type FindingPageRequest,
  type FindingSelection,
} from "../domain/people/enrolment-finding.ts";
import type { PersonRecord } from "../domain/people/people-store.ts";
import { isClaimOf, isFromName, isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";
import { toPersonConditions } from "./person-conditions.ts";
import { selectPeople, toPersonRecord } from "./person-list.ts";

/** One page of findings: kind after kind, each in the order of names. */
export async function listFindings(
  read: Kysely<Tables>,
  selection: FindingSelection,
  { limit, after, isAtIn = false }: FindingPageRequest,
): Promise<readonly EnrolmentFinding[]> {
  const found: { readonly kind: FindingKind; readonly person: PersonRecord }[] = [];
  const [lastKind = 0, nameKey = "", id = ""] = after ?? [];
  for (const [index, kind] of FINDING_KINDS.entries()) {
    if (!selection.kinds.includes(kind) || index < lastKind || found.length >= limit) continue;
    let people = selectPeople(read, selection.people)
      .where(isFound(kind, selection))
      .orderBy("person.name_key")
      .orderBy("person.id")
      .limit(limit - found.length);
    if (after !== undefined && index === lastKind) people = people.where(isFromName({ nameKey, id, isAtIn }));
    found.push(...(await people.execute()).map((row) => ({ kind, person: toPersonRecord(row) })));
  }
  const keys = found.map(({ person }) => person.key);
  const enrolments = await readEnrolments(read, keys, selection.today);
  return found.map((each) => toFinding(each, enrolments.get(each.person.key) ?? [], selection));
}

/** How many there are. */
export async function countFindings(read: Kysely<Tables>, selection: FindingSelection): Promise<number> {
  let sum = 0;
  for (const kind of FINDING_KINDS) {
    if (!selection.kinds.includes(kind)) continue;
    const { count } = await read
      .selectFrom("person")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where((where) => where.and(toPersonConditions(where, selection.people)))
      .where(isFound(kind, selection))
      .executeTakeFirstOrThrow();
    sum += count;
  }
  return sum;
}

/** Whether a row of `person` is one of a kind. */
function isFound(kind: FindingKind, { today, people: { placeIds } }: FindingSelection): RawBuilder<SqlBool> {
  const employed = sql`(person.employed_from is null or person.employed_from <= ${today})
    and (person.employed_to is null or person.employed_to >= ${today})`;
  const enrolled = isEnrolled(today, placeIds);
  switch (kind) {
    case "LEAVER_STILL_ENROLLED":
      return sql<SqlBool>`person.employed_to < ${today} and ${enrolled}`;
    case "ENROLLED_BEFORE_EMPLOYMENT":
      return sql<SqlBool>`person.employed_from > ${today} and ${enrolled}`;
    case "ENROLLED_NOWHERE":
      return sql<SqlBool>`${employed} and not ${isEnrolled(today, undefined)}`;
    case "NEVER_PUNCHED":
      return sql<SqlBool>`${employed} and ${enrolled} and not ${HAS_PUNCHED}`;
  }
}

function isEnrolled(today: string, placeIds: readonly string[] | undefined): RawBuilder<SqlBool> {
  const there = placeIds === undefined ? sql`1 = 1` : isOneOf("enrolment.place_id", placeIds);
  return sql<SqlBool>`exists (
    select 1 from pin_claim inner join enrolment on enrolment.pin = pin_claim.pin
    where pin_claim.person_key = person.key and ${isClaimOf("enrolment")} and enrolment.ended_ms is null and ${there}
      and ${isClaimedOn(today)})`;
}

/** Whether a claim holds on a date. */
export function isClaimedOn(today: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`((pin_claim.from_date is null or pin_claim.from_date <= ${today})
    and (pin_claim.to_date is null or pin_claim.to_date >= ${today}))`;
}

const HAS_PUNCHED = sql<SqlBool>`exists (
  select 1 from pin_claim inner join punch on punch.pin = pin_claim.pin
  where pin_claim.person_key = person.key and ${isClaimOf("punch")} and punch.set_aside is null
    and (pin_claim.from_date is null or pin_claim.from_date <= substr(punch.local_time, 1, 10))
    and (pin_claim.to_date is null or pin_claim.to_date >= substr(punch.local_time, 1, 10)))`;

async function readEnrolments(
  read: Kysely<Tables>,
  keys: readonly number[],
  today: string,
): Promise<ReadonlyMap<number, readonly Enrolment[]>> {
  const rows = await read
    .selectFrom("pin_claim")
    .innerJoin("enrolment", "enrolment.pin", "pin_claim.pin")
    .select(["pin_claim.person_key", "enrolment.place_id", "enrolment.since_ms", "enrolment.ended_ms"])
    .distinct()
    .where(isClaimOf("enrolment"))
    .where(isClaimedOn(today))
    .where(isOneOf("pin_claim.person_key", keys))
    .orderBy("enrolment.place_id")
    .execute();
  const enrolments = rows.map((row) => ({
    personKey: row.person_key,
    placeId: row.place_id,
    sinceMs: row.since_ms,
    endedMs: row.ended_ms ?? undefined,
  }));
  return Map.groupBy(enrolments, ({ personKey }) => personKey);
}

function toFinding(
  { kind, person }: { readonly kind: FindingKind; readonly person: PersonRecord },
  enrolments: readonly Enrolment[],
  { people: { placeIds } }: FindingSelection,
): EnrolmentFinding {
  const seen = enrolments.filter(({ placeId }) => placeIds === undefined || placeIds.includes(placeId));
  const ms = findEnrolmentMs(kind, seen);
  const dates: Readonly<Record<FindingKind, string | undefined>> = {
    LEAVER_STILL_ENROLLED: person.employedTo,
    ENROLLED_BEFORE_EMPLOYMENT: person.employedFrom,
    ENROLLED_NOWHERE: ms ? toUtcDate(ms) : undefined,
    NEVER_PUNCHED: ms ? toUtcDate(ms) : undefined,
  };
  const current = seen.filter(({ endedMs }) => endedMs === undefined).map(({ placeId }) => placeId);
  return { kind, person, placeIds: [...new Set(current)], date: dates[kind] };
}
