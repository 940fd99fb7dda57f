import { type Kysely, sql } from "kysely";
import { type ClaimedPerson, isOwnRow, toClaimedPerson } from "../domain/people/claimed-person.ts";
import { toClaim } from "./claim-row.ts";
import type { Tables } from "./database.ts";
import type { ExportJob } from "../domain/exports/export-job.ts";
import { type ClaimDeed, isNamedIn } from "./pin-claims.ts";
import { MONTHLY } from "./postgres/months.ts";

/** A row as it is kept: columns by name. */
type KeptRow = Readonly<Record<string, unknown>>;

/** Everything that attendance keeps of a person, by table. */
export type KeptTables = Readonly<Record<string, readonly KeptRow[]>>;

/** What is only work that waits, and says no more than the dates of a person. */
const WORK = ["dirty_mark", "record_fault", "record_fault_stretch"];

/** Columns in which people are named; whatever table has one of them is read. */
const PERSON_COLUMNS = ["person_key", "person_id"] as const;

/** Who has a PIN at a place, or had it, by the claims. */
export async function listClaimants(
  read: Kysely<Tables>,
  placeId: string,
  pin: string,
): Promise<readonly ClaimedPerson[]> {
  const people = await read
    .selectFrom("pin_claim")
    .innerJoin("person", "person.key", "pin_claim.person_key")
    .select(["person.key", "person.id", "person.name", "person.account"])
    .distinct()
    .where("pin_claim.pin", "=", pin)
    .where("pin_claim.place_id", "in", ["", placeId])
    .orderBy("person.key")
    .execute();
  return Promise.all(
    people.map(async (person) => {
      const claims = await read.selectFrom("pin_claim").selectAll().where("person_key", "=", person.key).execute();
      return toClaimedPerson(person, claims.map(toClaim));
    }),
  );
}

/**
 * Reads what every table has of a person. Tables are found by the columns in which people are named, so that one that is added
 * later is not forgotten.
 */
export async function readKeptPerson(read: Kysely<Tables>, person: ClaimedPerson): Promise<KeptTables> {
  const { key, id, claims } = person;
  const kept = new Map<string, readonly KeptRow[]>();
  const put = (name: string, rows: readonly KeptRow[]) => kept.set(name, [...(kept.get(name) ?? []), ...rows]);
  put("person", await read.selectFrom("person").selectAll().where("key", "=", key).execute());
  for (const { name, columns } of await read.introspection.getTables()) {
    if (WORK.includes(name) || isPart(name)) continue;
    const by = PERSON_COLUMNS.find((column) => columns.some((each) => each.name === column));
    if (by === undefined) continue;
    const value = by === "person_key" ? key : id;
    const rows = await sql<KeptRow>`select * from ${sql.table(name)} where ${sql.ref(by)} = ${value}`.execute(read);
    put(name, rows.rows);
  }
  for (const table of ["punch", "aside_row", "enrolment"] as const)
    for (const pin of new Set(claims.map((claim) => claim.pin))) {
      const rows = await read.selectFrom(table).selectAll().where("pin", "=", pin).execute();
      put(
        table,
        rows.filter((row) => isOwnRow({ claims }, toClaimable(row))),
      );
    }
  await readNamed(read, id, put);
  await readManaged(read, id, put);
  put("pin_decision", await listOwnDecisions(read, key));
  put("export_job", await listOwnExports(read, person));
  return Object.fromEntries([...kept].filter(([, rows]) => rows.length > 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A month's part of a table that PostgreSQL keeps by months: the whole is read. */
function isPart(name: string): boolean {
  return Object.keys(MONTHLY).some((whole) => name !== whole && name.startsWith(`${whole}_`));
}

interface DatedRow {
  readonly pin: string;
  readonly place_id: string;
  readonly local_time?: string;
  readonly from_ms?: number;
  readonly since_ms?: number;
}

/** By its own date; by the day on which it began, where it has none. */
function toClaimable({ pin, place_id: placeId, ...dated }: DatedRow) {
  const beginMs = dated.from_ms ?? dated.since_ms ?? 0;
  return { pin, placeId, localTime: dated.local_time ?? new Date(beginMs).toISOString() };
}

type PutRows = (name: string, rows: readonly KeptRow[]) => void;

/** What names the person otherwise: by kind and id. */
async function readNamed(read: Kysely<Tables>, id: string, put: PutRows): Promise<void> {
  put("change_log", await read.selectFrom("change_log").selectAll().where("subject", "=", id).execute());
  put(
    "shift_assignment",
    await read
      .selectFrom("shift_assignment")
      .selectAll()
      .where("target_kind", "=", "PERSON")
      .where("target_id", "=", id)
      .execute(),
  );
  put(
    "work_rule",
    await read
      .selectFrom("work_rule")
      .selectAll()
      .where("scope_kind", "=", "PERSON")
      .where("scope_id", "=", id)
      .execute(),
  );
}

/** Whose manager the person is: departments, and how many people. Who those are is theirs. */
async function readManaged(read: Kysely<Tables>, id: string, put: PutRows): Promise<void> {
  put("department", await read.selectFrom("department").select(["id", "name"]).where("manager_id", "=", id).execute());
  const managed = read.selectFrom("person").where("manager_id", "=", id);
  const { people } = await managed.select(({ fn }) => fn.countAll<number>().as("people")).executeTakeFirstOrThrow();
  put("managed_people", Number(people) === 0 ? [] : [{ people: Number(people) }]);
}

/** Decisions about PINs that changed something of the person, with what of it is the person's: the names are of others too. */
async function listOwnDecisions(read: Kysely<Tables>, key: number): Promise<readonly KeptRow[]> {
  const rows = await read.selectFrom("pin_decision").selectAll().orderBy("seq").execute();
  return rows.flatMap(({ deed: kept, names: _names, ...row }) => {
    const deed: ClaimDeed = JSON.parse(kept);
    if (!isNamedIn(deed, key)) return [];
    const isOwn = ({ personKey }: { readonly personKey: number }) => personKey === key;
    const [added, removed, moved] = [deed.added.filter(isOwn), deed.removed.filter(isOwn), deed.moved.filter(isOwn)];
    return [
      { ...row, deed: JSON.stringify({ added, removed, moved, made: deed.made.filter((each) => each === key) }) },
    ];
  });
}

/** Exports that the person's account asked for; what they show is of others. */
async function listOwnExports(
  read: Kysely<Tables>,
  { account }: Pick<ClaimedPerson, "account">,
): Promise<readonly KeptRow[]> {
  if (account === "") return [];
  const rows = await read.selectFrom("export_job").selectAll().where("owner", "=", account).orderBy("id").execute();
  return rows.map(({ job, ...row }) => {
    const { kind, format, state, fileName }: ExportJob = JSON.parse(job);
    return { ...row, kind, format, state, file_name: fileName };
  });
}
