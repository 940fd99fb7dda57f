import { dirname, join } from "node:path";
import { listAddresses } from "@biometricflow/config/find-rules";
import type { PlaceConfig } from "@biometricflow/config/place";
import type { Log } from "@biometricflow/service/observe/log";
import type { Collectors } from "./collector/collectors.ts";
import { createLiveReads } from "./collector/live-reads.ts";
import { toReaderPlans } from "./collector/from-config.ts";
import { systemTimers } from "./collector/timers.ts";
import type { DeviceFault } from "./domain/device.ts";
import { JOB_LIMITS } from "./domain/jobs/job-limits.ts";
import type { LedgerWriter } from "./domain/ledger.ts";
import type { AddedReader } from "./domain/readers/added-reader.ts";
import { createJobDesk, createLogClearDesk } from "./jobs/job-desk.ts";
import { forgetJobKeys } from "./jobs/job-keys.ts";
import { takeReaders } from "./own-readers.ts";
import { createReaderKeyFile } from "./readers/key-file.ts";
import { createReaderBook } from "./readers/reader-book.ts";
import { createReaderDesk } from "./readers/reader-desk.ts";
import { createSealedReaderKeys, sealPlainKeys } from "./readers/sealed-reader-keys.ts";
import type { PlaceStore } from "./store/open-store.ts";
import { systemClock } from "./system-clock.ts";
import { type VisitParts, visitReaders } from "./visit-readers.ts";

/** What the readers of a place are opened with. */
export interface ReadersParts {
  readonly place: PlaceConfig;
  readonly store: PlaceStore;
  /** Of the ledger where SQLite has it. */
  readonly file: string;
  readonly ledger: LedgerWriter;
  readonly identityKey: Uint8Array;
  readonly log: Log;
}

/** Where another process may have changed the readers, this one looks so often. */
const LOOK_MS = 2_000;
const HOUR_MS = 3_600_000;

/** Opens what is known of the readers of a place: nobody is visited yet. */
export async function openReaders({ place, store, file, ledger, identityKey, log }: ReadersParts) {
  const { ownership } = store;
  const kept = store.openReaders();
  const jobs = store.openJobs();
  const [logClears, consents] = [store.openLogClears(), store.openConsents()];
  const isAlone = store.readerKeys === undefined;
  const sealed = store.readerKeys ?? createReaderKeyFile(join(dirname(file), "reader-keys.json"));
  const onLost = (name: string) => log.warn({ name }, LOST_KEY);
  const keys = createSealedReaderKeys(sealed, { placeId: place.id, identityKey, onLost });
  await sealPlainKeys(sealed, keys);
  const book = createReaderBook({ place, store: kept, keys, ledger, clock: systemClock });
  const desk = createReaderDesk({ place, store: kept, keys, book });
  const merged = await book.read();
  const conflicts = merged.conflicts.map(toConflict);
  for (const { message } of conflicts) log.warn({ code: CONFLICT }, message);
  const adding = { desk, keys, toPlan: (reader: AddedReader, commKey: number) => toPlan(place, reader, commKey) };
  const hosts = listAddresses(place.findReaders?.allow ?? []);
  let visited: Collectors | undefined;
  const live = createLiveReads({ readers: () => visited, clock: systemClock, timers: systemTimers });
  const visit = (parts: Omit<VisitParts, "plans" | "hosts" | "adding" | "jobs" | "logClears">) =>
    takeReaders({
      ownership,
      prepare: async () => {
        await forgetJobKeys(keys, jobs);
        await book.open();
      },
      visit: () => {
        log.info({}, "visits the readers");
        const plans = book.plans();
        const { readers, stop } = visitReaders({ ...parts, plans, hosts, jobs, logClears, adding });
        book.follow(readers);
        visited = readers;
        const unfollow = isAlone ? () => undefined : followOthers(() => book.apply(), log);
        return async () => {
          unfollow();
          book.follow(undefined);
          visited = undefined;
          await stop();
        };
      },
      onFailure: (error) => log.warn({ err: error }, "the readers could not be taken; again in a second"),
      pause: () => systemTimers.delay(1_000, new AbortController().signal),
    });
  const close = () => closeAll([kept, jobs, logClears, consents]);
  const jobDesk = createJobDesk({ store: jobs, clock: systemClock, limits: JOB_LIMITS, keys });
  const clearing = createLogClearDesk(logClears, place.clearLog.aloneAfterHours * HOUR_MS);
  const desks = { desk, jobs: jobDesk, logClears: clearing, consents, live };
  return { place: merged.place, ...desks, conflicts: () => conflicts, visit, close };
}

async function closeAll(stores: readonly { readonly close: () => Promise<void> }[]): Promise<void> {
  for (const store of stores) await store.close();
}

const LOST_KEY = "the comm key of a reader was sealed by another identity key: give it again by updateDevice";
const CONFLICT = "READER_TWICE";

function toConflict(id: string): DeviceFault {
  const message = `The configuration names the reader ${id}, which was added in the graph too: the configuration counts. Remove it there, or give the other one another id`;
  return { code: CONFLICT, message, sinceMs: systemClock.nowMs() };
}

/** How a reader would be visited that is not added yet. */
function toPlan(place: PlaceConfig, reader: AddedReader, commKey: number) {
  const [plan] = toReaderPlans({
    ...place,
    readers: [{ ...reader, driver: "zk-pull", enabled: true, isAdded: true, commKey }],
  });
  if (plan === undefined) throw new TypeError("a reader that is enabled has a plan");
  return plan;
}

/** Looks again and again what other processes of the place have changed. @returns the end of it */
function followOthers(apply: () => Promise<void>, log: Log): () => void {
  const ending = new AbortController();
  const follow = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await systemTimers.delay(LOOK_MS, ending.signal);
      await apply().catch((error: unknown) => log.warn({ err: error }, "the readers cannot be looked at"));
    }
  };
  follow().catch(() => undefined); // the end of it
  return () => ending.abort();
}
