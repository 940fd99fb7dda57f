import { AsyncLocalStorage } from "node:async_hooks";

/** Something that was changed: what it was and what it is; `undefined` where it was not, or is not any more. */
export interface ChangedThing {
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What the work that runs now has changed, for whoever listens to it. */
const heard = new AsyncLocalStorage<ChangedThing[]>();

/** Tells what is changed to whoever listens to the work that runs now; to nobody where that is the process's own. */
export function tellChanged(things: readonly ChangedThing[]): void {
  heard.getStore()?.push(...things);
}

/** Runs work, and gives what it told with its result: what a transaction told that was begun again is told once. */
export async function listenForChanges<Result>(
  work: () => Promise<Result> | Result,
): Promise<{ readonly result: Result; readonly things: readonly ChangedThing[] }> {
  const told: ChangedThing[] = [];
  const result = await heard.run(told, async () => work());
  return { result, things: [...new Map(told.map((thing) => [JSON.stringify(thing), thing])).values()] };
}
