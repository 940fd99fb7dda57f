import { expect, it } from "vitest";
import type { DeviceFacts } from "../domain/device.ts";
import { clearReaderLog, type LogClearing } from "./log-clearing.ts";
import { ReaderError } from "./reader-driver.ts";

const REFUSED = new ReaderError("DEVICE_REJECTED", "the log has others");
const GONE = new ReaderError("DEVICE_UNREACHABLE", "the reader is gone");

/** Of the log that is cleared. */
const PROOF = {
  ...{ atMs: 1, countAtRead: 5, rowsRead: 5, operationsAtRead: 2, liveAfterRead: 0 },
  ...{ userForm: "PIN" as const, lastDigest: "d" },
};

interface Given {
  readonly clearLog?: () => Promise<void>;
  /** What it counts afterwards. */
  readonly punches: number | Error;
  readonly isAborted?: boolean;
}

/** Clears a log of 5 rows, and tells what became of it and of what is known of the reader. */
async function clear({ clearLog, punches, isAborted = false }: Given) {
  const recorded: Partial<DeviceFacts>[] = [];
  const readSizes = async () => {
    if (punches instanceof Error) throw punches;
    return { users: 0, punches, punchCapacity: 10, operations: 3 };
  };
  const ending = new AbortController();
  if (isAborted) ending.abort();
  const parts: LogClearing = {
    plan: { readerId: "gate-1" },
    connection: { readSizes, ...(clearLog !== undefined && { clearLog }) },
    deps: {
      clock: { nowMs: () => 7 },
      ledger: {
        readDevice: async () => ({ proof: PROOF }),
        recordFacts: async (_readerId: string, facts: Partial<DeviceFacts>) => void recorded.push(facts),
      },
    },
    signal: ending.signal,
  };
  const outcome = await clearReaderLog(parts, 5);
  return { outcome, recorded };
}

it("keeps that an empty log begins, which has no last row to be missed", async () => {
  const { outcome, recorded } = await clear({ clearLog: async () => undefined, punches: 0 });
  expect(outcome).toEqual({ kind: "CLEARED" });
  const proof = { atMs: 7, countAtRead: 0, rowsRead: 0, userForm: "PIN", operationsAtRead: 3, liveAfterRead: 0 };
  expect(recorded).toEqual([expect.objectContaining({ proof, punches: 0, operations: 3, cursor: undefined })]);
});

it.each([
  ["refuses, and counts its rows", REFUSED, 5, false, { kind: "NOT_CLEARED", error: REFUSED, punches: 5 }],
  ["has another row", REFUSED, 6, false, { kind: "NOT_CLEARED", error: REFUSED, punches: 6 }],
  ["counts fewer rows afterwards", REFUSED, 0, false, { kind: "UNSURE", error: REFUSED }],
  ["is gone", GONE, GONE, false, { kind: "UNSURE", error: GONE }],
  ["is left meanwhile", GONE, 5, true, { kind: "UNSURE", error: GONE }],
])(
  "says of a reader that %s what is known, and records nothing",
  async (_what, error, punches, isAborted, expected) => {
    const { outcome, recorded } = await clear({ clearLog: () => Promise.reject(error), punches, isAborted });
    expect([outcome, recorded]).toEqual([expected, []]);
  },
);

it("refuses where the driver only reads", async () => {
  expect((await clear({ punches: 5 })).outcome).toMatchObject({
    kind: "NOT_CLEARED",
    error: { code: "DEVICE_REJECTED" },
  });
});
