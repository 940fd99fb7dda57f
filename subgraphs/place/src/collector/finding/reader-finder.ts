import type { Clock } from "../../domain/clock.ts";
import { toAddressText } from "../../domain/found-address.ts";
import type { LedgerWriter } from "../../domain/ledger.ts";
import type { Collectors } from "../collectors.ts";
import type { ReaderDriver, ReaderListener } from "../reader-driver.ts";
import type { CollectorLog, CollectorTiming } from "../reader-plan.ts";
import type { Timers } from "../timers.ts";
import {
  type Finding,
  type LostReader,
  listDue,
  listLost,
  type Question,
  type SearchState,
  type SearchTimes,
  type Statement,
  toFindings,
  toQuestions,
  toStates,
} from "./reader-search.ts";

/** How much is asked, and when, in milliseconds. */
export interface FindLimits extends SearchTimes, Pick<CollectorTiming, "connectTimeoutMs" | "requestTimeoutMs"> {
  /** Between two looks for readers that are lost. */
  readonly lookMs: number;
  /** Addresses that are asked at the same time. */
  readonly mostAtOnce: number;
  /** Between the beginnings of two questions. */
  readonly paceMs: number;
}

const MINUTE_MS = 60_000;

/** Twenty addresses a second at most: 1,024 that say nothing take about four minutes. */
export const FIND_LIMITS: FindLimits = {
  lookMs: 5_000,
  awayMs: MINUTE_MS,
  again: { firstMs: MINUTE_MS, lastMs: 60 * MINUTE_MS },
  mostAtOnce: 8,
  paceMs: 50,
  connectTimeoutMs: 2_000,
  requestTimeoutMs: 2_000,
};

/** What readers are looked for with. */
export interface FinderDeps {
  readonly readers: Pick<Collectors, "plans" | "visitNow" | "isOpenAt">;
  /** Addresses that the configuration lets be asked. */
  readonly hosts: readonly string[];
  readonly ledger: Pick<LedgerWriter, "listDevices" | "recordFacts">;
  readonly driver: ReaderDriver;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly limits: FindLimits;
  readonly log: CollectorLog;
}

const NOBODY: ReaderListener = { onEvent: () => undefined, onLost: () => undefined };

/**
 * Looks for readers that are away from their addresses and has them visited where their own serial numbers are stated, one
 * search after the other. Whoever is asked is let in by the comm key of the reader that is looked for, says a serial number and is
 * left: nothing else is read and nobody is kept from punching. So the answer to a comm key goes to the addresses that
 * `toQuestions` names and to no others.
 *
 * @returns the end of it: resolves when nothing is open any more.
 */
export function startReaderFinder(deps: FinderDeps): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  const run = async (): Promise<void> => {
    let states: ReadonlyMap<string, SearchState> = new Map();
    while (!signal.aborted) {
      await deps.timers.delay(deps.limits.lookMs, signal);
      try {
        states = await search(deps, states, signal);
      } catch (error) {
        if (!signal.aborted) deps.log.warn({ err: error }, "the readers that are away could not be looked for");
      }
    }
  };
  const ended = run().catch(() => undefined); // the wait that was broken off
  return async () => {
    ending.abort();
    await ended;
  };
}

async function search(
  deps: FinderDeps,
  states: ReadonlyMap<string, SearchState>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, SearchState>> {
  const { ledger, readers, hosts, clock, timers, limits, log } = deps;
  const devices = await ledger.listDevices();
  const lost = listLost(readers.plans(), devices);
  const { awayMs } = limits;
  const due = listDue(lost, states, { nowMs: clock.nowMs(), monotonicMs: timers.monotonicMs(), awayMs });
  const questions = toQuestions({ due, lost, devices, hosts });
  if (questions.length > 0) {
    const readerIds = due.map(({ plan }) => plan.readerId);
    log.info({ readerIds, addresses: questions.length }, "looks for readers that are away from their addresses");
    const statements = await askAll(deps, questions, signal);
    for (const finding of toFindings(due, statements)) await follow(deps, finding);
  }
  return toStates(lost, states, { questions, monotonicMs: timers.monotonicMs(), times: limits });
}

/** Some at a time, each begun a while after the one before. */
async function askAll(
  deps: FinderDeps,
  questions: readonly Question[],
  signal: AbortSignal,
): Promise<readonly Statement[]> {
  const { timers, limits } = deps;
  const statements: Statement[] = [];
  const underWay = new Set<Promise<void>>();
  try {
    for (const question of questions) {
      if (underWay.size >= limits.mostAtOnce) await Promise.race(underWay);
      await timers.delay(limits.paceMs, signal);
      const asked = ask(deps, question, signal).then((serialNumber) => {
        underWay.delete(asked);
        if (serialNumber !== undefined) statements.push({ question, serialNumber });
      });
      underWay.add(asked);
    }
  } finally {
    await Promise.all(underWay);
  }
  return statements;
}

/** Never rejects: whoever says nothing that is understood is not looked for. */
async function ask(
  { driver, readers, limits }: FinderDeps,
  { plan }: Question,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (readers.isOpenAt(toAddressText(plan))) return undefined;
  const { connectTimeoutMs, requestTimeoutMs } = limits;
  try {
    const connection = await driver.open({ ...plan, connectTimeoutMs, requestTimeoutMs }, NOBODY, signal);
    try {
      return await connection.readSerialNumber(signal);
    } finally {
      await connection.close();
    }
  } catch {
    return undefined;
  }
}

async function follow(deps: FinderDeps, finding: Finding): Promise<void> {
  const { ledger, readers, clock, log } = deps;
  const { reader } = finding;
  const { readerId } = reader.plan;
  const fields = { deed: "followReader", readerId, by: "findReaders", before: reader.address };
  if (finding.kind === "CONFLICT") {
    const { addresses } = finding;
    log.warn(
      { ...fields, addresses, code: "DEVICE_DUPLICATE" },
      "several readers state this serial number: none is followed",
    );
    return;
  }
  if (!(await isStillLost(deps, reader))) return;
  const { host, port } = finding.plan;
  const from = toAddressText(reader.plan);
  const after = toAddressText(finding.plan);
  const found = after === from ? undefined : { host, port, from, atMs: clock.nowMs() };
  await ledger.recordFacts(readerId, { found });
  log.info({ ...fields, after }, "the reader was found at another address, and is visited there");
  readers.visitNow(readerId);
}

/** Somebody may have entered another address meanwhile, or the reader may be back: then nothing is to be followed. */
async function isStillLost({ ledger, readers }: FinderDeps, reader: LostReader): Promise<boolean> {
  const lost = listLost(readers.plans(), await ledger.listDevices());
  return lost.some(
    ({ plan, serialNumber, address }) =>
      plan.readerId === reader.plan.readerId && serialNumber === reader.serialNumber && address === reader.address,
  );
}
