import type { Kysely } from "kysely";
import { applyCorrections } from "../domain/corrections/applied-punches.ts";
import { toUtcDate } from "../domain/dates.ts";
import { isClaimed, type Person, type PinClaim } from "../domain/people/person.ts";
import type { RecordWork } from "../domain/records/dirty-mark.ts";
import { PUNCH_MARGIN_MS } from "../domain/records/recompute.ts";
import type { DepartmentStay } from "../domain/rules/compile-person.ts";
import { listPersonAssignments, listRosterDays } from "./person-shifts.ts";
import type { PersonFacts } from "../domain/rules/compile-person.ts";
import type { PersonWork } from "../domain/records/record-store.ts";
import type { StoredPunch } from "../domain/records/stored-punch.ts";
import { listRulesAbsences } from "./absence-rows.ts";
import { readApplied } from "./correction-rows.ts";
import { toClaim } from "./claim-row.ts";
import { type ClaimedAside, isClaimedAside, listAsides } from "./aside-row.ts";
import type { Tables } from "./database.ts";

/** Reads, by one question a table, everything that the records of some people follow from. */
export async function readPersonWork(
  read: Kysely<Tables>,
  work: readonly RecordWork[],
): Promise<readonly PersonWork[]> {
  if (work.length === 0) return []; // PostgreSQL has no empty list
  const found = await readPersonFacts(read, work);
  const pins = [...new Set(found.flatMap(({ claims }) => claims.map(({ pin }) => pin)))];
  const time = toPunchTime(work);
  const personKeys = found.map(({ facts }) => facts.person.key);
  const [rows, corrections, asides] = await Promise.all([
    listPunches(read, pins, time),
    readApplied(read, { ...time, pins, personKeys }),
    listAsides(read, pins, time),
  ]);
  const punches = Map.groupBy(rows, ({ pin }) => pin);
  return found.map(({ work: each, claims, facts }) => {
    const isOwn = (punch: StoredPunch) => claims.some((claim) => isClaimed(claim, punch));
    const own = [...new Set(claims.map(({ pin }) => pin))].flatMap((pin) => (punches.get(pin) ?? []).filter(isOwn));
    const isAside = (aside: ClaimedAside) => claims.some((claim) => isClaimedAside(claim, aside));
    return {
      ...{ work: each, ...facts, asides: asides.filter(isAside) },
      ...applyCorrections(each.personKey, own, corrections),
    };
  });
}

/** Somebody's dates, without a punch. */
interface FoundFacts<Work> {
  readonly work: Work;
  readonly claims: readonly PinClaim[];
  readonly facts: PersonFacts;
}

/** Reads the same without the punches. People who are gone are left out. */
export async function readPersonFacts<Work extends PersonDates>(
  read: Kysely<Tables>,
  work: readonly Work[],
): Promise<readonly FoundFacts<Work>[]> {
  const [people, claims, stays, absences, roster] = await Promise.all([
    listPeople(read, work),
    listClaims(read, work),
    listStays(read, work),
    listRulesAbsences(read, work),
    listRosterDays(read, work),
  ]);
  const pins = [...new Set(claims.map(({ pin }) => pin))];
  const ids = [...people.values()].map(({ id }) => id);
  const [enrolments, assignments] = await Promise.all([listEnrolments(read, pins), listPersonAssignments(read, ids)]);
  const enrolmentsOf = Map.groupBy(enrolments, ({ pin }) => pin);
  const claimsOf = Map.groupBy(claims, ({ personKey }) => personKey);
  return work.flatMap((each) => {
    const person = people.get(each.personKey);
    if (person === undefined) return [];
    const own = claimsOf.get(each.personKey) ?? [];
    const enrolled = own.flatMap((claim) =>
      (enrolmentsOf.get(claim.pin) ?? []).filter(({ placeId }) => (claim.placeId ?? placeId) === placeId),
    );
    const facts = {
      person,
      absences: absences.get(each.personKey) ?? [],
      departments: stays.get(each.personKey) ?? [],
      enrolledAt: [...new Set(enrolled.map(({ placeId }) => placeId))],
      assignments: assignments.get(person.id) ?? [],
      roster: roster.get(each.personKey) ?? [],
    };
    return [{ work: each, claims: own, facts }];
  });
}

