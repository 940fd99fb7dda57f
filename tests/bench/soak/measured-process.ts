/**
 * Preloaded into a process that is measured: `--expose-gc --import .../measured-process.ts`. Asked `"measure"` by its parent, it
 * collects its garbage and tells what is left.
 */

/** Bytes of a process after its garbage is collected. */
export interface Measured {
  readonly heapUsed: number;
  readonly arrayBuffers: number;
  readonly rss: number;
}

process.on("message", (message) => {
  if (message !== "measure") return;
  for (let time = 0; time < 3; time++) globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  const measured: Measured = { heapUsed, arrayBuffers, rss };
  process.send?.(measured);
});
