import { type Kysely, sql } from "kysely";
import type { Identity } from "../domain/people/identity.ts";
import type { Act } from "../domain/people/people-store.ts";
import type { PinChange, PinOutcome, PinRehearsal, PinStore, PunchCount } from "../domain/people/pin-decision.ts";
import type { RecordWork } from "../domain/records/dirty-mark.ts";
import type { Database, Tables, WriteTransaction } from "./database.ts";
import { readPersonWork } from "./person-work.ts";
import { isUnclaimed } from "./conditions.ts";
import { changePin } from "./pin-changes.ts";
import { countOpenConflicts, listOpenConflicts } from "./open-conflicts.ts";
import { countConflicts, listConflicts } from "./pin-conflicts.ts";
import { countDecisions, listDecisions } from "./pin-decisions.ts";

/** Whose PINs are, in a database. */
export function createPinStore({ read, write }: Database, identity: Identity): PinStore {
  return {
    change: (change, act) =>
      takenBack<PinOutcome>(write, async (transaction, takeBack) => {
        const outcome = await changePin(transaction, change, { ...act, identity });
        return outcome.kind === "FAULT" ? takeBack(outcome) : outcome; // it may have made people before it was seen
      }),
    rehearse: async (change, act) => {
      const seen = await rehearse(write, change, { ...act, identity });
      const work = seen.outcome.kind === "DONE" ? toWork(seen.outcome) : [];
      return { ...seen, before: await readPersonWork(read, work) };
    },
    ...(identity === "place" ? NO_CONFLICTS : createConflictReader(read)),
    listDecisions: (pin, page) => listDecisions(read, pin, page),
    countDecisions: (pin) => countDecisions(read, pin),
  };
}

type ConflictReader = Pick<PinStore, "listConflicts" | "countConflicts" | "listOpenConflicts" | "countOpenConflicts">;

function createConflictReader(read: Kysely<Tables>): ConflictReader {
  return {
    listConflicts: (selection, page) => listConflicts(read, selection, page),
    countConflicts: (selection) => countConflicts(read, selection),
    listOpenConflicts: (selection, page) => listOpenConflicts(read, selection, page),
    countOpenConflicts: (selection) => countOpenConflicts(read, selection),
  };
}

/** Where PINs are of places, a PIN of two places is two people's, whatever their names. */
const NO_CONFLICTS: ConflictReader = {
  listConflicts: async () => [],
  countConflicts: async () => 0,
  listOpenConflicts: async () => [],
  countOpenConflicts: async () => 0,
};

/** Runs a transaction that may be taken back by an answer of its own: then nothing of it is kept. */
async function takenBack<Answer>(
  write: Database["write"],
  work: (transaction: WriteTransaction, takeBack: (answer: Answer) => never) => Promise<Answer>,
): Promise<Answer> {
  let taken: { readonly answer: Answer } | undefined;
  const takeBack = (answer: Answer): never => {
    taken = { answer };
    throw new TakenBackError();
  };
  try {
    return await write((transaction) => work(transaction, takeBack));
  } catch (error) {
    if (error instanceof TakenBackError && taken !== undefined) return taken.answer;
    throw error;
  }
}

class TakenBackError extends Error {
  override readonly name = "TakenBackError";
}

function rehearse(
  write: Database["write"],
  change: PinChange,
  terms: Act & { readonly identity: Identity },
): Promise<Omit<PinRehearsal, "before">> {
  return takenBack<Omit<PinRehearsal, "before">>(write, async (transaction, takeBack) =>
    takeBack(await look(transaction, await changePin(transaction, change, terms))),
  );
}

async function look(transaction: WriteTransaction, outcome: PinOutcome): Promise<Omit<PinRehearsal, "before">> {
  const none = { punches: 0, days: 0, firstMs: undefined, lastMs: undefined };
  if (outcome.kind === "FAULT") return { outcome, unclaimed: 0, claimed: none, after: [] };
  const { tx } = transaction;
  const unclaimed = await tx
    .selectFrom("punch")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("pin", "=", outcome.pin)
    .where("set_aside", "is", null)
    .where(isUnclaimed())
    .executeTakeFirstOrThrow();
  return {
    outcome,
    unclaimed: unclaimed.count,
    claimed: await countClaimed(transaction, outcome.pin),
    after: await readPersonWork(tx, toWork(outcome)),
  };
}

/** The punches of a PIN that are somebody's. */
async function countClaimed({ tx }: WriteTransaction, pin: string): Promise<PunchCount> {
  const row = await tx
    .selectFrom("punch")
    .select(({ fn }) => [
      fn.countAll<number>().as("punches"),
      sql<number>`count(distinct substr(local_time, 1, 10))`.as("days"),
      fn.min("at_ms").as("first"),
      fn.max("at_ms").as("last"),
    ])
    .where("pin", "=", pin)
    .where("set_aside", "is", null)
    .where((where) => where.not(isUnclaimed()))
    .executeTakeFirstOrThrow();
  const { punches, days, first, last } = row;
  return { punches, days, firstMs: first ?? undefined, lastMs: last ?? undefined };
}

function toWork({ moved }: Extract<PinOutcome, { kind: "DONE" }>): readonly RecordWork[] {
  return moved.map(({ personKey, from, to }) => ({ personKey, from, to, token: 0 }));
}