type PersonDates = Omit<RecordWork, "token">;

async function listPeople(read: Kysely<Tables>, work: readonly PersonDates[]): Promise<ReadonlyMap<number, Person>> {
  const keys = work.map(({ personKey }) => personKey);
  const rows = await read.selectFrom("person").selectAll().where("key", "in", keys).execute();
  return new Map(
    rows.map((row) => [
      row.key,
      {
        key: row.key,
        id: row.id,
        pin: row.pin,
        name: row.name,
        homePlaceId: row.home_place_id || undefined,
        employedFrom: row.employed_from ?? undefined,
        employedTo: row.employed_to ?? undefined,
        recordsFrom: row.records_from,
      },
    ]),
  );
}

async function listStays(
  read: Kysely<Tables>,
  work: readonly PersonDates[],
): Promise<ReadonlyMap<number, readonly DepartmentStay[]>> {
  const keys = work.map(({ personKey }) => personKey);
  const query = read.selectFrom("department_stay").selectAll().where("person_key", "in", keys).orderBy("from_date");
  const stays = Map.groupBy(await query.execute(), ({ person_key }) => person_key);
  const toStay = (row: { readonly from_date: string; readonly department_id: string }): DepartmentStay => ({
    from: row.from_date,
    departmentId: row.department_id || undefined,
  });
  return new Map([...stays].map(([key, rows]) => [key, rows.map(toStay)]));
}

async function listClaims(read: Kysely<Tables>, work: readonly PersonDates[]): Promise<readonly PinClaim[]> {
  const keys = work.map(({ personKey }) => personKey);
  const rows = await read.selectFrom("pin_claim").selectAll().where("person_key", "in", keys).execute();
  return rows.map(toClaim);
}

const DAY_MS = 86_400_000;

/** From inclusive, to exclusive: the time whose punches the work may follow from. */
function toPunchTime(work: readonly RecordWork[]): { readonly fromMs: number; readonly toMs: number } {
  const from = work.reduce((least, each) => (each.from < least ? each.from : least), "9999-12-31");
  const to = work.reduce((most, each) => (each.to > most ? each.to : most), "0001-01-01");
  const toMs = (date: string) => Date.parse(`${date}T00:00:00Z`);
  return { fromMs: toMs(from) - PUNCH_MARGIN_MS, toMs: toMs(to) + PUNCH_MARGIN_MS };
}

async function listPunches(
  read: Kysely<Tables>,
  pins: readonly string[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<readonly StoredPunch[]> {
  if (pins.length === 0) return [];
  const rows = await read
    .selectFrom("punch")
    .select(["id", "place_id", "reader_id", "pin", "at_ms", "local_time", "state_code", "channel", "drift_seconds"])
    .where("pin", "in", pins)
    .where("at_ms", ">=", fromMs)
    .where("at_ms", "<", toMs)
    .where("local_time", ">=", toUtcDate(fromMs - DAY_MS)) // for the parts of PostgreSQL; the lines before are exact
    .where("local_time", "<", toUtcDate(toMs + 2 * DAY_MS))
    .where("set_aside", "is", null)
    .execute();
  return rows.flatMap(({ at_ms, ...row }) =>
    at_ms === null
      ? []
      : [
          {
            id: row.id,
            placeId: row.place_id,
            readerId: row.reader_id,
            pin: row.pin,
            atMs: at_ms,
            localTime: row.local_time,
            stateCode: row.state_code,
            channel: row.channel,
            driftSeconds: row.drift_seconds,
          },
        ],
  );
}

async function listEnrolments(read: Kysely<Tables>, pins: readonly string[]) {
  if (pins.length === 0) return [];
  const rows = await read.selectFrom("enrolment").select(["place_id", "pin"]).where("pin", "in", pins).execute();
  return rows.map(({ place_id, pin }) => ({ placeId: place_id, pin }));
}
