/** Runs tasks one after the other, in the order of the calls. */
export type Lane = <T>(task: () => Promise<T>, signal: AbortSignal | undefined) => Promise<T>;

/** Creates a lane. A task whose signal is aborted while it waits is not started, and its caller does not wait on. */
export function createLane(): Lane {
  let tail: Promise<unknown> = Promise.resolve();
  return (task, signal) => {
    const result = tail.then(() => {
      signal?.throwIfAborted();
      return task();
    });
    tail = result.catch(() => undefined);
    return signal ? untilAborted(result, signal) : result;
  };
}

/**
 * Waits for its turn and keeps it until the function that is returned is called, or until `ended` aborts.
 *
 * @throws the reason of `signal` when it aborts before the turn comes.
 */
export async function holdLane(lane: Lane, signal: AbortSignal | undefined, ended: AbortSignal): Promise<() => void> {
  const turn = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const release = (): void => {
    ended.removeEventListener("abort", release);
    held.resolve();
  };
  const keep = (): Promise<void> => {
    turn.resolve();
    if (ended.aborted) release();
    else ended.addEventListener("abort", release, { once: true });
    return held.promise;
  };
  // After the turn has come the signal is the holder's affair: this rejection then reaches nobody.
  lane(keep, signal).catch(turn.reject);
  await turn.promise;
  return release;
}

function untilAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
