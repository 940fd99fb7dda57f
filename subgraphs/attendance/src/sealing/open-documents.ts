import type { SigningKey } from "@biometricflow/service/identity/keys";
import type { Log } from "@biometricflow/service/observe/log";
import { PeriodRefusedError } from "../domain/periods/period-store.ts";
import type { Database } from "../store/database.ts";
import { createPeriodDocumentStore } from "../store/period-documents.ts";
import { createPeriodDocuments, DocumentTooLargeError, type PeriodDocuments } from "./period-documents.ts";
import { createSealSigner } from "./sign-seal.ts";

/** What documents are signed with, in whose name, and where what went wrong is told. */
export interface DocumentTerms {
  readonly signingKey: () => SigningKey;
  /** The organisation's name. */
  readonly organisation: string;
  readonly log: Log;
}

/** The documents of a database. */
export function openDocuments(database: Database, { signingKey, organisation, log }: DocumentTerms): PeriodDocuments {
  const store = createPeriodDocumentStore(database);
  return createPeriodDocuments({
    store,
    sign: createSealSigner(signingKey),
    organisation,
    now: Date.now,
    onFault: (error) => {
      const isRefused = error instanceof PeriodRefusedError || error instanceof DocumentTooLargeError;
      if (isRefused) log.warn({ err: error }, "a locked period was not sealed");
      else if (!isEnd(error)) log.error({ err: error }, "a locked period could not be sealed");
    },
  });
}

/** The process ends: the next one seals it. */
function isEnd(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
