import SqliteFile from "better-sqlite3";

/** A process that ends closes its files within this: a start right after it waits. */
const PATIENCE_MS = 5_000;

/**
 * Makes this process the only one that writes to a store: two would follow the same places and work out the same records
 * against each other. The lock is one of the system's on a file beside the store; it ends with the process, however that ends.
 *
 * @param path of the store
 * @returns the end of it
 * @throws {SqliteError} `SQLITE_BUSY` while another process has it
 */
export function becomeOnlyWriter(path: string): () => void {
  const lock = new SqliteFile(`${path}-writer`, { timeout: PATIENCE_MS });
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}
