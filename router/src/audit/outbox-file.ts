import { renameSync } from "node:fs";
import type { Log } from "@biometricflow/service/observe/log";
import { SqliteError } from "better-sqlite3";
import { type AuditOutbox, openAuditOutbox } from "./outbox.ts";

/** An outbox whose file may not open: the router serves all the same. */
export interface AuditOutboxFile {
  /** The outbox, opened when it is asked for first. @throws while its file cannot be opened */
  readonly use: () => AuditOutbox;
  readonly close: () => void;
}

/** The file is there, and what is in it is no database any more. */
const DAMAGED: ReadonlySet<string> = new Set(["SQLITE_CORRUPT", "SQLITE_NOTADB"]);

/**
 * An outbox that is opened when it is used. A damaged file is put aside, kept for whoever can read it, and another one is
 * begun; a disk that takes nothing is tried again at the next use.
 */
export function createAuditOutboxFile(file: string, log: Log, now: () => number): AuditOutboxFile {
  let outbox: AuditOutbox | undefined;
  return {
    use: () => (outbox ??= openOrReplace(file, log, now)),
    close: () => outbox?.close(),
  };
}

function openOrReplace(file: string, log: Log, now: () => number): AuditOutbox {
  try {
    return openAuditOutbox(file);
  } catch (error) {
    if (!(error instanceof SqliteError && DAMAGED.has(error.code))) throw error;
    const keptAs = `${file}.damaged-${now()}`;
    renameSync(file, keptAs);
    log.error(
      { err: error, keptAs },
      "the file of audited facts is damaged: it was put aside and another one is begun",
    );
    return openAuditOutbox(file);
  }
}
