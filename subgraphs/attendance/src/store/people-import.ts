import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Identity } from "../domain/people/identity.ts";
import { type ImportPlan, planImport, toSides } from "../domain/people/import-plan.ts";
import { createSheetParser } from "../domain/people/parse-sheet.ts";
import { listNamed } from "../domain/people/sheet-line.ts";
import type { Act, ImportOrder, ImportOutcome, PersonRecord } from "../domain/people/people-store.ts";
import type { SheetFault, SheetRow } from "../domain/people/person-sheet.ts";
import { recordChanges } from "./change-log.ts";
import { updatePeople } from "./changed-people.ts";
import type { Tables, WriteTransaction } from "./database.ts";
import { insertPeople } from "./new-people.ts";
import { listHolders, listPeople } from "./person-list.ts";
import { isOfHome, keepSaidHomes, type SaidHome } from "./said-homes.ts";

/** What an import would do, and whose home places its lines say. */
interface DecidedImport {
  readonly outcome: ImportOutcome;
  readonly homes: readonly SaidHome[];
}

/** What an import would do, by who is known now. */
export async function decideImport(
  read: Kysely<Tables>,
  { rows, placeIds }: ImportOrder,
  identity: Identity,
): Promise<DecidedImport> {
  const known = await readNamed(read, rows, identity);
  const parse = createSheetParser(rows, { identity, placeIds, known });
  const faults: SheetFault[] = [];
  const plans: ImportPlan[] = [];
  const homes: SaidHome[] = [];
  for await (const some of toTurns(rows)) {
    const parsed = parse(some);
    faults.push(...parsed.faults);
    plans.push(planImport(parsed.drafts, known));
    homes.push(...parsed.drafts.map(({ id, homePlaceId }) => ({ personId: id, homePlaceId })));
  }
  const outcome = {
    created: plans.flatMap(({ created }) => created),
    changed: plans.flatMap(({ changed }) => changed),
    unchanged: plans.reduce((sum, { unchanged }) => sum + unchanged, 0),
    faults,
    isDone: false,
  };
  return { outcome, homes };
}

/** Whoever is known of those whom a sheet names, by id; inside a transaction where it is decided by it. */
async function readNamed(
  read: Kysely<Tables>,
  rows: readonly SheetRow[],
  identity: Identity,
): Promise<ReadonlyMap<string, PersonRecord>> {
  const [ids, accounts] = [new Set<string>(), new Set<string>()];
  for await (const some of toTurns(rows)) {
    const named = listNamed(some, identity);
    for (const id of named.ids) ids.add(id);
    for (const account of named.accounts) accounts.add(account);
  }
  const known = new Map<string, PersonRecord>();
  const keep = (people: readonly PersonRecord[]) => {
    for (const person of people) known.set(person.id, person);
  };
  for await (const some of toTurns([...ids])) keep(await listPeople(read, { ids: some }));
  for await (const some of toTurns([...accounts])) keep(await listHolders(read, some));
  return known;
}

/** Takes a sheet in, unless it has a fault. */
export async function importSheet(
  transaction: WriteTransaction,
  order: ImportOrder,
  { identity, act }: { readonly identity: Identity; readonly act: Act },
): Promise<ImportOutcome> {
  const { outcome: plan, homes } = await decideImport(transaction.tx, order, identity);
  if (plan.faults.length > 0) return plan;
  const said = { source: "IMPORT", atMs: act.atMs } as const;
  const action = "importPeople";
  for await (const drafts of toTurns(plan.created)) {
    await insertPeople(transaction, drafts, said);
    await recordChanges(
      transaction,
      act,
      drafts.map((draft) => ({ action, subject: draft.id, detail: draft })),
    );
  }
  for await (const some of toTurns(plan.changed)) {
    await updatePeople(transaction, some, said);
    await recordChanges(
      transaction,
      act,
      some.map(({ person, changes }) => ({ action, subject: person.id, detail: changes, audited: toSides(changes) })),
    );
  }
  const logged = new Set([
    ...plan.created.map(({ id }) => id),
    ...plan.changed.flatMap(({ person, changes }) => (changes.some(isOfHome) ? [person.id] : [])),
  ]);
  await keepSaidHomes(transaction, homes, { ...act, action, logged });
  return { ...plan, isDone: true };
}

/** About how many people a statement is, whatever their number; others have their turn in between. */
const PEOPLE_AT_ONCE = 500;

async function* toTurns<T>(all: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < all.length; start += PEOPLE_AT_ONCE) {
    await nextTurn();
    yield all.slice(start, start + PEOPLE_AT_ONCE);
  }
}
