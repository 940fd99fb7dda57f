import { readFileSync } from "node:fs";
import { writeOrganisationFolder } from "./organisation-folder.ts";
import { type GraphqlResponse, RunningOrganisation } from "./running-organisation.ts";

/** What was seen of a place while it read the logs of all its readers for the first time. */
export interface FirstStart {
  /** From the moment the organisation was ready, in milliseconds. */
  readonly readMs: number;
  /** Milliseconds of each answer of `/ready`. */
  readonly readyMs: readonly number[];
  /** Milliseconds of each answer of a query. */
  readonly queryMs: readonly number[];
  /** Everything that was not answered as it should. */
  readonly lost: readonly string[];
  readonly rowsStored: number;
  /** Most memory that the process of the place has had. */
  readonly peakMb: number;
}

interface Watched {
  readonly devices: { readonly edges: readonly { readonly node: WatchedDevice }[] };
  readonly punches: { readonly edges: readonly unknown[] };
}

interface WatchedDevice {
  readonly status: string;
  readonly completeness: { readonly rowsStored: number | null } | null;
}

const QUERY = `{
  devices(first: 100) { edges { node { status completeness { verdict rowsStored } } } }
  punches(first: 50) { edges { node { id localTime user { name } } } }
}`;
const PAUSE_MS = 100;
const TIMEOUT_MS = 400_000;

/** Starts an organisation of one place, whose simulated readers have so many rows each, and asks it things until all are read. */
export async function watchFirstStart(readers: number, rows: number): Promise<FirstStart> {
  const place = {
    id: "riyadh",
    timeZone: "Asia/Riyadh",
    readers: Array.from({ length: readers }, (_, n) => ({ id: `gate-${n + 1}`, rows, seed: n + 1 })),
  };
  const organisation = await RunningOrganisation.start({ configDir: await writeOrganisationFolder([place]) });
  try {
    return await watch(organisation, readers);
  } finally {
    await organisation.stop();
  }
}

async function watch(organisation: RunningOrganisation, readers: number): Promise<FirstStart> {
  const [readyMs, queryMs, lost]: [number[], number[], string[]] = [[], [], []];
  const url = organisation.demo.places[0]?.url ?? "";
  const beganMs = performance.now();
  let isDone = false;
  let rowsStored = 0;
  const askReady = async (): Promise<void> => {
    const response = await fetch(`${url}/ready`);
    if (response.status !== 200) lost.push(`/ready ${response.status}`);
    await response.text();
  };
  const askQuery = async (): Promise<void> => {
    const answer = await organisation.graphql<Watched>(QUERY);
    const problem = toProblem(answer);
    if (problem !== undefined) lost.push(problem);
    const devices = answer.data?.devices.edges.map(({ node }) => node) ?? [];
    rowsStored = devices.reduce((sum, { completeness }) => sum + (completeness?.rowsStored ?? 0), 0);
    isDone = devices.length === readers && devices.every(({ status }) => status === "ONLINE");
  };
  const keepAsking = async (ask: () => Promise<void>, tookMs: number[]): Promise<void> => {
    while (!isDone && performance.now() - beganMs < TIMEOUT_MS) {
      const askedMs = performance.now();
      await ask().catch((error: unknown) => lost.push(String(error)));
      tookMs.push(performance.now() - askedMs);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  await Promise.all([keepAsking(askReady, readyMs), keepAsking(askQuery, queryMs)]);
  if (!isDone) lost.push(`not all readers were read within ${TIMEOUT_MS} ms`);
  const peakMb = toPeakMb(organisation.pidOf("place:riyadh"));
  return { readMs: performance.now() - beganMs, readyMs, queryMs, lost, rowsStored, peakMb };
}

function toProblem({ status, data, errors, extensions }: GraphqlResponse): string | undefined {
  const isWhole = status === 200 && data != null && errors === undefined && extensions?.["unavailable"] === undefined;
  return isWhole ? undefined : JSON.stringify({ status, errors, extensions });
}

function toPeakMb(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
