import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { postGraphql, type RunningOrganisation } from "../e2e/harness/running-organisation.ts";
import type { TestPlace } from "../e2e/harness/organisation-folder.ts";
import { until } from "../e2e/harness/until.ts";

/** Two places with as many rows as make a page of any size. */
export const BUSY_ORGANISATION: readonly TestPlace[] = [
  { id: "riyadh", timeZone: "Asia/Riyadh", readers: [{ id: "gate-1", rows: 20_000, seed: 1 }] },
  { id: "cairo", timeZone: "Africa/Cairo", readers: [{ id: "lobby", rows: 20_000, seed: 2 }] },
];

/** What one user met: how long each page took, in milliseconds, ascending, and every code of a failure. */
export interface Met {
  readonly times: readonly number[];
  readonly codes: readonly string[];
}

/** What greedy clients were told, by code. */
export type Told = Readonly<Record<string, number>>;

const PAGE = `query ($from: DateTime) { punches(first: 50, filter: { from: $from }) {
  totalCount edges { node { id at pin user { id name } device { id name } } } unavailable { place code } } }`;

/** Waits until every row of every reader is in the ledgers. */
export async function untilFilled(organisation: RunningOrganisation): Promise<void> {
  const everyRow = "{ devices { edges { node { completeness { verdict } } } } }";
  await until(async () => {
    const { data } = await organisation.graphql(everyRow);
    const verdicts = Array.from(JSON.stringify(data ?? null).matchAll(/"verdict":"(\w+)"/g), ([, verdict]) => verdict);
    return verdicts.length === organisation.demo.readers.length && verdicts.every((it) => it === "COMPLETE");
  }, 120_000);
}

/** One user reads a page of 50 again and again, with a pause of `pauseMs` after each. */
export async function readPages(
  organisation: RunningOrganisation,
  token: string,
  { count, pauseMs }: { readonly count: number; readonly pauseMs: number },
): Promise<Met> {
  const url = `${organisation.demo.router.http}/graphql`;
  const codes: string[] = [];
  const readOne = async (nth: number) => {
    const variables = { from: new Date(Date.UTC(2016, 0, 1) + nth * 1000).toISOString() };
    const beganAt = performance.now();
    const answer = await postGraphql(url, { query: PAGE, variables }, token);
    const tookMs = performance.now() - beganAt;
    codes.push(...Array.from(JSON.stringify(answer).matchAll(/"code":"([A-Z_]+)"/g), ([, code]) => String(code)));
    return tookMs;
  };
  const times: number[] = [];
  for (let nth = 0; nth < count; nth++) {
    times.push(await readOne(nth));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return { times: times.toSorted((left, right) => left - right), codes };
}

/** Runs greedy clients, each in a process of its own, while `work` is done. */
export async function besideGreedyClients<T>(
  organisation: RunningOrganisation,
  tokens: { readonly queries: string; readonly subscriptions: string },
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly told: { readonly queries: Told; readonly subscriptions: Told } }> {
  const url = organisation.demo.router.http;
  const queries = startGreedy(["QUERIES", url, tokens.queries]);
  const subscriptions = startGreedy(["SUBSCRIPTIONS", url, tokens.subscriptions]);
  try {
    await new Promise((resolve) => setTimeout(resolve, 3000)); // what they may do at once is done
    const result = await work();
    return { result, told: { queries: await queries.stop(), subscriptions: await subscriptions.stop() } };
  } finally {
    await Promise.all([queries.stop(), subscriptions.stop()]);
  }
}

function startGreedy(args: readonly string[]) {
  const file = fileURLToPath(new URL("greedy-client.ts", import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (bytes: Buffer) => {
    text += bytes.toString();
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    stop: async (): Promise<Told> => {
      child.kill("SIGTERM");
      await ended;
      const told: unknown = text === "" ? {} : JSON.parse(text);
      return Object.fromEntries(Object.entries(Object(told)).map(([code, times]) => [code, Number(times)]));
    },
  };
}

/** The time below which so large a share of sorted times lies. */
export function toPercentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
