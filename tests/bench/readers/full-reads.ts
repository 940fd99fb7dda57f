import { CLIENTS, type ReadRows } from "./clients.ts";
import { type Figure, toFigure, toPercentile } from "./figures.ts";
import { startReaders } from "./start-readers.ts";

/** After so many reads that lacked rows a peer is not asked again at this pause: each costs its timeouts. */
const LOST_READS = 2;
/** Of this program alone, by the time of plain framing. */
const BUDGETS: Readonly<Record<string, string>> = { biometricflow: "<= 1.50 times plain framing, every read whole" };

interface Tally {
  readonly times: number[];
  readonly cpuTimes: number[];
  lost: number;
}

/** Reads a log by every client in turn, round by round; a figure for each. */
export async function compareFullReads(rows: number, framePauseMs: number, rounds: number): Promise<readonly Figure[]> {
  const readers = await startReaders({ readers: 1, rows, framePauseMs });
  const [port = 0] = readers.ports;
  const tallies = new Map(
    Object.keys(CLIENTS).map((name): [string, Tally] => [name, { times: [], cpuTimes: [], lost: 0 }]),
  );
  for (let round = -1; round < rounds; round++) {
    for (const [name, read] of Object.entries(CLIENTS)) {
      const tally = tallies.get(name);
      if (tally === undefined || tally.lost >= LOST_READS) continue;
      const { ms, cpuMs, got } = await timeRead(read, port);
      if (got !== rows) tally.lost++;
      else if (round >= 0) {
        tally.times.push(ms); // the first round warms up
        tally.cpuTimes.push(cpuMs);
      }
    }
  }
  readers.stop();
  const plain = tallies.get("plain framing");
  return [...tallies].map(([name, tally]) =>
    toFigure(`full read, pause ${framePauseMs} ms: ${name}`, describe(tally, plain), BUDGETS[name]),
  );
}

function describe({ times, cpuTimes, lost }: Tally, plain: Tally | undefined): string {
  const lostText = lost > 0 ? `, ${lost} lacked rows` : "";
  if (times.length === 0) return `never whole${lostText}`;
  const [ms, plainMs] = [toPercentile(times), toPercentile(plain?.times ?? [])];
  const [cpuMs, ratio] = [toPercentile(cpuTimes).toFixed(0), (ms / plainMs).toFixed(2)];
  return `${ms.toFixed(0)} ms (${cpuMs} of CPU), ${ratio} times, ${times.length} whole${lostText}`;
}

interface TimedRead {
  readonly ms: number;
  /** Of this process. */
  readonly cpuMs: number;
  readonly got: number;
}

async function timeRead(read: ReadRows, port: number): Promise<TimedRead> {
  const [beganMs, before] = [performance.now(), process.cpuUsage()];
  const got = await read(port);
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - beganMs, cpuMs: (user + system) / 1_000, got };
}
