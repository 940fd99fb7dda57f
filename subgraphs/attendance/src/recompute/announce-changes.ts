import type { ChangeBuses } from "./change-buses.ts";
import { findChanges, type KeptPerson } from "../domain/changes/find-changes.ts";
import { countDays } from "../domain/dates.ts";
import type { RecordWork } from "../domain/records/dirty-mark.ts";
import type { RecordStore } from "../domain/records/record-store.ts";

/** Reads what is kept of the people of some work, in the order of the work. */
export type ReadKept = (work: readonly RecordWork[]) => Promise<readonly (KeptPerson | undefined)[]>;

/** Dates of one saving; more of them are not compared. */
const MOST_DATES = 300;

/** A store that says what its results changed, once they are saved. Nothing is compared while nobody hears of it. */
export function announceChanges(store: RecordStore, buses: ChangeBuses, readKept: ReadKept): RecordStore {
  return {
    ...store,
    saveResults: async (results, atMs) => {
      const work = results.map((result) => result.work);
      const dates = work.reduce((sum, { from, to }) => sum + countDays(from, to), 0);
      const isHeard = buses.records.countFollowers() + buses.presence.countFollowers() > 0;
      const before = !isHeard || dates > MOST_DATES ? undefined : await readKept(work);
      await store.saveResults(results, atMs);
      if (before === undefined) {
        buses.records.publishTooMuch(); // whoever began to listen meanwhile may have read what stood before
        return buses.presence.publishTooMuch();
      }
      const after = await readKept(work);
      const found = before.flatMap((known, index) => {
        const now = after[index];
        return known === undefined || now === undefined ? [] : [findChanges(now, known)];
      });
      buses.records.publish(found.flatMap(({ records }) => records));
      buses.presence.publish(found.flatMap(({ presence }) => presence));
    },
  };
}
