/** Resolves after `ms`, or at once when the signal is aborted; never rejects. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end, { once: true });
  });
}

/** Resolves with undefined when the signal is aborted; `release` lets go of the signal. */
export function whenAborted(signal: AbortSignal) {
  let release = () => {};
  const promise = new Promise<undefined>((resolve) => {
    const end = () => resolve(undefined);
    release = () => signal.removeEventListener("abort", end);
    signal.addEventListener("abort", end, { once: true });
  });
  return { promise, release };
}
