import { FIND_LIMITS, startReaderFinder } from "./collector/finding/reader-finder.ts";
import { type Collectors, startCollectors } from "./collector/collectors.ts";
import { type CollectorDeps, DEFAULT_TIMING, type ReaderPlan } from "./collector/reader-plan.ts";
import { systemTimers } from "./collector/timers.ts";
import { JOB_LIMITS } from "./domain/jobs/job-limits.ts";
import type { JobStore } from "./domain/jobs/job-store.ts";
import { createDriver } from "./drivers/drivers.ts";
import type { AddingTools, JobTools, ReaderHistory } from "./jobs/job-work.ts";
import { startErasureRounds } from "./jobs/erasure-rounds.ts";
import { startJobRunner } from "./jobs/job-runner.ts";
import { createJobWorks } from "./jobs/job-works.ts";
import { systemClock } from "./system-clock.ts";

/** What the readers of a place are visited with. */
export interface VisitParts extends Pick<CollectorDeps, "ledger" | "identityKey" | "log" | "meter" | "hasDirectory"> {
  readonly plans: readonly ReaderPlan[];
  /** Addresses at which readers are looked for that are away from theirs. */
  readonly hosts: readonly string[];
  readonly history: ReaderHistory;
  readonly jobs: JobStore;
  readonly adding: Pick<AddingTools, "desk" | "keys" | "toPlan">;
  readonly logClears: JobTools["logClears"];
  readonly pushing: JobTools["pushing"];
  readonly erasures: JobTools["erasures"];
}

/** Readers that are visited. */
export interface VisitedReaders {
  readonly readers: Collectors;
  /** Ends the search, the rounds and the jobs, then the visits. */
  readonly stop: () => Promise<void>;
}

/** Begins the visits to the readers, the search for those that are away, and the jobs that want something of them. */
export function visitReaders(parts: VisitParts): VisitedReaders {
  const { plans, hosts, jobs, logClears, adding, pushing, history, erasures, ...own } = parts;
  const { ledger, log } = own;
  const driver = createDriver();
  const machine = { clock: systemClock, timers: systemTimers };
  const readers = startCollectors(plans, {
    ...own,
    ...machine,
    random: Math.random,
    driver,
    timing: DEFAULT_TIMING,
  });
  const stopFinder = startReaderFinder({ readers, hosts, ledger, driver, ...machine, limits: FIND_LIMITS, log });
  const stopJobs = startJobRunner({
    store: jobs,
    limits: JOB_LIMITS,
    works: createJobWorks({
      ledger,
      history,
      yieldTurn: () => systemTimers.yieldTurn(),
      clock: systemClock,
      ...{ readers, logClears, erasures },
      pushing,
      adding: { ...adding, driver, timing: DEFAULT_TIMING },
    }),
    ...machine,
    log,
  });
  const stopRounds = startErasureRounds({ ledger, readers, pushing, erasures, ...machine, log });
  return {
    readers,
    stop: async () => {
      await stopRounds();
      await stopFinder();
      await stopJobs();
      await readers.stop();
    },
  };
}
