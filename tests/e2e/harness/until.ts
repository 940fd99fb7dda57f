const POLL_MS = 50;

/**
 * Waits until a condition holds, asking every 50 ms.
 *
 * @throws when it does not hold within `timeoutMs`; `explain` adds what a reader of the failure needs.
 */
export async function until(
  condition: () => unknown,
  timeoutMs: number,
  explain: () => string = () => "",
): Promise<void> {
  const endsAtMs = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > endsAtMs) throw new Error(`not within ${timeoutMs} ms: ${condition.toString()}\n${explain()}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
