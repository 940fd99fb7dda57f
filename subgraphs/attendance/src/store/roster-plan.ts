import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import { addDays } from "../domain/dates.ts";
import type { CompiledRules } from "../domain/rules/compile-organisation.ts";
import type { PersonFacts } from "../domain/rules/compile-person.ts";
import { findOwnFaults } from "../domain/rules/shift-faults.ts";
import { layRoster } from "../domain/shifts/edited-roster.ts";
import type { RosterEdit, RosterFault } from "../domain/shifts/shift-store.ts";
import type { Tables } from "./database.ts";
import { readPersonFacts } from "./person-work.ts";

/** What edits change in one person's roster. */
interface PersonPlan {
  readonly personKey: number;
  readonly personId: string;
  readonly changed: readonly RosterEdit[];
}

/** What edits of rosters would do. */
export interface RosterPlan {
  readonly people: readonly PersonPlan[];
  /** Cells that hold already what they are to hold. */
  readonly unchanged: number;
  readonly faults: readonly RosterFault[];
}

/** Others have their turn in between: a sheet may be of thousands. */
const PEOPLE_PER_TURN = 100;

/** Compares edits with what is known, by the rules as they are; nothing is written. */
export async function planRoster(
  read: Kysely<Tables>,
  edits: readonly RosterEdit[],
  rules: CompiledRules,
): Promise<RosterPlan> {
  const faults: RosterFault[] = [...findUnknownShifts(edits, rules)];
  const people: PersonPlan[] = [];
  let unchanged = 0;
  const byPerson = [...Map.groupBy(edits, ({ personId }) => personId)];
  for (let start = 0; start < byPerson.length; start += PEOPLE_PER_TURN) {
    await nextTurn();
    const some = byPerson.slice(start, start + PEOPLE_PER_TURN);
    const found = await readFacts(read, some);
    for (const [personId, own] of some) {
      const facts = found.get(personId);
      if (facts === undefined) {
        faults.push({ personId, date: undefined, found: personId, expected: "the id of a person" });
        continue;
      }
      const { roster, changed } = layRoster(facts.roster, own);
      unchanged += new Set(own.map(({ date }) => date)).size - changed.length;
      if (changed.length === 0) continue;
      people.push({ personKey: facts.person.key, personId, changed });
      faults.push(...findRosterFaults({ ...facts, roster }, rules, changed));
    }
  }
  return { people, unchanged, faults };
}

function findUnknownShifts(edits: readonly RosterEdit[], { book }: CompiledRules): readonly RosterFault[] {
  return edits.flatMap(({ personId, date, cell }) =>
    cell?.kind === "SHIFT" && !book.shifts.has(cell.shiftId)
      ? [{ personId, date, found: cell.shiftId, expected: "the id of a shift, or OFF" }]
      : [],
  );
}

async function readFacts(
  read: Kysely<Tables>,
  edits: readonly (readonly [personId: string, own: readonly RosterEdit[]])[],
): Promise<ReadonlyMap<string, PersonFacts>> {
  const ids = edits.map(([id]) => id);
  const people = await read.selectFrom("person").select(["id", "key"]).where("id", "in", ids).execute();
  const own = new Map(edits);
  const work = people.map(({ id, key }) => {
    const dates = (own.get(id) ?? []).map(({ date }) => date).toSorted();
    return { personKey: key, from: dates[0] ?? "", to: dates.at(-1) ?? "" };
  });
  const found = work.length === 0 ? [] : await readPersonFacts(read, work);
  return new Map(found.map(({ facts }) => [facts.person.id, facts]));
}

/** 2.1: on the dates that are others now and on those beside them. */
function findRosterFaults(
  facts: PersonFacts,
  rules: CompiledRules,
  changed: readonly RosterEdit[],
): readonly RosterFault[] {
  const dates = changed.map(({ date }) => date).toSorted();
  const range = { from: addDays(dates[0] ?? "", -1), to: addDays(dates.at(-1) ?? "", 1) };
  return findOwnFaults(facts, rules, range).map(({ key, found, expected }) => ({
    personId: facts.person.id,
    date: /roster\.(\d{4}-\d{2}-\d{2})/.exec(key)?.[1],
    found,
    expected,
  }));
}
