import type { DeviceFacts, DeviceRecord, GlanceFacts } from "../domain/device.ts";
import { isLookWorthwhile, isReadNeeded, toProved } from "../domain/doubts.ts";
import { toGlanceFacts } from "../domain/log-glance.ts";
import { isProofToTell } from "../domain/told-proof.ts";
import type { AskedTime, ClockWatch } from "./clock-watch.ts";
import type { ReaderConnection } from "./reader-driver.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";
import { AGAIN_MS } from "./retry-times.ts";
import { hear, isSilence, type Told, valueOf } from "./told.ts";

/** Asks a reader, by one connection, what can be known of its log without reading it, and records it. */
export class ReaderCheck {
  readonly #plan: ReaderPlan;
  readonly #deps: CollectorDeps;
  readonly #reader: ReaderConnection;
  readonly #clock: ClockWatch;
  /** Time or counts came by this connection. */
  #hasTold = false;
  #silentTime: { readonly asked: AskedTime; readonly untilMs: number } | undefined;

  constructor(
    plan: ReaderPlan,
    deps: CollectorDeps,
    { reader, clock }: { readonly reader: ReaderConnection; readonly clock: ClockWatch },
  ) {
    this.#plan = plan;
    this.#deps = deps;
    this.#reader = reader;
    this.#clock = clock;
  }

  /**
   * Asks for time and counts; where these say that no read is needed, and may be wrong because nobody has watched, looks at the log too.
   *
   * @throws {ReaderError} when the reader is gone, or has forgotten the session. What it merely does not tell is recorded.
   */
  async compareCounts(isUnwatched: boolean, signal: AbortSignal): Promise<{ readonly userCount: number | undefined }> {
    const { ledger } = this.#deps;
    const { readerId } = this.#plan;
    const time = await this.#askTime(signal);
    const nowMs = this.#deps.clock.nowMs();
    const device = await ledger.readDevice(readerId);
    const { newSinceProof: newAtCheck } = device;
    const told = await hear(this.#reader.readSizes(signal));
    this.#requireLife(time.told, told);
    const sizes = valueOf(told);
    const clock = await this.#clock.take(device, time);
    const facts = {
      lastSeenMs: nowMs,
      checkedMs: nowMs,
      users: sizes?.users,
      punches: sizes?.punches,
      newAtCheck,
      capacity: sizes?.punchCapacity,
      operations: sizes?.operations,
      ...clock,
      hasOwnSums: this.#reader.stats.hasOwnSums,
    };
    const seen = { ...device, ...facts };
    const isGlanceWanted = isUnwatched && !isReadNeeded(seen, nowMs) && isLookWorthwhile(seen, nowMs);
    await this.#recordSeen(device, isGlanceWanted ? { ...facts, ...(await this.#lookAtLog(facts, signal)) } : facts);
    return { userCount: sizes?.users };
  }

  /** A reader that said nothing to the question is not asked again for a while. */
  async #askTime(signal: AbortSignal): Promise<AskedTime> {
    const { clock, timers } = this.#deps;
    if (this.#silentTime !== undefined && clock.nowMs() < this.#silentTime.untilMs) return this.#silentTime.asked;
    const askedMs = timers.monotonicMs();
    const told = await hear(this.#reader.readTime(signal));
    const asked = { told, answeredMs: clock.nowMs(), roundTripMs: timers.monotonicMs() - askedMs };
    this.#silentTime = isSilence(told) ? { asked, untilMs: clock.nowMs() + AGAIN_MS.TIME } : undefined;
    return asked;
  }

  /** Neither time nor counts: a silent reader is gone, and one that told them before has forgotten the session. */
  #requireLife(time: Told<unknown>, sizes: Told<unknown>): void {
    if (time.kind === "TOLD" || sizes.kind === "TOLD") this.#hasTold = true;
    else if (this.#hasTold || (isSilence(time) && isSilence(sizes))) throw sizes.error;
  }

  /** Looks at the length of the log and its first rows. */
  async glance(signal: AbortSignal): Promise<void> {
    const device = await this.#deps.ledger.readDevice(this.#plan.readerId);
    await this.#recordSeen(device, await this.#lookAtLog(device, signal));
  }

  async #lookAtLog(
    { operations }: { readonly operations?: number | undefined },
    signal: AbortSignal,
  ): Promise<{ readonly glance: GlanceFacts; readonly lastSeenMs: number }> {
    const device = await this.#deps.ledger.readDevice(this.#plan.readerId);
    const nowMs = this.#deps.clock.nowMs();
    const seen = valueOf(await hear(this.#reader.glance(signal)));
    return { glance: toGlanceFacts({ ...device, operations }, seen, nowMs), lastSeenMs: nowMs };
  }

  /** What the reader says now, and whether it proves everything up to the moment at which it was asked. */
  async #recordSeen(
    device: DeviceRecord,
    facts: Partial<DeviceFacts> & Required<Pick<DeviceFacts, "lastSeenMs">>,
  ): Promise<void> {
    const nowMs = facts.lastSeenMs;
    const seen = { ...device, ...facts, ...toProved({ ...device, ...facts }, nowMs) };
    const { provedMs } = seen;
    const isTold = provedMs === nowMs && isProofToTell(seen, nowMs);
    await this.#deps.ledger.recordFacts(
      this.#plan.readerId,
      { ...facts, provedMs, ...(isTold ? { toldMs: nowMs } : {}) },
      isTold ? "PROOF" : undefined,
    );
  }
}
