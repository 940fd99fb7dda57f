/** A store cannot be opened; the message names the code, the file and what to do. */
export class StoreFileError extends Error {
  readonly code: StoreFileCode;

  constructor(code: StoreFileCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StoreFileError";
    this.code = code;
  }
}

/** What can be the matter with a store. */
export type StoreFileCode =
  | "STORE_BUSY"
  | "STORE_DAMAGED"
  | "STORE_ELSEWHERE"
  | "STORE_FULL"
  | "STORE_NEWER"
  | "STORE_READ_ONLY"
  | "STORE_UNREACHABLE";

const FROM_BACKUP = "put a backup in its place with pnpm bf store restore";
const FOR_THIS_USER = "give it and its folder to the user who runs this";

const HELD = "is held by another process: end that one, then start again";

/** By how a code begins: what is the matter, and what to do. */
type Faults = readonly (readonly [prefix: string, code: StoreFileCode, remedy: string])[];

/** Of SQLite, or of a store of ours. Source: sqlite.org/rescode.html. */
const FILE_FAULTS: Faults = [
  ["SQLITE_CORRUPT", "STORE_DAMAGED", `is damaged: ${FROM_BACKUP}`],
  ["SQLITE_NOTADB", "STORE_DAMAGED", `is no store: ${FROM_BACKUP}`],
  ["SQLITE_FULL", "STORE_FULL", "cannot be written, its disk is full: make room there, then start again"],
  ["SQLITE_READONLY", "STORE_READ_ONLY", "cannot be written: make the file, its folder and their disk writable"],
  ["SQLITE_CANTOPEN", "STORE_UNREACHABLE", `cannot be opened: ${FOR_THIS_USER}`],
  ["SQLITE_PERM", "STORE_UNREACHABLE", `cannot be opened: ${FOR_THIS_USER}`],
  ["SQLITE_AUTH", "STORE_UNREACHABLE", `cannot be opened: ${FOR_THIS_USER}`],
  ["SQLITE_IOERR", "STORE_UNREACHABLE", "cannot be read or written: see whether its disk is full or broken"],
  ["SQLITE_BUSY", "STORE_BUSY", HELD],
  ["STORE_NEWER", "STORE_NEWER", "is of a newer version of the program: start that one"],
];

const NO_ANSWER = "does not answer: start its server, or mend DATABASE_URL";
const NO_URL = "cannot be found: DATABASE_URL is no postgres://user:password@host:port/database";
const NO_RIGHTS = "does not let this user in: mend the user and the password in DATABASE_URL";

/** Of PostgreSQL, or of the way to it. Source: postgresql.org/docs/current/errcodes-appendix.html. */
const DATABASE_FAULTS: Faults = [
  ["STORE_BUSY", "STORE_BUSY", HELD],
  ["STORE_NEWER", "STORE_NEWER", "is of a newer version of the program: start that one"],
  ["ERR_INVALID_URL", "STORE_UNREACHABLE", NO_URL],
  ["57P0", "STORE_UNREACHABLE", "is starting or stopping: try again"],
  ["53300", "STORE_UNREACHABLE", "has no connection left: allow it more (max_connections)"],
  ["28", "STORE_UNREACHABLE", NO_RIGHTS],
  ["3D000", "STORE_UNREACHABLE", "is not there: create it, or mend DATABASE_URL"],
  ["42501", "STORE_READ_ONLY", "does not let this user make and write tables: make the user its owner"],
  ["25006", "STORE_READ_ONLY", "cannot be written, its server only reads: name the one that writes in DATABASE_URL"],
  ["53100", "STORE_FULL", "cannot be written, the disk of its server is full: make room there, then start again"],
  ["E", "STORE_UNREACHABLE", NO_ANSWER], // of the network, such as ECONNREFUSED
];

/** The end of a process whose store another one writes to. */
export function toTakenError(store: string): StoreFileError {
  return new StoreFileError("STORE_BUSY", `STORE_BUSY: ${store} ${HELD}`);
}

/** The end of a start that would begin an empty store beside the one that is there. */
export function toElsewhereError(message: string): StoreFileError {
  return new StoreFileError("STORE_ELSEWHERE", `STORE_ELSEWHERE: ${message}`);
}

/** Opens a store in a file; what SQLite says against it becomes a sentence. @throws {StoreFileError} */
export function openStoreFile<T>(file: string, open: () => T | Promise<T>): Promise<T> {
  return openOrExplain({ store: file, faults: FILE_FAULTS }, open);
}

/** Opens a store in PostgreSQL; what stands against it becomes a sentence. @throws {StoreFileError} */
export function openStoreDatabase<T>(name: string, open: () => T | Promise<T>): Promise<T> {
  return openOrExplain({ store: name, faults: DATABASE_FAULTS }, open);
}

interface Explained {
  readonly store: string;
  readonly faults: Faults;
}

async function openOrExplain<T>({ store, faults }: Explained, open: () => T | Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    if (cause instanceof StoreFileError) throw cause; // of another store, which this one is made of
    const given = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const fault = faults.find(([prefix]) => given.startsWith(prefix));
    if (fault === undefined) throw cause;
    const [, code, remedy] = fault;
    throw new StoreFileError(code, `${code}: ${store} ${remedy} (${given})`, { cause });
  }
}
