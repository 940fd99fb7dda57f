import { isProofYoung, isProven, toMissingRows } from "../domain/completeness.ts";
import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
import { toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow, ReaderRow } from "../domain/punch.ts";
import { createLiveIntake, type LiveIntake } from "./live-intake.ts";
import { readWholeLog } from "./log-read.ts";
import type { CollectorDeps, ReaderClient, ReaderPlan } from "./reader-plan.ts";

/** Waits before the log is read again, in milliseconds: when the last read explained the counts, and when it did not. */
const REREAD_MS = { AFTER_AGREEMENT: 1_000, AFTER_DISAGREEMENT: 60_000 } as const;

/** Between two reads of the users that unknown PINs ask for. */
const USERS_REREAD_MS = 5_000;

/** One session with a reader that has said who it is. */
export class ReaderSession {
  readonly #plan: ReaderPlan;
  readonly #deps: CollectorDeps;
  readonly #client: ReaderClient;
  readonly #signal: AbortSignal;
  readonly #serialNumber: string;
  readonly #intake: LiveIntake;
  #timeline: ReaderTimeline;
  #slots: ReadonlyMap<number, string> = new Map();
  #isReadWanted = false;
  #areUsersWanted = false;
  #nextReadMs = 0;
  #nextUsersMs = 0;
  #hasArrived = false;
  #wake: () => void = () => undefined;

  constructor(parts: ReaderSessionParts) {
    this.#plan = parts.plan;
    this.#deps = parts.deps;
    this.#client = parts.client;
    this.#signal = parts.signal;
    this.#serialNumber = parts.serialNumber;
    this.#timeline = createReaderTimeline(parts.plan.zone, parts.precedingMs);
    this.#intake = createLiveIntake({
      readerId: parts.plan.readerId,
      ledger: parts.deps.ledger,
      toLedgerRows: (rows) => this.#toLiveRows(rows),
      onArrival: ({ hasUnknownPin, isUnreadable }) => this.#onArrival(hasUnknownPin, isUnreadable),
      onFailure: parts.onFailure,
    });
  }

  /** Where the driver's events go. */
  get intake(): LiveIntake {
    return this.#intake;
  }

  /** Reads the users and whatever of the log may be missing. */
  async catchUp(): Promise<void> {
    await this.#readUsers();
    await this.#compareCounts();
    const device = await this.#deps.ledger.readDevice(this.#plan.readerId);
    if (!isProven(device, this.#deps.clock.nowMs())) await this.#readLog();
  }

  /** Stays with the reader until `signal` ends it; every heartbeat asks for the time and compares the counts. */
  async stay(): Promise<never> {
    for (;;) {
      await this.#waitForWork();
      await this.#compareCounts();
      if (this.#areUsersWanted && this.#deps.clock.nowMs() >= this.#nextUsersMs) await this.#readUsers();
      await this.#readMissingRows();
    }
  }

  #toLiveRows(rows: readonly ReaderRow[]): readonly LedgerRow[] {
    const source = {
      identityKey: this.#deps.identityKey,
      serialNumber: this.#serialNumber,
      limits: this.#plan.limits,
      timeline: this.#timeline,
      pinOfSlot: (slot: number) => this.#slots.get(slot),
      channel: "LIVE",
      observedAtMs: this.#deps.clock.nowMs(),
      isFirstRead: false,
    } as const;
    return rows.map((row) => toLedgerRow(row, source));
  }

  #onArrival(hasUnknownPin: boolean, isUnreadable: boolean): void {
    if (hasUnknownPin) this.#areUsersWanted = true;
    if (isUnreadable) {
      this.#isReadWanted = true;
      this.#deps.log.warn({ readerId: this.#plan.readerId }, "an event of unknown form: the log will be read");
    }
    this.#hasArrived = true;
    this.#wake();
  }

  /** Ends at the heartbeat, or a little after a punch, so that a burst costs one comparison. */
  async #waitForWork(): Promise<void> {
    const { heartbeatMs, checkAfterPunchMs } = this.#deps.timing;
    const early = new AbortController();
    this.#wake = () => early.abort();
    if (!this.#hasArrived) {
      await this.#deps.timers
        .delay(heartbeatMs, AbortSignal.any([this.#signal, early.signal]))
        .catch(() => this.#signal.throwIfAborted());
    }
    this.#wake = () => undefined;
    if (!this.#hasArrived) return;
    this.#hasArrived = false;
    await this.#deps.timers.delay(checkAfterPunchMs, this.#signal);
  }

  async #compareCounts(): Promise<void> {
    const localTime = await this.#client.readTime(this.#signal);
    const nowMs = this.#deps.clock.nowMs();
    const sizes = await this.#client.readFreeSizes(this.#signal);
    await this.#deps.ledger.recordFacts(this.#plan.readerId, {
      lastSeenMs: nowMs,
      checkedMs: nowMs,
      users: sizes.users,
      punches: sizes.punches,
      capacity: sizes.punchCapacity,
      operations: sizes.operations,
      driftSeconds: localTime === undefined ? undefined : this.#toDriftSeconds(localTime, nowMs),
    });
  }

  #toDriftSeconds(localTime: string, nowMs: number): number {
    const { atMs } = createReaderTimeline(this.#plan.zone, nowMs).next(localTime);
    return Math.round((atMs - nowMs) / 1000);
  }

  async #readMissingRows(): Promise<void> {
    const device = await this.#deps.ledger.readDevice(this.#plan.readerId);
    const nowMs = this.#deps.clock.nowMs();
    const isWanted = this.#isReadWanted || toMissingRows(device) !== 0 || !isProofYoung(device, nowMs);
    if (isWanted && nowMs >= this.#nextReadMs) await this.#readLog();
  }

  async #readLog(): Promise<void> {
    const { readerId } = this.#plan;
    this.#isReadWanted = false;
    this.#timeline = await readWholeLog({
      plan: this.#plan,
      deps: this.#deps,
      client: this.#client,
      serialNumber: this.#serialNumber,
      intake: this.#intake,
      signal: this.#signal,
    });
    const device = await this.#deps.ledger.readDevice(readerId);
    const wait = toMissingRows(device) === 0 ? REREAD_MS.AFTER_AGREEMENT : REREAD_MS.AFTER_DISAGREEMENT;
    this.#nextReadMs = this.#deps.clock.nowMs() + wait;
    const { rowsStored, rowsSetAside } = device;
    this.#deps.log.info({ readerId, rowsRead: device.proof?.rowsRead, rowsStored, rowsSetAside }, "the log was read");
  }

  async #readUsers(): Promise<void> {
    this.#areUsersWanted = false;
    this.#nextUsersMs = this.#deps.clock.nowMs() + USERS_REREAD_MS;
    const { users } = await this.#client.readUsers(this.#signal);
    await this.#deps.ledger.recordEnrolments(this.#plan.readerId, users);
    this.#slots = await this.#deps.ledger.readSlots(this.#plan.readerId);
  }
}

/** What a session is made of. */
export interface ReaderSessionParts {
  readonly plan: ReaderPlan;
  readonly deps: CollectorDeps;
  readonly client: ReaderClient;
  readonly signal: AbortSignal;
  readonly serialNumber: string;
  /** Instant of the reader's last row in the ledger. */
  readonly precedingMs: number | undefined;
  readonly onFailure: (error: unknown) => void;
}
