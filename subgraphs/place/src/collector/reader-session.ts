import { isUnknownRequest } from "@biometricflow/zk/client/request";
import { DeviceError } from "@biometricflow/zk/client/device-error";
import { hasBlanks, isProofYoung, isProven, toMissingRows } from "../domain/completeness.ts";
import type { DeviceRecord, UserForm } from "../domain/device.ts";
import { createReaderTimeline, type ReaderTimeline } from "../domain/local-time.ts";
import { toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow, ReaderRow } from "../domain/punch.ts";
import { toAnnouncedRow } from "./event-user.ts";
import { createLiveIntake, type LiveIntake } from "./intake.ts";
import { readWholeLog } from "./log-read.ts";
import type { CollectorDeps, ReaderClient, ReaderPlan } from "./reader-plan.ts";

/** Waits before the log is read again, in milliseconds: doubled with each read that does not explain the counts. */
const REREAD_MS = { FIRST: 1_000, LAST: 60_000 } as const;

/** Waits before the users are read again, in milliseconds: when unknown PINs ask for it, and when the reader refused. */
const USERS_REREAD_MS = { USUAL: 5_000, AFTER_REFUSAL: 60_000 } as const;

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
  #userForm: UserForm | undefined;
  #userCount: number | undefined;
  #disagreements = 0;
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
      toReaderRow: (event) => toAnnouncedRow(event, { userForm: this.#userForm, pinBySlot: this.#slots }),
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
    this.#userForm = (await this.#deps.ledger.readDevice(this.#plan.readerId)).proof?.userForm;
    this.#slots = await this.#deps.ledger.readSlots(this.#plan.readerId);
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
    if (this.#userCount !== undefined && sizes.users !== this.#userCount) this.#areUsersWanted = true;
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
    if ((isWanted && nowMs >= this.#nextReadMs) || isBlankCheckDue(device, nowMs)) await this.#readLog();
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
    this.#userForm = device.proof?.userForm ?? this.#userForm;
    this.#disagreements = toMissingRows(device) === 0 ? 0 : this.#disagreements + 1;
    const wait = Math.min(REREAD_MS.FIRST * 2 ** this.#disagreements, REREAD_MS.LAST);
    this.#nextReadMs = this.#deps.clock.nowMs() + wait;
    const { rowsStored, rowsSetAside } = device;
    this.#deps.log.info({ readerId, rowsRead: device.proof?.rowsRead, rowsStored, rowsSetAside }, "the log was read");
  }

  async #readUsers(): Promise<void> {
    const { clock, ledger, log } = this.#deps;
    const { readerId } = this.#plan;
    this.#areUsersWanted = false;
    this.#nextUsersMs = clock.nowMs() + USERS_REREAD_MS.USUAL;
    try {
      const { users, reportedCount } = await this.#client.readUsers(this.#signal);
      this.#userCount = reportedCount;
      await ledger.recordEnrolments(readerId, users);
      this.#slots = await ledger.readSlots(readerId);
    } catch (error) {
      if (!isUnusableList(error)) throw error;
      this.#areUsersWanted = true;
      this.#nextUsersMs = clock.nowMs() + USERS_REREAD_MS.AFTER_REFUSAL;
      log.warn({ readerId, code: error.code, cause: error.message }, "the users cannot be read; punches can");
    }
  }
}

/** A blank slot is filled without being counted: only a read tells whether an event was lost. */
function isBlankCheckDue(device: DeviceRecord, nowMs: number): boolean {
  return hasBlanks(device) && nowMs - (device.proof?.atMs ?? 0) >= REREAD_MS.LAST;
}

/** Names may be missing for a while; nobody's punches may. */
function isUnusableList(error: unknown): error is DeviceError {
  if (!(error instanceof DeviceError)) return false;
  return (
    error.code === "DEVICE_PROTOCOL_ERROR" || (error.code === "DEVICE_REJECTED" && isUnknownRequest(error.answerCode))
  );
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
