/**
 * Waits for what is renewed at an interval, from when it was renewed: two intervals without a renewal are no slip any more.
 *
 * @param onOld called once, when the second renewal did not come.
 * @returns what ends the waiting: a renewal did come, or nobody looks.
 */
export function startAging(everyMs: number, onOld: () => void): () => void {
  const timer = setTimeout(onOld, 2 * everyMs);
  return () => clearTimeout(timer);
}
