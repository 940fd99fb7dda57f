import type { PlaceConfig } from "@biometricflow/config/place";
import type { Collectors } from "../collector/collectors.ts";
import { toDeviceSetups, toReaderPlans, toServices } from "../collector/from-config.ts";
import type { ReaderPlan } from "../collector/reader-plan.ts";
import type { Clock } from "../domain/clock.ts";
import type { DeviceSetup } from "../domain/device.ts";
import type { LedgerWriter } from "../domain/ledger.ts";
import type { ReaderKeys, ReaderStore } from "../domain/readers/added-reader.ts";
import { type MergedReaders, mergeReaders } from "./merge-readers.ts";

/** What the readers of a place are known by. */
export interface ReaderBookParts {
  /** As its file has it. */
  readonly place: PlaceConfig;
  readonly store: ReaderStore;
  readonly keys: ReaderKeys;
  readonly ledger: LedgerWriter;
  readonly clock: Clock;
}

/** The readers of a place: those of its file, and those that were added. */
export interface ReaderBook {
  /** As they are kept now. */
  readonly read: () => Promise<MergedReaders>;
  /** Makes all of them known, at the beginning. */
  readonly open: () => Promise<void>;
  /** How they are visited, as they were made known last. */
  readonly plans: () => readonly ReaderPlan[];
  /** Changes what is kept, makes that known, and visits the readers as they are now. One call after the other. */
  readonly apply: (change?: () => Promise<void>) => Promise<void>;
  /** Whose visits follow the changes, while it has the readers. */
  readonly follow: (collectors: Collectors | undefined) => void;
}

/** Creates the book. */
export function createReaderBook({ place, store, keys, ledger, clock }: ReaderBookParts): ReaderBook {
  let shown: ReadonlyMap<string, DeviceSetup> = new Map();
  let collectors: Collectors | undefined;
  let applied = "";
  let plans: readonly ReaderPlan[] = [];
  const read = async (): Promise<MergedReaders> => {
    const kept = await store.list();
    const ids = kept.flatMap(({ readerId, added }) => (added === undefined ? [] : [readerId]));
    const commKeys = await Promise.all(ids.map(async (id) => [id, await keys.read(id)] as const));
    return mergeReaders(place, kept, new Map(commKeys));
  };
  const show = (merged: PlaceConfig) => new Map(toDeviceSetups(merged).map((setup) => [setup.readerId, setup]));
  const applyOnce = async (change?: () => Promise<void>): Promise<void> => {
    // Whoever does not visit the readers knows nothing of what others have changed meanwhile.
    if (collectors === undefined) shown = show((await read()).place);
    await change?.();
    const { place: merged } = await read();
    const text = JSON.stringify(merged.readers);
    if (change === undefined && text === applied) return;
    const next = show(merged);
    plans = toReaderPlans(merged);
    await collectors?.update(plans);
    const changed = [...next.values()].filter((setup) => !isSame(shown.get(setup.readerId), setup));
    const gone = [...shown.values()].filter(({ readerId }) => !next.has(readerId));
    const left = gone.map((setup) => ({ ...setup, isEnabled: false, isAdded: false }));
    if (changed.length + left.length > 0) await ledger.registerReaders([...changed, ...left], "KEEP");
    await ledger.announceReaders(toServices(merged), clock.nowMs());
    [shown, applied] = [next, text];
  };
  let applying = Promise.resolve();
  return {
    read,
    open: async () => {
      const { place: merged } = await read();
      await ledger.registerReaders(toDeviceSetups(merged));
      await ledger.announceReaders(toServices(merged), clock.nowMs());
      [shown, applied] = [show(merged), JSON.stringify(merged.readers)];
      plans = toReaderPlans(merged);
    },
    plans: () => plans,
    apply: (change) => {
      const done = applying.then(() => applyOnce(change));
      applying = done.catch(() => undefined);
      return done;
    },
    follow: (own) => {
      collectors = own;
    },
  };
}

function isSame(before: DeviceSetup | undefined, after: DeviceSetup): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
