/**
 * A place of one reader in a process of its own, which tells what memory it takes: `node --expose-gc measured-place.ts DIR PORT`.
 * Messages to its parent: a `Sample` each 20 ms; for `"settle"` from its parent it collects its garbage and says `"settled"`.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DEFAULT_TIMING } from "../../../subgraphs/place/src/collector/reader-plan.ts";
import { startTestPlace } from "../../integration/place-harness.ts";

/** What a process takes and how its reader is, at one moment. */
export interface Sample {
  /** Bytes. */
  readonly rss: number;
  readonly heapUsed: number;
  readonly arrayBuffers: number;
  /** Longest wait of the event loop since the sample before, in milliseconds. */
  readonly delayMs: number;
  readonly status: string;
  readonly faultCode: string | undefined;
  readonly rowsStored: number;
  readonly rowsRead: number | undefined;
}

const EVERY_MS = 20;
const [dir = "", port = ""] = process.argv.slice(2);

const simulator = { address: { host: "127.0.0.1", port: Number(port) } };
const USUAL = { firstMs: 500, lastMs: 500, spread: 0.5 };
const retries = { ...DEFAULT_TIMING.retries, USUAL };
const place = await startTestPlace(dir, [{ simulator }], { ...DEFAULT_TIMING, heartbeatMs: 500, retries });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

setInterval(async () => {
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  const { status, fault, rowsStored, proof } = await place.ledger.readDevice("gate-1");
  const device = { status, faultCode: fault?.code, rowsStored, rowsRead: proof?.rowsRead };
  const sample: Sample = { rss, heapUsed, arrayBuffers, delayMs: delay.max / 1e6, ...device };
  delay.reset();
  process.send?.(sample);
}, EVERY_MS);

// Its parent may be gone before this process is.
process.on("uncaughtException", () => process.exit());
process.on("message", () => {
  for (let time = 0; time < 3; time++) globalThis.gc?.();
  process.send?.("settled");
});
process.on("disconnect", () => process.exit());
