import { createClient } from "@biometricflow/sdk/client";
import { PunchRecordedDocument } from "@biometricflow/sdk/generated/graphql";
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { WebSocket } from "ws";
import { readOrganisation } from "@biometricflow/config/organisation";
import { type TestPlace, writeOrganisationFolder } from "../e2e/harness/organisation-folder.ts";
import { RunningOrganisation } from "../e2e/harness/running-organisation.ts";
import { until } from "../e2e/harness/until.ts";

/**
 * From a finger to a subscriber: 200 punches, one each 50 ms, in turn over the seven readers of the demo organisation,
 * with every process up. A delay runs from the moment before the simulator is told to punch until the SDK's subscriber
 * has the event, so it includes the control request. Prints p50, p95 and maximum of three runs and the median p95.
 *
 *     pnpm bench:live [--readers 50]
 *
 * With `--readers` the same with so many readers of one place, as on one LAN, and without the dashboard's process.
 */
const RUNS = 3;
const PUNCHES = 200;
const EVERY_MS = 50;
const BUDGET_P95_MS = 250;
const WEB_BUILD_MS = 300_000;
const ONLINE_MS = 180_000;
const { values } = parseArgs({ options: { readers: { type: "string" } } });

/** One place with so many readers on free ports. */
function toOnePlace(count: number): readonly TestPlace[] {
  const readers = Array.from({ length: count }, (_, n) => ({ id: `gate-${n + 1}`, rows: 0, seed: n + 1 }));
  return [{ id: "riyadh", timeZone: "Asia/Riyadh", readers }];
}

/** What else the machine does. */
const sayLoad = () =>
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`;

/** The demo organisation's places and readers on free ports. */
function toTestPlaces(): readonly TestPlace[] {
  return readOrganisation(resolve(import.meta.dirname, "../../config")).places.map(({ id, timeZone, readers }) => ({
    id,
    timeZone,
    readers: readers.map(({ id: reader, simulate, commKey }) => ({
      id: reader,
      rows: simulate?.rows ?? 0,
      seed: simulate?.seed ?? 0,
      commKey,
    })),
  }));
}

function toPercentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

async function run(organisation: RunningOrganisation): Promise<readonly number[]> {
  const { router, apiKey, readers } = organisation.demo;
  const arrivals = new Map<string, number>();
  let isCaughtUp = false;
  const stop = new AbortController();
  const client = createClient({ url: `${router.http}/graphql`, apiKey, webSocketImpl: WebSocket });
  const reading = (async () => {
    for await (const { punch, notice } of client.subscribe(PunchRecordedDocument, {}, { signal: stop.signal })) {
      if (notice?.kind === "CAUGHT_UP") isCaughtUp = true;
      if (!punch) continue;
      const key = `${punch.device?.id} ${punch.pin} ${punch.localTime}`;
      if (!arrivals.has(key)) arrivals.set(key, performance.now()); // a second punch of that second is another one
    }
  })();
  await until(() => isCaughtUp, 15_000);

  const sent = new Map<string, number>();
  const startedAtMs = performance.now();
  for (let index = 0; index < PUNCHES; index++) {
    await new Promise((done) => setTimeout(done, Math.max(0, startedAtMs + index * EVERY_MS - performance.now())));
    const reader = readers[index % readers.length];
    if (reader === undefined) throw new Error("no readers");
    const before = performance.now();
    const row = await organisation.control<{ userId: string; time: string }>(reader.place, reader.id, "punch", {});
    const key = `${reader.place}/${reader.id} ${row.userId} ${row.time}`;
    if (!sent.has(key)) sent.set(key, before);
  }
  await until(
    () => [...sent.keys()].every((key) => arrivals.has(key)),
    10_000,
    () => `${arrivals.size} of ${sent.size} arrived`,
  );
  stop.abort();
  await reading;
  client.close();
  return [...sent]
    .map(([key, before]) => (arrivals.get(key) ?? Number.NaN) - before)
    .sort((left, right) => left - right);
}

const organisation = await RunningOrganisation.start({
  configDir: await writeOrganisationFolder(
    values.readers === undefined ? toTestPlaces() : toOnePlace(Number(values.readers)),
  ),
  withWeb: values.readers === undefined,
});
try {
  if (values.readers === undefined) await until(() => organisation.demo.ready.web, WEB_BUILD_MS);
  const everyReaderIsOnline = "{ devices(filter: { status: [ONLINE] }) { totalCount } }";
  await until(
    async () =>
      (await organisation.graphql<{ devices: { totalCount: number } }>(everyReaderIsOnline)).data?.devices
        .totalCount === organisation.demo.readers.length,
    ONLINE_MS,
  );
  process.stdout.write(`${organisation.demo.readers.length} readers, ${cpus().length} processors, ${sayLoad()}\n`);
  const p95s: number[] = [];
  for (let index = 1; index <= RUNS; index++) {
    const delays = await run(organisation);
    const [p50, p95, max] = [toPercentile(delays, 0.5), toPercentile(delays, 0.95), toPercentile(delays, 1)];
    p95s.push(p95);
    process.stdout.write(
      `run ${index}: ${delays.length} punches, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, max ${max.toFixed(1)} ms; ${sayLoad()}\n`,
    );
  }
  const median = p95s.toSorted((left, right) => left - right)[Math.floor(RUNS / 2)] ?? Number.NaN;
  process.stdout.write(
    `median p95 ${median.toFixed(1)} ms; budget ${BUDGET_P95_MS} ms; ratio ${(median / BUDGET_P95_MS).toFixed(2)}\n`,
  );
} finally {
  await organisation.stop();
}
