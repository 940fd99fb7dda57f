import { type ClockMeasure, measureClock } from "../domain/clocks/clock-measure.ts";
import type { ClockRules } from "../domain/clocks/clock-rules.ts";
import type { ClockSet } from "../domain/clocks/clock-set.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import { toZoneClock } from "../domain/zone-clock.ts";
import { type ReaderConnection, ReaderError } from "./reader-driver.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";
import { hear, valueOf } from "./told.ts";

/** Who wants a clock set, and why. */
export interface ClockWish {
  /** The token's subject; absent for the policy. */
  readonly by?: string;
  readonly reason?: string;
  /** Whether it is still wanted, by what the clock shows just before. */
  readonly isStill?: (measure: ClockMeasure) => boolean;
}

/** Where and by which rules. */
export interface ClockSetting {
  readonly plan: ReaderPlan;
  readonly deps: CollectorDeps;
  readonly rules: ClockRules;
  readonly connection: ReaderConnection;
  readonly signal: AbortSignal;
}

interface Shown {
  readonly shown: string | undefined;
  readonly measure: ClockMeasure | undefined;
  readonly roundTripMs: number;
}

/**
 * Sets a reader's clock to the time of its zone and reads it back. That it was begun is on disk before the reader is told, what
 * became of it afterwards.
 *
 * @throws {JobError} JOB_REFUSED where nobody may set it, or it is not wanted any more; {ReaderError} where the reader does not.
 */
export async function setReaderClock(setting: ClockSetting, wish: ClockWish): Promise<ClockSet> {
  const { plan, deps, rules, connection, signal } = setting;
  const { writeTime } = connection;
  if (rules.policy === "NEVER")
    throw new JobError("JOB_REFUSED", "The configuration lets nobody set this clock: clock.policy is NEVER");
  if (writeTime === undefined)
    throw new ReaderError("DEVICE_REJECTED", "the driver of this reader only reads", { step: "TIME" });
  const before = await askTime(setting);
  if (before.measure !== undefined && wish.isStill?.(before.measure) === false)
    throw new JobError("JOB_REFUSED", "It is not to be set any more");
  const begun = toBegun(setting, wish, before);
  const { clock } = await deps.ledger.readDevice(plan.readerId);
  await deps.ledger.recordClock(plan.readerId, { clock: { ...clock, setMs: begun.beganMs } }, { set: begun });
  let after: Partial<ClockSet>;
  try {
    await writeTime(begun.setTo, signal);
    after = await readBack(setting);
  } catch (error) {
    await keep(setting, await toFailed(setting, begun, error));
    throw error;
  }
  return keep(setting, { ...begun, ...after, state: "DONE" });
}

function toBegun({ plan, deps }: ClockSetting, { by, reason }: ClockWish, before: Shown): ClockSet {
  const beganMs = deps.clock.nowMs();
  const arrivesMs = beganMs + before.roundTripMs / 2;
  const localMs = toZoneClock(plan.zone).toLocalMs(arrivesMs);
  return {
    beganMs,
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
    shownBefore: before.shown,
    driftBeforeMs: before.measure?.driftMs,
    setTo: new Date(Math.round(localMs / 1_000) * 1_000).toISOString().slice(0, 19),
    state: "BEGUN",
  };
}

async function askTime({ plan, deps, connection, signal }: ClockSetting): Promise<Shown> {
  const { timers, clock } = deps;
  const askedMs = timers.monotonicMs();
  const shown = await connection.readTime(signal);
  const roundTripMs = timers.monotonicMs() - askedMs;
  if (shown === undefined) return { shown, measure: undefined, roundTripMs };
  const measure = measureClock(plan.zone, { shown, answeredMs: clock.nowMs(), roundTripMs });
  return { shown, measure, roundTripMs };
}

async function readBack(setting: ClockSetting): Promise<Partial<ClockSet>> {
  const { shown, measure } = await askTime(setting);
  return {
    shownAfter: shown,
    driftAfterMs: measure?.driftMs,
    uncertaintyMs: measure?.uncertaintyMs,
    endedMs: setting.deps.clock.nowMs(),
  };
}

/** A reader that refused still says what it shows; one that is gone may have been set or not. */
async function toFailed(setting: ClockSetting, begun: ClockSet, error: unknown): Promise<ClockSet> {
  const fault = {
    code: error instanceof ReaderError ? error.code : "JOB_INTERRUPTED",
    message: error instanceof Error ? error.message : String(error),
  };
  const after = setting.signal.aborted ? undefined : await hear(readBack(setting)).then(valueOf, () => undefined);
  const endedMs = setting.deps.clock.nowMs();
  return { ...begun, endedMs, ...after, state: after === undefined ? "UNSURE" : "FAILED", fault };
}

async function keep({ plan, deps }: ClockSetting, set: ClockSet): Promise<ClockSet> {
  const { readerId } = plan;
  await deps.ledger.recordClock(readerId, {}, { set });
  const { by, shownBefore, setTo, state, shownAfter, fault } = set;
  const fields = { deed: "setDeviceClock", readerId, by: by ?? "clock.policy", shownBefore, setTo, shownAfter, state };
  if (state === "DONE") deps.log.info(fields, "the reader's clock was set");
  else deps.log.warn({ ...fields, code: fault?.code }, "the reader's clock was not set");
  return set;
}
