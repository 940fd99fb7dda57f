import { parseOrganisationRules } from "@biometricflow/rules/parse-organisation";
import { expect, it } from "vitest";
import { addDays, countDays } from "../domain/dates.ts";
import type { PersonWork, RecordStore } from "../domain/records/record-store.ts";
import type { StoredPunch } from "../domain/records/stored-punch.ts";
import { EMPTY_BOOK } from "../domain/rules/shift-book.ts";
import { createPinPreview } from "./pin-preview.ts";

const RANGE = { from: "2022-01-03", to: "2026-11-25" };
const DAYS = countDays(RANGE.from, RANGE.to);
const NOW = Date.parse("2026-11-30T00:00:00Z");
const NONE = { punches: 0, days: 0, firstMs: undefined, lastMs: undefined };

const toPunch = (local: string): StoredPunch => ({
  id: `riyadh/${local}`,
  placeId: "riyadh",
  readerId: "riyadh/gate-1",
  pin: "7",
  atMs: Date.parse(`${local}+03:00`),
  localTime: local,
  stateCode: 0,
  channel: "READ",
  driftSeconds: 0,
});
/** Somebody's work over all of the years, with two punches on each date. */
const toWork = (dates: readonly string[]): PersonWork => ({
  work: { personKey: 1, ...RANGE, token: 0 },
  person: {
    key: 1,
    id: "p.7",
    pin: "7",
    name: "Omar",
    homePlaceId: "riyadh",
    employedFrom: undefined,
    employedTo: undefined,
    recordsFrom: RANGE.from,
  },
  departments: [],
  enrolledAt: ["riyadh"],
  absences: [],
  assignments: [],
  roster: [],
  punches: dates.flatMap((date) => [toPunch(`${date}T08:00:00`), toPunch(`${date}T17:00:00`)]),
  changes: [],
});
const refuse = () => Promise.reject(new Error("a preview keeps nothing"));
const store: RecordStore = {
  listWork: refuse,
  readWork: refuse,
  listReaders: async () => [],
  saveResults: refuse,
  markDue: refuse,
  countMarked: refuse,
  writes: () => 0,
};
const organisation = parseOrganisationRules({ places: { riyadh: { timeZone: "Asia/Riyadh" } } });
const options = { store, readRules: async () => ({ organisation, book: EMPTY_BOOK }), now: () => NOW };
const preview = (before: readonly PersonWork[], after: readonly PersonWork[]) =>
  createPinPreview(options, {
    rehearse: async () => ({
      outcome: { kind: "DONE", decisionId: "1", pin: "7", moved: [] },
      unclaimed: 0,
      claimed: NONE,
      before,
      after,
    }),
  })({ kind: "UNDO", decisionId: "1" }, { actor: "account/hr", atMs: NOW });

const DATES = Array.from({ length: DAYS }, (_date, index) => addDays(RANGE.from, index));

/** Counts how often others had their turn. */
async function countTurns(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const beat = (): void => {
    turns += 1;
    if (!isDone) setImmediate(beat);
  };
  setImmediate(beat);
  await work();
  isDone = true;
  return turns;
}

it("lets others have their turn within the years of one person", async () => {
  const turns = await countTurns(() => preview([toWork([])], [toWork(DATES)]));
  // Before, after and what differs: each at most a quarter of a year at once.
  expect(turns).toBeGreaterThanOrEqual(3 * Math.ceil(DAYS / 92));
});

it("shows each day of all the years that differs, in order, and no other", async () => {
  const punched = DATES.filter((_date, index) => index % 91 < 2); // around the borders of what is one turn's
  const { changes } = await preview([toWork([])], [toWork(punched)]);
  expect(changes.map(({ date }) => date)).toEqual(punched);
  const worked = changes.filter(({ after }) => after?.workedMinutes === 0);
  expect(worked).toEqual([]);
});
