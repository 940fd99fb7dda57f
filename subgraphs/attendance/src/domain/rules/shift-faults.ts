import type { Fault } from "@biometricflow/rules/faults";
import type { PersonRules } from "@biometricflow/rules/place-rules";
import { toHomePlace } from "@biometricflow/rules/parse-person";
import { findPersonFaults, findPlaceFaults } from "@biometricflow/rules/shift-settings";
import { type CompiledRules, compileOrganisation, type PlaceFacts } from "./compile-organisation.ts";
import { compilePerson, type PersonFacts } from "./compile-person.ts";
import { type ShiftBook, toLayers } from "./shift-book.ts";
import { type DateRange, FIRST_DATE, LAST_DATE } from "./stretches.ts";

/** Dates on which anything may hold. */
const ALWAYS = { from: FIRST_DATE, to: LAST_DATE };

/** 2.1: what does not hold at some place, and for people of some department at some place; nothing of people's own. */
export function findBookFaults(places: readonly PlaceFacts[], book: ShiftBook): readonly Fault[] {
  const { organisation } = compileOrganisation(places, book);
  const departments = book.targets.filter(({ kind }) => kind === "DEPARTMENT");
  return Object.entries(organisation.places).flatMap(([id, place]) => [
    ...findPlaceFaults(place, `places.${id}`),
    ...departments.flatMap((target) => {
      const person = { ...NOBODY, shift: toLayers(book, book.shiftsOf(target)) };
      const faults = findPersonFaults(person, place, ALWAYS);
      return faults.map((fault) => ({ ...fault, key: `departments.${target.id} at ${id}: ${fault.key}` }));
    }),
  ]);
}

/** 2.1: what does not hold for a person at the home place on some dates, the person's own shifts and roster included. */
export function findOwnFaults(facts: PersonFacts, rules: CompiledRules, dates: DateRange): readonly Fault[] {
  const person = compilePerson(facts, rules.book);
  const home = rules.organisation.places[toHomePlace(person) ?? ""];
  const faults = home === undefined ? [] : findPersonFaults(person, home, dates);
  return faults.map((fault) => ({ ...fault, key: `${facts.person.id}: ${fault.key}` }));
}

/** The faults of `after` that were not there before. */
export function listNewFaults(before: readonly Fault[], after: readonly Fault[]): readonly Fault[] {
  const known = new Set(before.map(({ key, found }) => `${key} ${found}`));
  return after.filter(({ key, found }) => !known.has(`${key} ${found}`));
}

const NOBODY: Omit<PersonRules, "shift"> = {
  pin: "",
  homePlace: undefined,
  enrolledAt: [],
  employed: { from: undefined, to: undefined },
  roster: {},
  absences: [],
};
