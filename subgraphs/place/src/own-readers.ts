import type { ReaderOwnership } from "./domain/reader-ownership.ts";

/** What whoever has the readers does with them. */
export interface OwnReadersOptions {
  readonly ownership: ReaderOwnership;
  /** Makes the readers known, each time they were taken. */
  readonly prepare: () => Promise<void>;
  /** Begins to visit them. @returns the end of it */
  readonly visit: () => () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
  /** Waits before another try. */
  readonly pause: () => Promise<void>;
}

/** The readers of a place, visited by this process while they are its own. */
export interface OwnReaders {
  /** Visits them from now on, whenever they are its own. */
  readonly begin: () => void;
  /** Leaves them. */
  readonly stop: () => Promise<void>;
}

/**
 * Takes the readers where they are free: they are known when this resolves. Later they come and go with the ownership, one step
 * after the other: nobody visits before the visits of the time before have ended.
 */
export async function takeReaders(options: OwnReadersOptions): Promise<OwnReaders> {
  const { ownership, prepare, visit, onFailure, pause } = options;
  let isPrepared = ownership.isOwner;
  if (isPrepared) await prepare();
  let isStopped = false;
  let leave: (() => Promise<void>) | undefined;
  let settling = Promise.resolve();
  const isWanted = () => ownership.isOwner && !isStopped;
  const settle = async (): Promise<void> => {
    while (isWanted() !== (leave !== undefined)) {
      try {
        if (leave !== undefined) {
          await leave();
          leave = undefined;
          isPrepared = false;
        } else {
          if (!isPrepared) await prepare();
          isPrepared = true;
          if (isWanted()) leave = visit();
        }
      } catch (error) {
        onFailure(error);
        await pause();
      }
    }
  };
  const follow = (): void => {
    settling = settling.then(settle);
  };
  let unwatch: () => void = () => undefined;
  return {
    begin: () => {
      unwatch = ownership.watch(follow);
      follow();
    },
    stop: async () => {
      unwatch();
      isStopped = true;
      follow();
      await settling;
    },
  };
}
