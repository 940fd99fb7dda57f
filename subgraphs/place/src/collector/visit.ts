import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
import { type LogUsers, toAnnouncedRow } from "../domain/announced-row.ts";
import { toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow, ReaderRow } from "../domain/punch.ts";
import { toRetryDelayMs } from "./backoff.ts";
import { createIntake, type Intake } from "./intake.ts";
import { readWholeLog } from "./log-read.ts";
import type { ReaderConnection, ReaderEvent, ReaderIdentity } from "./reader-driver.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";
import { toStepFailure } from "./step-failure.ts";
import type { VisitInput, VisitStep } from "./visit-words.ts";

/** What a step found out. */
export interface StepResult {
  readonly identity?: ReaderIdentity;
  readonly userCount?: number;
}

/** What is known of the reader of a visit that has said who it is. */
interface Admitted {
  readonly serialNumber: string;
  readonly intake: Intake;
  timeline: ReaderTimeline;
  users: LogUsers;
}

/** Runs the steps of visits over the driver and the ledger, one after the other. It decides nothing. */
export class ReaderVisit {
  readonly #plan: ReaderPlan;
  readonly #deps: CollectorDeps;
  readonly #tell: (input: VisitInput) => void;
  #number = 0;
  #connection: ReaderConnection | undefined;
  #admitted: Admitted | undefined;

  /** @param tell takes what happens beside the steps. */
  constructor(plan: ReaderPlan, deps: CollectorDeps, tell: (input: VisitInput) => void) {
    this.#plan = plan;
    this.#deps = deps;
    this.#tell = tell;
  }

  /** @throws whatever stopped the step, the reason of `signal` too. */
  async run(step: VisitStep, signal: AbortSignal): Promise<StepResult> {
    const { ledger, timers, random } = this.#deps;
    switch (step.kind) {
      case "look":
        return {};
      case "record":
        for (const { facts, feed } of step.changes) await ledger.recordFacts(this.#plan.readerId, facts, feed);
        return {};
      case "open":
        return this.#open(step.visit, signal);
      case "identify":
        return { identity: await this.#reader.identify(signal) };
      case "admit":
        return this.#admit(step);
      case "listen":
        await this.#reader.listen(signal);
        return {};
      case "readUsers":
        return this.#readUsers(signal);
      case "compareCounts":
        return this.#compareCounts(signal);
      case "readLog":
        return this.#readLog(signal);
      case "wait":
        await timers.delay(step.ms, signal);
        return {};
      case "retry":
        await timers.delay(toRetryDelayMs(step.retry, random()), signal);
        return {};
      case "close":
        return this.#close();
    }
  }

  get #reader(): ReaderConnection {
    if (this.#connection === undefined) throw new TypeError("no reader is open");
    return this.#connection;
  }

  get #known(): Admitted {
    if (this.#admitted === undefined) throw new TypeError("the reader has not said who it is");
    return this.#admitted;
  }

  async #open(visit: number, signal: AbortSignal): Promise<StepResult> {
    const { driver, timing } = this.#deps;
    this.#number = visit;
    const listener = {
      onEvent: (event: ReaderEvent) => this.#onEvent(event),
      onLost: (error: unknown) => this.#tell({ kind: "lost", visit, failure: toStepFailure(error) }),
    };
    this.#connection = await driver.open({ ...this.#plan, ...timing }, listener, signal);
    return {};
  }

  async #admit({ serialNumber, change }: Extract<VisitStep, { kind: "admit" }>): Promise<StepResult> {
    const { ledger } = this.#deps;
    const { readerId, zone } = this.#plan;
    const visit = this.#number;
    await ledger.recordFacts(readerId, change.facts, change.feed);
    const { proof } = await ledger.readDevice(readerId);
    this.#admitted = {
      serialNumber,
      timeline: createReaderTimeline(zone, await ledger.readLastInstant(readerId)),
      users: { userForm: proof?.userForm, pinBySlot: await ledger.readSlots(readerId) },
      intake: createIntake({
        readerId,
        ledger,
        toLedgerRows: (rows) => this.#toLiveRows(rows),
        onStored: ({ hasUnknownPin }) => this.#tell({ kind: "stored", visit, hasUnknownPin }),
        onFailure: (error) => this.#tell({ kind: "lost", visit, failure: toStepFailure(error) }),
      }),
    };
    return {};
  }

  /** Events that come before the reader has said who it is are in its log, which is read after that. */
  #onEvent(event: ReaderEvent): void {
    if (this.#admitted === undefined) return;
    const { intake, users } = this.#admitted;
    const rows = event.kind === "PUNCHES" ? event.rows.map((row) => toAnnouncedRow(row, users)) : [undefined];
    if (rows.includes(undefined)) this.#tell({ kind: "unreadable", visit: this.#number });
    void intake.push(rows.filter((row) => row !== undefined));
  }

  #toLiveRows(rows: readonly ReaderRow[]): readonly LedgerRow[] {
    const { serialNumber, timeline, users } = this.#known;
    const source = {
      identityKey: this.#deps.identityKey,
      serialNumber,
      limits: this.#plan.limits,
      timeline,
      pinOfSlot: (slot: number) => users.pinBySlot.get(slot),
      channel: "LIVE",
      observedAtMs: this.#deps.clock.nowMs(),
      isFirstRead: false,
    } as const;
    return rows.map((row) => toLedgerRow(row, source));
  }

  async #readUsers(signal: AbortSignal): Promise<StepResult> {
    const { readerId } = this.#plan;
    const known = this.#known;
    const { users, reportedCount } = await this.#reader.readUsers(signal);
    await this.#deps.ledger.recordEnrolments(readerId, users);
    known.users = { ...known.users, pinBySlot: await this.#deps.ledger.readSlots(readerId) };
    return { userCount: reportedCount };
  }

  async #compareCounts(signal: AbortSignal): Promise<StepResult> {
    const { ledger } = this.#deps;
    const { readerId } = this.#plan;
    const localTime = await this.#reader.readTime(signal);
    const nowMs = this.#deps.clock.nowMs();
    const { newSinceProof: newAtCheck } = await ledger.readDevice(readerId);
    const sizes = await this.#reader.readSizes(signal);
    await ledger.recordFacts(readerId, {
      lastSeenMs: nowMs,
      checkedMs: nowMs,
      users: sizes.users,
      punches: sizes.punches,
      newAtCheck,
      capacity: sizes.punchCapacity,
      operations: sizes.operations,
      driftSeconds: localTime === undefined ? undefined : this.#toDriftSeconds(localTime, nowMs),
    });
    return { userCount: sizes.users };
  }

  #toDriftSeconds(localTime: string, nowMs: number): number {
    const { atMs } = createReaderTimeline(this.#plan.zone, nowMs).next(localTime);
    return Math.round((atMs - nowMs) / 1000);
  }

  async #readLog(signal: AbortSignal): Promise<StepResult> {
    const known = this.#known;
    const { serialNumber, intake } = known;
    const [plan, deps, connection] = [this.#plan, this.#deps, this.#reader];
    known.timeline = await readWholeLog({ plan, deps, connection, serialNumber, intake, signal });
    const { proof } = await deps.ledger.readDevice(plan.readerId);
    known.users = { ...known.users, userForm: proof?.userForm ?? known.users.userForm };
    return {};
  }

  async #close(): Promise<StepResult> {
    const [connection, admitted] = [this.#connection, this.#admitted];
    this.#connection = undefined;
    await connection?.close();
    await admitted?.intake.settle();
    this.#admitted = undefined;
    return {};
  }
}
