import type { DeviceFault } from "./device.ts";
import type { StoreErrorCode } from "./errors.ts";
import type { LedgerWriter } from "./ledger.ts";

/** Why rows of readers cannot be stored. It cannot be stored either: it is known while it lasts. */
export interface StoreFaults {
  /** `undefined` while the rows of this reader can be stored. */
  readonly faultOf: (readerId: string) => DeviceFault | undefined;
  /** The same writer; its failures become faults, and the next success of a reader ends that of the reader. */
  readonly watch: (ledger: LedgerWriter) => LedgerWriter;
}

/** By how a failure's code begins; any other failure to write is DISK_UNUSABLE. */
const CODES: readonly (readonly [prefix: string, code: StoreErrorCode])[] = [
  ["SQLITE_FULL", "DISK_FULL"],
  ["SQLITE_READONLY", "DISK_READ_ONLY"],
  ["SQLITE_IOERR", "DISK_UNUSABLE"],
  ["SQLITE_CORRUPT", "STORE_DAMAGED"],
  ["SQLITE_NOTADB", "STORE_DAMAGED"],
  ["SQLITE_CANTOPEN", "DISK_UNUSABLE"],
  // Of PostgreSQL. Source: postgresql.org/docs/current/errcodes-appendix.html.
  ["STORE_UNREACHABLE", "STORE_UNREACHABLE"],
  ["53", "STORE_FULL"], // of its disk, or of its memory
  ["25006", "STORE_READ_ONLY"],
  ["42501", "STORE_READ_ONLY"],
  ["58", "STORE_UNREACHABLE"],
  ["XX001", "STORE_DAMAGED"],
  ["XX002", "STORE_DAMAGED"],
];

/**
 * Watches what is written for readers, beside the disk as a whole.
 *
 * @param ofDisk what is known to be wrong with the disk; it counts for every reader.
 */
export function createStoreFaults(ofDisk: () => DeviceFault | undefined, nowMs: () => number): StoreFaults {
  const faults = new Map<string, DeviceFault>();
  const watchWrite = async <R>(readerId: string, write: () => Promise<R>): Promise<R> => {
    try {
      const result = await write();
      faults.delete(readerId);
      return result;
    } catch (error) {
      const code = toStoreCode(error);
      if (code !== undefined) faults.set(readerId, faults.get(readerId) ?? toStoreFault(code, error, nowMs()));
      throw error;
    }
  };
  return {
    faultOf: (readerId) => ofDisk() ?? faults.get(readerId),
    watch: (ledger) => ({
      ...ledger,
      recordRows: (...args) => watchWrite(args[0], () => ledger.recordRows(...args)),
      recordTail: (...args) => watchWrite(args[0], () => ledger.recordTail(...args)),
      recordFacts: (...args) => watchWrite(args[0], () => ledger.recordFacts(...args)),
      recordClock: (...args) => watchWrite(args[0], () => ledger.recordClock(...args)),
      recordEnrolments: (...args) => watchWrite(args[0], () => ledger.recordEnrolments(...args)),
    }),
  };
}

/** The code of a failure to write; `undefined` for a failure of something else. */
export function toStoreCode(error: unknown): StoreErrorCode | undefined {
  const given = error instanceof Error && "code" in error ? String(error.code) : "";
  return CODES.find(([prefix]) => given.startsWith(prefix))?.[1];
}

function toStoreFault(code: StoreErrorCode, error: unknown, nowMs: number): DeviceFault {
  const cause = error instanceof Error ? error.message : String(error);
  return { code, message: `The rows of the reader cannot be stored: ${cause}. The reader keeps them.`, sinceMs: nowMs };
}
