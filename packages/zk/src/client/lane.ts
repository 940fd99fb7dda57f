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

function untilAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
