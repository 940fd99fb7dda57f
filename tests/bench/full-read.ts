import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { readLog } from "@biometricflow/zk/client/read-log";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import { deviceStatus, startTestPlace } from "../integration/place-harness.ts";
import { DEFAULT_TIMING } from "../../subgraphs/place/src/collector/reader-plan.ts";

/**
 * A full read of a log of 100,000 rows, whose reader is a process of its own: by the client alone, and into the ledger of a
 * place. Prints the CPU and the time of each run, in milliseconds, and the median of the CPU: time says little on a busy machine.
 */
const ROWS = 100_000;
const RUNS = 5;

async function serveReader(): Promise<void> {
  const begin = Date.UTC(2026, 0, 1);
  const log = Array.from({ length: ROWS }, (_, n) => ({
    userId: String(1_000 + (n % 300)),
    time: new Date(begin + n * 60_000).toISOString().slice(0, 19),
    verify: 1,
    punch: n % 2,
  }));
  const reader = createReaderSimulator({
    serialNumber: "BENCH",
    log,
    capacity: 200_000,
    clock: () => "2026-11-20T08:00:00",
  });
  await reader.start();
  process.send?.(reader.address.port);
}

interface Took {
  readonly cpuMs: number;
  readonly ms: number;
}

async function measure(work: () => Promise<void>): Promise<Took> {
  const [beganMs, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, ms: performance.now() - beganMs };
}

async function readByClient(port: number): Promise<void> {
  const address = { host: "127.0.0.1", port, connectTimeoutMs: 5_000 };
  const settings = { commKey: 0, requestTimeoutMs: 30_000, onEvent: () => undefined, onClose: () => undefined };
  const connection = await connectReader(createTcpOpener(address), settings, new AbortController().signal);
  let rows = 0;
  for await (const { records } of readLog(connection)) rows += records.length;
  if (rows !== ROWS) throw new Error(`${rows} rows`);
  await connection.close();
}

async function readIntoPlace(port: number): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "bench-"));
  const simulator = { address: { host: "127.0.0.1", port } };
  const place = await startTestPlace(dir, [{ simulator }], { ...DEFAULT_TIMING, requestTimeoutMs: 30_000 });
  while ((await deviceStatus(place, "gate-1")) !== "ONLINE") await new Promise((resolve) => setTimeout(resolve, 20));
  await place.stop();
  rmSync(dir, { recursive: true });
}

function print(name: string, runs: readonly Took[]): void {
  const cpu = runs.map(({ cpuMs }) => cpuMs).toSorted((left, right) => left - right);
  const each = runs.map(({ cpuMs, ms }) => `${cpuMs.toFixed(0)}/${ms.toFixed(0)}`).join(" ");
  console.log(`${name}: median ${(cpu[cpu.length >> 1] ?? Number.NaN).toFixed(0)} ms of CPU (CPU/time: ${each})`);
}

if (process.send !== undefined) await serveReader();
else {
  const reader = fork(import.meta.filename);
  const [port] = await once(reader, "message");
  await readByClient(Number(port)); // warms up
  const [byClient, intoPlace]: [Took[], Took[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    byClient.push(await measure(() => readByClient(Number(port))));
    intoPlace.push(await measure(() => readIntoPlace(Number(port))));
  }
  print(`client, ${ROWS} rows`, byClient);
  print(`place, ${ROWS} rows`, intoPlace);
  reader.kill();
}
