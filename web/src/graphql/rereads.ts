const running = new Set<Promise<unknown>>();

/** Notes that the page is being read anew; one that fails is no error of its own: the page's queries say so themselves. */
export function noteReread(reread: Promise<unknown>): Promise<void> {
  const ended = reread.then(
    () => {},
    () => {},
  );
  running.add(ended);
  return ended.finally(() => running.delete(ended));
}

/** Resolves when everything is read that whoever waits began, or begins before it goes on. */
export async function untilReread(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve)); // those who were told of a deed begin now
  await Promise.all(running);
}
