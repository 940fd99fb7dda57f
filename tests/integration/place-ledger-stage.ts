import { afterEach, beforeEach } from "vitest";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createTempDir } from "./place-harness.ts";
import type { STORES } from "./place-stores.ts";

/** As the ledger of a stage registers it. */
export const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };

/** A ledger of the place riyadh with two readers, new for each test. */
export interface LedgerStage {
  readonly ledger: Ledger;
  /** Opens the same ledger as a new process would. */
  reopen(): Promise<void>;
  /** What followers are told, as kind and reference. */
  listKinds(): Promise<readonly string[]>;
}

/** Opens a ledger before each test of a suite, and closes it after it. */
export function stageLedger({ open }: Pick<(typeof STORES)[number], "open">): LedgerStage {
  let temp: ReturnType<typeof createTempDir>;
  let ledger: Ledger;
  beforeEach(async () => {
    temp = createTempDir();
    ledger = await open(temp.dir, "riyadh");
    await ledger.registerReaders([SETUP, { ...SETUP, readerId: "gate-2" }]);
  });
  afterEach(async () => {
    await ledger.close();
    temp.remove();
  });
  return {
    get ledger() {
      return ledger;
    },
    reopen: async () => {
      await ledger.close();
      ledger = await open(temp.dir, "riyadh");
    },
    listKinds: async () => (await ledger.readFeed(0, 1_000)).entries.map(({ kind, ref }) => `${kind} ${ref}`),
  };
}
