import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
import { type LogUsers, toAnnouncedRow } from "../domain/announced-row.ts";
import { toAddressText } from "../domain/found-address.ts";
import { toLedgerRow } from "../domain/log-rows.ts";
import { toOwnLimits } from "../domain/serials/serial-claim.ts";
import type { RowLimits } from "../domain/set-aside.ts";
import { toKeptOrder } from "../domain/code-order.ts";
import type { LedgerRow, ReaderRow, SixteenByteOrder } from "../domain/punch.ts";
import { toRetryDelayMs } from "./backoff.ts";
import { readEnrolments } from "./enrolment-read.ts";
import type { Errands, VisitedReader } from "./errands.ts";
import { ClockWatch } from "./clock-watch.ts";
import { type Identified, identifyReader } from "./identify-reader.ts";
import { createIntake, type Intake } from "./intake.ts";
import { clearReaderLog } from "./log-clearing.ts";
import { readWholeLog } from "./log-read.ts";
import { reviewLog, type ReviewedLog, type TakeReviewed } from "./log-review.ts";
import type { LogProgress, LogRead } from "./log-source.ts";
import { readTailOfLog } from "./log-tail-read.ts";
import { ReadHeldError } from "./read-held-error.ts";
import { ReaderCheck } from "./reader-check.ts";
import type { ReaderConnection, ReaderEvent } from "./reader-driver.ts";
import { type CollectorDeps, type ReaderPlan, toPlanInUse } from "./reader-plan.ts";
import { toStepFailure } from "./step-failure.ts";
import { awaitTurn } from "./turn-wait.ts";
import type { ErrandResult, StepFailure, VisitInput, VisitStep } from "./visit-words.ts";

/** What a step found out. */
export interface StepResult extends Partial<Identified> {
  readonly userCount?: number;
  readonly hasUnknownPin?: boolean;
  readonly errand?: ErrandResult;
}

/** What is known of the reader of a visit that has said who it is. */
interface Admitted {
  readonly serialNumber: string;
  readonly keptOrder: SixteenByteOrder;
  readonly limits: RowLimits;
  readonly intake: Intake;
  timeline: ReaderTimeline;
  users: LogUsers;
}

/** Runs the steps of visits over the driver and the ledger, one after the other. It decides nothing. */
export class ReaderVisit {
  readonly #plan: ReaderPlan;
  readonly #deps: CollectorDeps;
  readonly #tell: (input: VisitInput) => void;
  readonly #errands: Errands;
  readonly #clock: ClockWatch;
  #number = 0;
  #loss: StepFailure | undefined;
  #openAddress: string | undefined;
  #connection: ReaderConnection | undefined;
  #detachMeter: (() => void) | undefined;
  #admitted: Admitted | undefined;
  #check: ReaderCheck | undefined;

  /** @param tell takes what happens beside the steps. */
  constructor(plan: ReaderPlan, deps: CollectorDeps, errands: Errands, tell: (input: VisitInput) => void) {
    this.#plan = plan;
    this.#deps = deps;
    this.#errands = errands;
    this.#clock = new ClockWatch(plan, deps, errands);
    this.#tell = tell;
  }

  /** Where a connection is open, or about to be; `undefined` between two visits. */
  get openAddress(): string | undefined {
    return this.#openAddress;
  }

