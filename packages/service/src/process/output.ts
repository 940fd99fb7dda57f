/**
 * Keeps this process alive when nobody takes its output any more: a full disk behind stdout, a closed terminal. What the log
 * loses, the log counts (`observe/line-writer.ts`); this is for everything else that prints.
 */
export function surviveLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
