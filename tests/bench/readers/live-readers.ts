import { DEFAULT_TIMING } from "../../../subgraphs/place/src/collector/reader-plan.ts";
import { createTempDir, eventually, startTestPlace } from "../../integration/place-harness.ts";
import { type Figure, toFigure, toPercentile } from "./figures.ts";
import { startReaders } from "./start-readers.ts";

const EVERY_MS = 50;
const PATIENCE_MS = 300_000;

/** Stays with many readers at once, lets people punch at them, and says how long until the ledger has each punch. */
export async function stayWithReaders(count: number, punches: number): Promise<readonly Figure[]> {
  const readers = await startReaders({ readers: count, rows: 100, framePauseMs: 0 });
  const { dir, remove } = createTempDir();
  const plans = readers.ports.map((port) => ({ simulator: { address: { host: "127.0.0.1", port } } }));
  const place = await startTestPlace(dir, plans, DEFAULT_TIMING);
  const areOnline = async (): Promise<boolean> =>
    (await place.ledger.listDevices()).every(({ status }) => status === "ONLINE");
  await eventually(areOnline, "every reader is online", PATIENCE_MS);

  let stored = await place.ledger.countPunches({});
  const wanted = stored + punches;
  const [sent, arrived]: [number[], number[]] = [[], []];
  const stopWatching = place.ledger.watchHead(() => {
    const atMs = Date.now();
    void place.ledger.countPunches({}).then((now) => {
      for (; stored < now; stored++) arrived.push(atMs);
    });
  });
  const beganMs = Date.now();
  for (let n = 0; n < punches; n++) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, beganMs + n * EVERY_MS - Date.now())));
    sent.push(await readers.punch(n % count));
  }
  await eventually(() => stored >= wanted, "every punch is stored", PATIENCE_MS);
  const { rss } = process.memoryUsage();
  stopWatching();
  await place.stop();
  readers.stop();
  remove();
  const waits = sent.map((atMs, n) => (arrived[n] ?? Number.NaN) - atMs);
  const [p50, p95, most] = [0.5, 0.95, 1].map((share) => toPercentile(waits, share));
  const name = `${count} live readers, ${punches} punches`;
  return [
    toFigure(`${name}: until stored`, `p50 ${p50} ms, p95 ${p95} ms, at most ${most} ms`, "p95 < 250 ms"),
    toFigure(`${name}: memory of the process`, `${(rss / 1_048_576).toFixed(0)} MB`, "< 300 MB"),
  ];
}