  /** @throws whatever stopped the step, the reason of `signal` too. */
  async run(step: VisitStep, signal: AbortSignal): Promise<StepResult> {
    const { ledger, timers, random } = this.#deps;
    switch (step.kind) {
      case "look":
        return {};
      case "record":
        for (const { readerId = this.#plan.readerId, facts, feed } of step.changes) {
          await ledger.recordFacts(readerId, facts, feed);
        }
        return {};
      case "open":
        return this.#open(step.visit, signal);
      case "identify":
        return identifyReader(this.#reader, this.#plan.readerId, this.#deps, signal);
      case "admit":
        return this.#admit(step);
      case "listen":
        await this.#reader.listen(signal);
        return {};
      case "readUsers":
        return this.#readUsers(signal);
      case "compareCounts":
        return this.#checks.compareCounts(step.isUnwatched, signal);
      case "glance":
        await this.#checks.glance(signal);
        return {};
      case "readLog":
        return this.#readLog(step.isWhole, signal);
      case "errand":
        return { errand: await this.#runErrand(signal) };
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

  get #checks(): ReaderCheck {
    if (this.#check === undefined) throw new TypeError("no reader is open");
    return this.#check;
  }

  get #known(): Admitted {
    if (this.#admitted === undefined) throw new TypeError("the reader has not said who it is");
    return this.#admitted;
  }

  async #open(visit: number, signal: AbortSignal): Promise<StepResult> {
    const { driver, timing, ledger } = this.#deps;
    this.#number = visit;
    this.#loss = undefined;
    const { found } = await ledger.readDevice(this.#plan.readerId);
    const at = toPlanInUse(this.#plan, found);
    this.#openAddress = toAddressText(at);
    const listener = {
      onEvent: (event: ReaderEvent) => this.#onEvent(event),
      onLost: (error: unknown) => this.#onLost(visit, toStepFailure(error)),
    };
    this.#connection = await driver.open({ ...at, ...timing }, listener, signal);
    this.#detachMeter = this.#deps.meter?.attach(this.#plan.readerId, this.#connection);
    this.#check = new ReaderCheck(this.#plan, this.#deps, { reader: this.#connection, clock: this.#clock });
    return {};
  }

  #onLost(visit: number, failure: StepFailure): void {
    this.#loss = failure;
    this.#tell({ kind: "lost", visit, failure });
  }

  #runErrand(signal: AbortSignal): Promise<ErrandResult> {
    return this.#errands.runNext({ lend: (either) => this.#lend(either), signal, loss: () => this.#loss });
  }

  #lend(signal: AbortSignal): VisitedReader {
    return {
      connection: this.#reader,
      zone: this.#plan.zone,
      readDevice: () => this.#deps.ledger.readDevice(this.#plan.readerId),
      compareCounts: async () => void (await this.#checks.compareCounts(true, signal)),
      readLog: async (isWhole, onProgress) => void (await this.#readLog(isWhole, signal, onProgress)),
      reviewLog: (take, onProgress) => this.#review(take, signal, onProgress),
      readUsers: async () => void (await this.#readUsers(signal)),
      setClock: (wish) => this.#clock.set(this.#reader, wish, signal),
      clearLog: (rows) => clearReaderLog(this.#toRead(signal), rows),
    };
  }

  async #admit({ serialNumber, change }: Extract<VisitStep, { kind: "admit" }>): Promise<StepResult> {
    const { ledger } = this.#deps;
    const { readerId, zone } = this.#plan;
    const visit = this.#number;
    await ledger.recordFacts(readerId, change.facts, change.feed);
    const device = await ledger.readDevice(readerId);
    this.#admitted = {
      serialNumber,
      keptOrder: toKeptOrder(device, serialNumber),
      limits: toOwnLimits(this.#plan.limits, device),
      timeline: createReaderTimeline(zone, await ledger.readLastInstant(readerId)),
      users: {
        userForm: device.proof?.userForm ?? device.heldRead?.userForm,
        pinBySlot: await ledger.readSlots(readerId),
      },
      intake: createIntake({
        readerId,
        ledger,
        toLedgerRows: (rows) => this.#toLiveRows(rows),
        onStored: ({ hasUnknownPin }) => this.#tell({ kind: "stored", visit, hasUnknownPin }),
        onFailure: (error) => this.#onLost(visit, toStepFailure(error)),
        yieldTurn: () => this.#deps.timers.yieldTurn(),
      }),
    };
    return {};
  }

  /** Events that come before the reader has said who it is are in its log, which is read after that. */
  #onEvent(event: ReaderEvent): void {
    if (this.#admitted === undefined) return;
    const { intake, users } = this.#admitted;
    this.#clock.punched();
    const rows = event.kind === "PUNCHES" ? event.rows.map((row) => toAnnouncedRow(row, users)) : [undefined];
    if (rows.includes(undefined)) this.#tell({ kind: "unreadable", visit: this.#number });
    void intake.push(rows.filter((row) => row !== undefined));
  }

  #toLiveRows(rows: readonly ReaderRow[]): readonly LedgerRow[] {
    const { serialNumber, keptOrder, limits, timeline, users } = this.#known;
    const source = {
      identityKey: this.#deps.identityKey,
      serialNumber,
      limits,
      timeline,
      sixteenByteOrder: this.#plan.sixteenByteOrder,
      keptOrder,
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
    const userCount = await readEnrolments({ readerId, reader: this.#reader, deps: this.#deps, signal });
    known.users = { ...known.users, pinBySlot: await this.#deps.ledger.readSlots(readerId) };
    return { userCount };
  }

  async #readLog(isWhole: boolean, signal: AbortSignal, onProgress?: LogProgress): Promise<StepResult> {
    const read = { ...this.#toRead(signal), onProgress };
    const { cursor } = await this.#deps.ledger.readDevice(this.#plan.readerId);
    const tail = isWhole || cursor === undefined ? undefined : await readTailOfLog(read, cursor);
    if (tail === undefined) return this.#readWhole(read);
    this.#known.timeline = tail.timeline;
    return { hasUnknownPin: tail.hasUnknownPin };
  }

  async #readWhole(read: LogRead): Promise<StepResult> {
    const known = this.#known;
    const endTurn = await awaitTurn(this.#deps, this.#checks, read.signal);
    try {
      known.timeline = await readWholeLog(read);
    } catch (error) {
      if (error instanceof ReadHeldError) known.users = { ...known.users, userForm: error.userForm };
      throw error;
    } finally {
      endTurn();
    }
    const { proof } = await read.deps.ledger.readDevice(this.#plan.readerId);
    known.users = { ...known.users, userForm: proof?.userForm ?? known.users.userForm };
    return {};
  }

  /** Reads the whole log for somebody who stores nothing of it. */
  async #review(take: TakeReviewed, signal: AbortSignal, onProgress?: LogProgress): Promise<ReviewedLog> {
    const read = { ...this.#toRead(signal), onProgress };
    const endTurn = await awaitTurn(this.#deps, this.#checks, signal);
    try {
      return await reviewLog(read, take);
    } finally {
      endTurn();
    }
  }

  #toRead(signal: AbortSignal): LogRead {
    const { serialNumber, limits, intake } = this.#known;
    return {
      plan: { ...this.#plan, limits },
      deps: this.#deps,
      connection: this.#reader,
      serialNumber,
      intake,
      signal,
    };
  }

  async #close(): Promise<StepResult> {
    const [connection, admitted] = [this.#connection, this.#admitted];
    this.#connection = undefined;
    this.#deps.serials.release(this.#plan.readerId);
    await connection?.close();
    this.#detachMeter?.();
    this.#openAddress = undefined;
    await admitted?.intake.settle();
    this.#admitted = undefined;
    return {};
  }
}
