import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { toGlobalId } from "@biometricflow/schema/global-id";
import type { Clock } from "./domain/clock.ts";
import { createErasedPeople, toErasureKey } from "./domain/erasure/erased-people.ts";
import { createErasingLedger } from "./domain/erasure/erasing-ledger.ts";
import { createErasureDesk } from "./domain/erasure/erasure-desk.ts";
import { toErasedBody } from "./domain/erasure/told-erasure.ts";
import { toPushStoreWithoutErased } from "./domain/erasure/waiting-lines.ts";
import type { FeedEntry, Ledger } from "./domain/ledger.ts";
import type { PushStore } from "./domain/push/push-store.ts";
import type { JobLog } from "./jobs/job-run.ts";
import { openErasureFile } from "./erasure-file.ts";
import { systemClock } from "./system-clock.ts";

/** What the erasures of a place are opened with. */
export interface ErasuresParts {
  readonly placeId: string;
  /** Where SQLite has the ledger, or would have it. */
  readonly file: string;
  readonly identityKey: Uint8Array;
  readonly ledger: Ledger;
  readonly log: Pick<JobLog, "info">;
  readonly clock?: Clock;
}

/** Where the list of a place is, beside its ledger. */
export function toErasureFile(ledgerFile: string): string {
  return join(dirname(ledgerFile), "erasures.json");
}

/**
 * Opens the list of erased people, and takes out of the store whom the list has and the store does not know of: one from a backup.
 * Nothing of the store may be served before.
 */
export async function openErasures(parts: ErasuresParts) {
  const { placeId, file, identityKey, ledger, log, clock = systemClock } = parts;
  const list = openErasureFile(toErasureFile(file));
  const people = createErasedPeople(identityKey, placeId, list);
  const erasing = createErasingLedger(ledger, people);
  const desk = createErasureDesk({
    ...{ list, people, ledger, clock, noteRows: erasing.noteRows },
    listDeviceIds: async (pin) => (await ledger.listDeviceIdsOfUsers([toGlobalId(placeId, pin)])).flat(),
    createName: () => randomBytes(12).toString("base64url"),
  });
  const caughtUp = await desk.catchUp();
  if (caughtUp > 0) log.info({ erasures: caughtUp }, "people who were erased are taken out of a store from before");
  return {
    desk,
    ledger: erasing.ledger,
    withoutErased: (store: PushStore) => toPushStoreWithoutErased(store, people),
    /** What the place serves of it. */
    served: {
      erasures: desk,
      toFeedBody: (entry: FeedEntry) => toErasedBody(entry, (id) => toErasureKey(identityKey, placeId, id)),
    },
  };
}
