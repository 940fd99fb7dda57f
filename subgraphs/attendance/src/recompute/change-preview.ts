import { setImmediate as nextTurn } from "node:timers/promises";
import { RulesError } from "@biometricflow/rules/faults";
import { parseDay } from "@biometricflow/rules/local-time";
import { createOrganisation } from "@biometricflow/rules/organisation";
import { type CalendarStore, CalendarTooLongError } from "../domain/calendars/calendar-store.ts";
import { isTooLong } from "../domain/calendars/place-calendar.ts";
import type { PeopleReader, PersonRecord, PersonSelection } from "../domain/people/people-store.ts";
import { type RowTerms, toPersonDays, toRows } from "../domain/records/person-rows.ts";
import { toProofs } from "../domain/records/reader-proof.ts";
import type { KeptRow, PersonWork, RecordStore } from "../domain/records/record-store.ts";
import {
  type ChangedDay,
  type ChangePreview,
  listChangedDays,
  type PreviewChange,
  type PreviewQuestion,
} from "../domain/rules/change-preview.ts";
import { type CompiledRules, compileOrganisation, type PlaceFacts } from "../domain/rules/compile-organisation.ts";
import { changeFacts, changeInputs, type RuleChange, type RuleInputs, toTargets } from "../domain/rules/rule-change.ts";
import { createShiftBook } from "../domain/rules/shift-book.ts";
import { findBookFaults, listNewFaults } from "../domain/rules/shift-faults.ts";
import { type ShiftReader, ShiftRefusal } from "../domain/shifts/shift-store.ts";

/** What a preview is worked out from. */
export interface PreviewOptions {
  readonly store: RecordStore;
  readonly calendars: Pick<CalendarStore, "list">;
  readonly shifts: Pick<ShiftReader, "list" | "listShared">;
  readonly peopleReader: Pick<PeopleReader, "list" | "count">;
  readonly places: readonly Omit<PlaceFacts, "calendar">[];
  readonly identity: "organisation" | "place";
  readonly now: () => number;
}

/** A preview of more people says of how many it is. */
const MOST_PEOPLE = 2_000;
/** Days of one turn, before and after: some ten milliseconds, and others have theirs. */
const DAYS_PER_TURN = 300;

/** Creates what works changes out by the engine that works records out, with the rules as they are and as they would be. */
export function createPreview(options: PreviewOptions): PreviewChange {
  return async (question) => {
    const terms = await readTerms(options, question.change);
    const selection = narrow(question.viewed, question.change);
    const people = await options.peopleReader.list(selection, { limit: MOST_PEOPLE, after: undefined });
    const total = people.length < MOST_PEOPLE ? people.length : await options.peopleReader.count(selection);
    return examine(people, total, { question, terms, store: options.store });
  };
}

interface BeforeAndAfter {
  readonly before: RowTerms;
  readonly after: RowTerms;
}

async function readTerms(options: PreviewOptions, change: RuleChange): Promise<BeforeAndAfter> {
  const { store, calendars, shifts, now } = options;
  const inputs: RuleInputs = {
    calendars: await calendars.list(),
    shifts: await shifts.list(),
    assignments: await shifts.listShared(),
  };
  const changed = changeInputs(inputs, change);
  const touched = changed.calendars.filter((calendar) => !inputs.calendars.includes(calendar));
  if (touched.some(isTooLong)) throw new CalendarTooLongError();
  const [before, after] = [compile(inputs, options), compile(changed, options)];
  const faults = listNewFaults(findBookFaults(before.places, before.book), findBookFaults(after.places, after.book));
  if (faults.length > 0) throw new ShiftRefusal(faults);
  const shared = { asOfMs: now(), ...toProofs(await store.listReaders()), additionalHolidays: [] };
  const toTerms = ({ organisation, book }: CompiledRules) => ({
    ...shared,
    organisation: createOrganisation(organisation),
    book,
  });
  return { before: toTerms(before), after: toTerms(after) };
}

function compile({ calendars, shifts, assignments }: RuleInputs, { places, identity }: PreviewOptions) {
  const known = new Map(calendars.map((calendar) => [calendar.placeId, calendar]));
  const facts = places.map(({ id, timeZone }) => ({ id, timeZone, calendar: known.get(id) }));
  return { ...compileOrganisation(facts, createShiftBook(shifts, assignments), identity), places: facts };
}

/** Of the people whom the asker sees, those whom the change may be about. */
function narrow(viewed: PersonSelection, change: RuleChange): PersonSelection {
  const targets = toTargets(change);
  if (targets === "ANYBODY") return viewed;
  const ids = (kind: string) => targets.filter((target) => target.kind === kind).map(({ id }) => id);
  const [target] = targets;
  if (target?.kind === "DEPARTMENT") return { ...viewed, departmentIds: ids("DEPARTMENT") };
  return target?.kind === "PLACE" ? { ...viewed, placeIds: ids("PLACE") } : { ...viewed, ids: ids("PERSON") };
}

interface Examination {
  readonly question: PreviewQuestion;
  readonly terms: BeforeAndAfter;
  readonly store: RecordStore;
}

async function examine(people: readonly PersonRecord[], total: number, work: Examination): Promise<ChangePreview> {
  const { range, limit } = work.question;
  const days = parseDay(range.to) - parseDay(range.from) + 1;
  const atOnce = Math.max(1, Math.floor(DAYS_PER_TURN / days));
  const found: ChangedDay[] = [];
  const sums = { touched: 0, days: 0, contradictions: 0 };
  for (let start = 0; start < people.length; start += atOnce) {
    await nextTurn();
    const some = people.slice(start, start + atOnce);
    const wanted = some.map(({ key }) => ({ personKey: key, ...range, token: 0 }));
    const known = new Map((await work.store.readWork(wanted)).map((each) => [each.person.key, each]));
    for (const person of some) {
      const { changed, isContradiction } = compare(person, known.get(person.key), work);
      sums.touched += changed.length > 0 ? 1 : 0;
      sums.days += changed.length;
      sums.contradictions += isContradiction ? 1 : 0;
      found.push(...changed.slice(0, limit - found.length));
    }
  }
  return { examined: people.length, people: total, ...sums, changes: found };
}

function compare(person: PersonRecord, facts: PersonWork | undefined, { question, terms }: Examination) {
  if (facts === undefined) return { changed: [], isContradiction: false };
  const before = workOut(facts, terms.before);
  const after = workOut(changeFacts(facts, question.change), terms.after);
  const changed = listChangedDays(person, before ?? [], after ?? []);
  return { changed, isContradiction: before !== undefined && after === undefined };
}

/** `undefined` for whoever has no records, since hours contradict the rules. */
function workOut(facts: PersonWork, terms: RowTerms): readonly KeptRow[] | undefined {
  try {
    return toRows(toPersonDays(facts, terms), facts, terms);
  } catch (error) {
    if (error instanceof RulesError || error instanceof RangeError) return undefined;
    throw error;
  }
}
