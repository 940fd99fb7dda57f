import { JobError } from "../domain/jobs/job-error.ts";
import { type Collector, startCollector } from "./collector.ts";
import type { ErrandWork } from "./errands.ts";
import { createSerialClaims } from "./serial-claims.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";
import { createReadTurns } from "./read-turns.ts";

/** The readers of a place that are visited. */
export interface Collectors {
  /** Ids of them. */
  readonly list: () => readonly string[];
  /** How each of them is visited. */
  readonly plans: () => readonly ReaderPlan[];
  /** Comes to a reader at once where it waits for the next visit: it was found. */
  readonly visitNow: (readerId: string) => void;
  /** Whether a connection to a reader is open at an address, `host:port`. */
  readonly isOpenAt: (address: string) => boolean;
  /** Does something with a reader, between two steps of its visit. @throws {JobError} DEVICE_DISABLED; as `Errands.add` */
  readonly run: <T>(readerId: string, work: ErrandWork<T>, signal: AbortSignal) => Promise<T>;
  /** Visits these from now on, and no others; what stays as it was is not disturbed. */
  readonly update: (plans: readonly ReaderPlan[]) => Promise<void>;
  /** Resolves when every connection is closed and nothing more is written. */
  readonly stop: () => Promise<void>;
}

interface Visited extends Collector {
  readonly plan: ReaderPlan;
}

/**
 * Collects from every reader, each on its own: what happens at one never reaches another. They share nothing but the turns in
 * which they read their whole logs, and the knowledge whose serial number is whose.
 */
export function startCollectors(
  plans: readonly ReaderPlan[],
  deps: Omit<CollectorDeps, "turns" | "serials">,
): Collectors {
  const turns = createReadTurns(() => deps.timers.monotonicMs());
  const serials = createSerialClaims();
  const running = new Map<string, Visited>();
  let isStopped = false;
  const start = (plan: ReaderPlan): void => {
    const collector = startCollector(plan, { ...deps, turns, serials });
    running.set(plan.readerId, { ...collector, plan });
  };
  for (const plan of plans) start(plan);
  return {
    list: () => [...running.keys()],
    plans: () => [...running.values()].map(({ plan }) => plan),
    visitNow: (readerId) => running.get(readerId)?.visitNow(),
    isOpenAt: (address) => [...running.values()].some(({ openAddress }) => openAddress() === address),
    run: async (readerId, work, signal) => {
      const collector = running.get(readerId);
      if (collector === undefined) throw new JobError("DEVICE_DISABLED", `Nobody visits the reader ${readerId}`);
      return collector.run(work, signal);
    },
    update: async (next) => {
      const wanted = new Map(next.map((plan) => [plan.readerId, plan]));
      const left = [...running].filter(([id, { plan }]) => JSON.stringify(wanted.get(id)) !== JSON.stringify(plan));
      for (const [id] of left) running.delete(id);
      await Promise.all(left.map(([, { stop }]) => stop()));
      if (isStopped) return;
      for (const plan of next) if (!running.has(plan.readerId)) start(plan);
    },
    stop: async () => {
      isStopped = true;
      await Promise.all([...running.values()].map(({ stop }) => stop()));
    },
  };
}
