import type { VisitedReader } from "../collector/errands.ts";
import { isReadNeeded, toMissingRows } from "../domain/doubts.ts";
import { type Arrival, runOnArrival } from "./run-on-arrival.ts";
import type { JobTools } from "./job-work.ts";

/** What is asked of one reader. */
export interface Sync extends Arrival {
  readonly isFull: boolean;
  /** Does a step of it, which says what it found. */
  readonly inStep: (code: "COUNTS" | "LOG", work: () => Promise<string>) => Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Asks a reader now for what the ledger may lack of it. @returns the rows that are new in the ledger since */
export async function syncReader({ ledger, readers, clock }: JobTools, sync: Sync): Promise<number> {
  const { readerId } = sync;
  const before = await ledger.readDevice(readerId);
  await runOnArrival(readers, sync, (reader) => askReader(reader, sync, clock.nowMs()));
  const { rowsStored } = await ledger.readDevice(readerId);
  return rowsStored - before.rowsStored;
}

/** Compares the counts; reads the log where it may hold more than the ledger, or where all of it is wanted. */
async function askReader(reader: VisitedReader, { isFull, inStep, onProgress }: Sync, nowMs: number): Promise<void> {
  await inStep("COUNTS", async () => {
    await reader.compareCounts();
    const { punches, users } = await reader.readDevice();
    return punches === undefined ? "It tells no counts" : `${punches} punches, ${users ?? 0} users`;
  });
  await inStep("LOG", async () => {
    const device = await reader.readDevice();
    if (!isFull && toMissingRows(device) === 0 && !isReadNeeded(device, nowMs)) return "Nothing was missing";
    await reader.readLog(isFull, onProgress);
    const { proof } = await reader.readDevice();
    return isFull ? `Its whole log was read: ${proof?.rowsRead ?? 0} rows` : "What was missing was read";
  });
}
