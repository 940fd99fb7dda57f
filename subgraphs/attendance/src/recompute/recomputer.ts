import { setImmediate as nextTurn } from "node:timers/promises";
import { createOrganisation } from "@biometricflow/rules/organisation";
import { RulesError } from "@biometricflow/rules/faults";
import type { RecordWork } from "../domain/records/dirty-mark.ts";
import { toProofs } from "../domain/records/reader-proof.ts";
import { type RowTerms, toPersonDays, toRows } from "../domain/records/person-rows.ts";
import { toPresenceRow } from "../domain/presence/presence-row.ts";
import type { PersonWork, RecordStore, WorkResult, WorkSelection } from "../domain/records/record-store.ts";
import type { CompiledRules } from "../domain/rules/compile-organisation.ts";

/** What works records out. */
export interface RecomputerOptions {
  readonly store: RecordStore;
  /** The rules that hold now; the same object while nothing changed. */
  readonly readRules: () => Promise<CompiledRules>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Hears of whoever has no records for a reason that is not in their hours: a fault of ours. */
  readonly onFault?: (error: unknown) => void;
}

/** Works out the records that are marked. */
export interface Recomputer {
  /** The oldest marked people, or those of a selection, so many at most. @returns how many it did */
  readonly run: (limit: number, selection?: WorkSelection) => Promise<number>;
}

/** Some milliseconds; then others have their turn. */
const PEOPLE_AT_ONCE = 20;

/** Runs one after the other in which nobody got on, and whatever is everybody's could be read: it is the people then. */
const STUCK_RUNS = 5;

/** Creates it; nothing runs by itself. */
export function createRecomputer({ store, readRules, now, onFault = () => {} }: RecomputerOptions): Recomputer {
  const toOrganisation = keepLast(createOrganisation);
  const runWork = async (work: readonly RecordWork[]): Promise<void> => {
    const rules = await readRules();
    const organisation = toOrganisation(rules.organisation);
    const people = await store.readWork(work);
    const proofs = toProofs(await store.listReaders());
    const terms = { organisation, book: rules.book, asOfMs: now(), ...proofs, additionalHolidays: [] };
    const results: WorkResult[] = [];
    for (const person of people) {
      results.push(workOut(person, terms, onFault));
      if (results.length % PEOPLE_AT_ONCE === 0) await nextTurn();
    }
    const gone = work.filter(({ personKey }) => !people.some(({ person }) => person.key === personKey));
    await store.saveResults([...results, ...gone.map(toNoRows)], terms.asOfMs);
  };
  let stuckRuns = 0;
  const isStuck = async (): Promise<boolean> => {
    await Promise.all([readRules(), store.listReaders()]);
    stuckRuns += 1;
    return stuckRuns >= STUCK_RUNS;
  };
  const onFailed = (failed: readonly WorkResult[]) => store.saveResults(failed, now());
  return {
    run: async (limit, selection) => {
      const work = await store.listWork(limit, selection);
      if (work.length === 0) return 0;
      try {
        await runWork(work);
      } catch (error) {
        await runApart(work, runWork, { error, onFailed, onFault, isStuck });
      }
      stuckRuns = 0;
      return work.length;
    },
  };
}

interface Failure {
  readonly error: unknown;
  readonly onFailed: (results: readonly WorkResult[]) => Promise<void>;
  readonly onFault: (error: unknown) => void;
  /** Whether nobody got on for long, though the store answers. */
  readonly isStuck: () => Promise<boolean>;
}

/**
 * Does one by one what could not be done together, so that nobody waits behind somebody whose facts cannot be read or whose
 * records cannot be kept: that person has a fault which says why, unless it passed by itself when the others were done. Where
 * nobody gets on it is the store, and all of it waits; but the only ones who are left are not the store for ever.
 *
 * @throws what was thrown before, where nobody gets on
 */
async function runApart(
  work: readonly RecordWork[],
  runWork: (work: readonly RecordWork[]) => Promise<void>,
  { error: first, onFailed, onFault, isStuck }: Failure,
): Promise<void> {
  const failed = await runEach(work, runWork);
  if (failed.length === work.length && !(await isStuck())) throw first;
  const again = failed.map(({ work: each }) => each);
  const left = await runEach(again, runWork);
  for (const { error } of left) onFault(error);
  await onFailed(left.map(toFault));
}

/** Somebody's dates, and why they could not be done. */
interface FailedWork {
  readonly work: RecordWork;
  readonly error: unknown;
}

async function runEach(
  work: readonly RecordWork[],
  runWork: (work: readonly RecordWork[]) => Promise<void>,
): Promise<readonly FailedWork[]> {
  const failed: FailedWork[] = [];
  for (const each of work) await runWork([each]).catch((error: unknown) => failed.push({ work: each, error }));
  return failed;
}

function toFault({ work, error }: FailedWork): WorkResult {
  return { kind: "FAULT", work, message: error instanceof Error ? error.message : String(error) };
}

function toNoRows(work: RecordWork): WorkResult {
  return { kind: "ROWS", work, rows: [] };
}

/** A person whose hours contradict the rules has no records and a fault that says why; the others have theirs. */
function workOut(person: PersonWork, terms: RowTerms, onFault: (error: unknown) => void): WorkResult {
  const { work } = person;
  try {
    const days = toPersonDays(person, terms);
    const last = days.at(-1); // a business day has no record before it begins, so the last one may be under way
    const presence = last && toPresenceRow(last, person.enrolledAt, terms.asOfMs);
    return { kind: "ROWS", work, rows: toRows(days, person, terms), presence };
  } catch (error) {
    if (!(error instanceof RulesError || error instanceof RangeError)) onFault(error);
    return toFault({ work, error });
  }
}

function keepLast<In, Out>(make: (given: In) => Out): (given: In) => Out {
  let last: { readonly given: In; readonly made: Out } | undefined;
  return (given) => {
    if (last?.given !== given) last = { given, made: make(given) };
    return last.made;
  };
}
