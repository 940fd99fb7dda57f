import { AsyncLocalStorage } from "node:async_hooks";

/** Whose question the store is read for. */
export interface ReadCaller {
  /** Empty until it is known who asks. */
  subject: string;
  /** Set off when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Work of the process itself: it waits its turn however long that is. */
  readonly isPatient?: boolean;
}

const callers = new AsyncLocalStorage<ReadCaller>();
const ITSELF: ReadCaller = { subject: "", signal: new AbortController().signal, isPatient: true };

/** Runs what reads for a caller; everything that follows from it reads for the same one. */
export function readFor<T>(caller: ReadCaller, run: () => T): T {
  return callers.run(caller, run);
}

/** Says who asks, once it is known. */
export function nameCaller(subject: string): void {
  const caller = callers.getStore();
  if (caller !== undefined) caller.subject = subject;
}

/** Whose question runs now: without one, the process's own work. */
export function currentCaller(): ReadCaller {
  return callers.getStore() ?? ITSELF;
}
