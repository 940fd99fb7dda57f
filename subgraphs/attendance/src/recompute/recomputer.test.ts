import { parseOrganisationRules } from "@biometricflow/rules/parse-organisation";
import { expect, it } from "vitest";
import { EMPTY_BOOK } from "../domain/rules/shift-book.ts";
import type { RecordStore, WorkResult } from "../domain/records/record-store.ts";
import { createRecomputer } from "./recomputer.ts";

/** A store with one mark of one person, whose facts cannot be read; `isAway` says that nothing of the store can be. */
function start() {
  const state = { isAway: false, isMended: false };
  const saved: WorkResult[] = [];
  const store: RecordStore = {
    listWork: async () => (saved.length > 0 ? [] : [{ personKey: 1, from: "2026-11-23", to: "2026-11-23", token: 1 }]),
    readWork: async () => {
      if (state.isMended) return [];
      throw new SyntaxError("a settled thing cannot be read");
    },
    listReaders: async () => {
      if (state.isAway) throw new RangeError("the store is away");
      return [];
    },
    saveResults: async (results) => void saved.push(...results),
    markDue: async () => 0,
    countMarked: async () => 0,
    writes: () => 0,
  };
  const organisation = parseOrganisationRules({ places: { riyadh: { timeZone: "Asia/Riyadh" } } });
  const readRules = async () => ({ organisation, book: EMPTY_BOOK });
  const { run } = createRecomputer({ store, readRules, now: () => 0 });
  const runs = async (count: number) => {
    const ends = [];
    for (let index = 0; index < count; index++) ends.push(await run(10).catch((error: unknown) => String(error)));
    return ends;
  };
  return { state, saved, runs };
}

it("says why somebody who is the only one left cannot be worked out, once it did not pass by itself", async () => {
  const { saved, runs } = start();
  expect(await runs(4)).toEqual(Array.from({ length: 4 }, () => expect.stringContaining("cannot be read")));
  expect(saved).toEqual([]);
  expect(await runs(2)).toEqual([1, 0]);
  expect(saved).toMatchObject([{ kind: "FAULT", message: "a settled thing cannot be read" }]);
});

it("lets all of it wait while the store is away, however long", async () => {
  const { state, saved, runs } = start();
  state.isAway = true;
  await runs(20);
  expect(saved).toEqual([]);
  state.isAway = false;
  await runs(2);
  state.isMended = true;
  expect(await runs(1)).toEqual([1]);
  expect(saved).toMatchObject([{ kind: "ROWS" }]);
});
