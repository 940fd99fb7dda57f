import { expect, it } from "vitest";
import { createChangeBuses } from "./change-buses.ts";
import type { RecordStore, WorkResult } from "../domain/records/record-store.ts";
import { announceChanges } from "./announce-changes.ts";

const RESULT: WorkResult = {
  kind: "ROWS",
  work: { personKey: 1, from: "2026-11-23", to: "2026-11-23", token: 1 },
  rows: [],
};

/** A store that saves when it is let; nothing else of it is asked for. */
function start() {
  const buses = createChangeBuses();
  const { promise: saved, resolve: save } = Promise.withResolvers<void>();
  const none = async () => [];
  const store: RecordStore = {
    listWork: none,
    readWork: none,
    listReaders: none,
    saveResults: () => saved,
    markDue: async () => 0,
    countMarked: async () => 0,
    writes: () => 0,
  };
  const reads: number[] = [];
  const announcing = announceChanges(store, buses, async (work) => {
    reads.push(work.length);
    return work.map(() => ({ personId: "p.1", rows: [], presence: undefined }));
  });
  return { buses, save, reads, saveResults: () => announcing.saveResults([RESULT], 0) };
}

it("tells whoever began to listen while results were saved that anything may have changed", async () => {
  const { buses, save, saveResults } = start();
  const saving = saveResults();
  const told: string[] = [];
  for (const bus of [buses.records, buses.presence])
    bus.follow({ onChanges: () => told.push("CHANGES"), onTooMuch: () => told.push("TOO_MUCH") });
  save();
  await saving;
  expect(told).toEqual(["TOO_MUCH", "TOO_MUCH"]);
});

it("compares nothing while nobody listens", async () => {
  const { save, saveResults, reads } = start();
  save();
  await saveResults();
  expect(reads).toEqual([]);
});
