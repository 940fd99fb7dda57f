/** A world for `visit-laws.test.ts`: a model reader, a model ledger, and what runs the actions between them. */
import { GOOD_READER, ModelReader, type ReaderTraits, showLog } from "./model-reader.ts";
import { LogVisitor } from "./log-visitor.ts";
import { ModelLedger } from "./model-ledger.ts";
import { ASKING, IDLE, TIMEOUT, type Turn } from "./turn.ts";
import { isGapOpen } from "../../src/domain/gap.ts";
import { toLogStart } from "../../src/domain/log-glance.ts";
import type { DeviceFacts, DeviceRecord } from "../../src/domain/device.ts";
import { toRetryDelayMs } from "../../src/collector/backoff.ts";
import { DEFAULT_TIMING, type ReaderMode } from "../../src/collector/reader-plan.ts";
import { advance, createVisitState } from "../../src/collector/visit-state.ts";
import { VISITING, type VisitState } from "../../src/collector/visit-model.ts";
import type { StepDone, StepFailure, VisitAction, VisitInput } from "../../src/collector/visit-words.ts";

type Step = Exclude<VisitAction, { kind: "report" }>;

/** A row is a number: its identity. */
export class World {
  readonly mode: ReaderMode;
  state: VisitState;
  step: Step | undefined;
  /** Steps begun since `stop`. */
  readonly afterStop: Step["kind"][] = [];
  nowMs = 1_000_000;
  readonly ledger = new ModelLedger();
  readonly reader: ModelReader;
  /** The other reader shows that this one states its serial number. */
  isRivalMarked = false;
  readonly #log: LogVisitor;
  #isStopped = false;
  /** When another reader was met, or one whose serial number is taken, and nothing else since. */
  #turnedAwayMs: number | undefined;

  get device(): DeviceRecord {
    return this.ledger.device;
  }

  constructor(mode: ReaderMode, traits: ReaderTraits = GOOD_READER) {
    this.mode = mode;
    this.reader = new ModelReader(traits);
    this.#log = new LogVisitor(this);
    this.state = this.#begin();
  }

  take(turn: Turn): void {
    switch (turn.kind) {
      case "finish":
        return this.#finish();
      case "fail":
        return this.#fail(turn.failure, turn.isDone);
      case "late":
        return this.#tellLate(turn);
      case "punch":
        return this.reader.punch(turn);
      case "deliver":
        return this.#deliver(turn.hasUnknownPin);
      case "loseConnection":
        this.reader.connection = undefined;
        return this.#lose(TIMEOUT);
      case "diskFull":
        this.reader.connection?.events.splice(0);
        return this.#lose({ ...TIMEOUT, code: undefined });
      case "wait":
        this.nowMs += turn.ms;
        return;
      case "clearLog":
        return this.#clearLog(turn.regrown);
      case "operate":
        return this.reader.operate(false);
      case "swapReader":
        this.reader.serialNumber = this.reader.serialNumber === "SN1" ? "SN2" : "SN1";
        return;
      case "shareNumber":
        this.reader.isShared = !this.reader.isShared;
        return;
      case "hideLog":
        this.reader.isLogHidden = !this.reader.isLogHidden;
        return;
      case "hideCount":
        this.reader.isCountHidden = !this.reader.isCountHidden;
        return;
      case "kill":
        this.reader.connection = undefined;
        this.isRivalMarked = false; // a start registers the readers, and forgets such marks
        this.state = this.#begin();
        return;
      case "stop":
        this.#isStopped = true;
        return this.#tell({ kind: "stop" });
    }
  }

  /** From now on everything works: the world runs until it has had time for all waits. */
  heal(): void {
    this.reader.serialNumber =
      this.device.serialNumber ?? this.reader.connection?.serialNumber ?? this.reader.serialNumber;
    this.reader.isShared = false;
    this.reader.isLogHidden = false;
    this.reader.isCountHidden = false;
    for (let turn = 0; turn < 1_000; turn++) {
      if (this.step === undefined) this.take({ kind: "kill" });
      while ((this.reader.connection?.events.length ?? 0) > 0) this.#deliver(false);
      this.#finish();
    }
  }

  /**
   * Whether the log has moved on and nothing shows it: it is full, its oldest rows are copies of one another, and so it begins
   * as it did when it was read. Such a reader is not complete, and is read again within a day.
   */
  get isShiftUnseen(): boolean {
    const { proof } = this.device;
    const isFull = this.reader.log.length >= this.reader.traits.capacity;
    return isFull && proof?.logStart === toLogStart(showLog(this.reader.log).start);
  }

  /** What is true of the reader's log, and what of it is known. */
  get log(): Pick<LogVisitor, "isToldWhole" | "wrongRows" | "wrongRowsNow"> {
    return this.#log;
  }

  #begin(): VisitState {
    this.#isStopped = false;
    this.#turnedAwayMs = undefined;
    this.#log.forget();
    this.step = undefined;
    this.state = createVisitState({ mode: this.mode, timing: DEFAULT_TIMING });
    this.#tell({ kind: "start" });
    return this.state;
  }

  #tell(input: VisitInput): void {
    const [next, actions] = advance(this.state, input);
    this.state = next;
    for (const action of actions) {
      if (action.kind === "report") continue;
      this.step = action;
      this.#log.begin();
      if (this.#isStopped) this.afterStop.push(action.kind);
    }
    if (IDLE.has(next.phase)) this.step = undefined;
  }

  #lose(failure: StepFailure): void {
    const isVisiting = VISITING.has(this.state.phase);
    this.#tell({ kind: "lost", visit: this.state.visit, failure });
    if (isVisiting && this.step?.kind !== "close") throw new Error("a lost connection was not closed");
  }

  #tellLate({ ticketsAgo, isFailure }: Extract<Turn, { kind: "late" }>): void {
    const ticket = this.state.ticket - ticketsAgo;
    const before = this.state;
    const { nowMs, device } = this;
    this.#tell(
      isFailure
        ? { kind: "failed", ticket, nowMs, failure: TIMEOUT }
        : { kind: "done", ticket, nowMs, device, ...this.#identity, userCount: 1 },
    );
    if (this.state !== before) throw new Error("a late answer changed the state");
  }

  #finish(): void {
    const { step } = this;
    if (step === undefined) return;
    if (ASKING.has(step.kind) && this.reader.connection === undefined) return this.#fail(TIMEOUT, false);
    if (step.kind === "readLog" && this.reader.isLogHidden) return this.#refuseLog();
    if (step.kind === "readLog" && !this.#log.readOn()) return;
    if ((step.kind === "compareCounts" || step.kind === "glance") && this.#log.askCounts()) return;
    const found = this.#do(step);
    if (step.kind === "identify") this.#turnedAwayMs = this.#isTurnedAway ? this.nowMs : undefined;
    this.#tell({ kind: "done", ticket: step.ticket, nowMs: this.nowMs, device: this.device, ...found });
  }

  #fail(failure: StepFailure, isDone: boolean): void {
    const { step } = this;
    if (step === undefined) return;
    if (step.kind === "retry") return this.#finish(); // only an abort ends a wait early
    const isAsked = this.reader.connection !== undefined || !ASKING.has(step.kind);
    if (step.kind === "readUsers") this.#record({ unreadUsers: "ALL" });
    if (isDone && isAsked && (step.kind !== "readLog" || this.#log.isLogTaken)) this.#do(step);
    else this.#log.cutRead();
    this.#tell({ kind: "failed", ticket: step.ticket, nowMs: this.nowMs, failure });
  }

  #do(step: Step): Pick<StepDone, "identity" | "userCount"> {
    switch (step.kind) {
      case "record":
        for (const { facts, readerId } of step.changes) {
          if (readerId === undefined) this.#record(facts);
          else this.isRivalMarked = facts.duplicate !== undefined;
        }
        this.#expectMarked();
        return {};
      case "open":
        if (this.nowMs - (this.#turnedAwayMs ?? 0) < 60_000)
          throw new Error("another reader was visited again at once");
        this.reader.connection = {
          serialNumber: this.reader.serialNumber,
          isListening: false,
          isAdmitted: false,
          events: [],
        };
        return {};
      case "identify":
        return this.#identity;
      case "admit":
        if (this.#turnedAwayMs !== undefined) throw new Error("another reader was let in");
        this.#record(step.change.facts);
        if (this.reader.connection) this.reader.connection.isAdmitted = true;
        return {};
      case "listen":
        if (this.reader.connection) this.reader.connection.isListening = true;
        return {};
      case "readUsers":
        this.#record({ unreadUsers: 0 });
        return { userCount: 1 };
      case "compareCounts":
        this.#record(this.#log.compareCounts(step.isUnwatched));
        return { userCount: 1 };
      case "glance":
        this.#record(this.#log.glance(this.device));
        return {};
      case "readLog":
        this.#record(this.#log.endRead());
        return {};
      case "close":
        this.reader.connection = undefined;
        return {};
      case "wait":
        this.nowMs += step.ms;
        return {};
      case "retry":
        this.nowMs += toRetryDelayMs(step.retry, 0);
        return {};
      default:
        return {};
    }
  }

  /** While somebody watches the count of operations alone tells of it, and an event on its way would stand for another row. */
  #clearLog(regrown: number): void {
    const { connection, traits } = this.reader;
    if (connection !== undefined && (!traits.countsOperations || connection.events.length > 0)) return;
    this.reader.operate(true);
    for (let row = 0; row < regrown; row++) this.reader.punch({ isCopy: false, event: "LOST" });
  }

  get #isTurnedAway(): boolean {
    const { serialNumber } = this.device;
    const isOther = serialNumber !== undefined && serialNumber !== this.reader.connection?.serialNumber;
    return isOther || this.reader.isShared;
  }

  get #identity(): Pick<StepDone, "identity" | "holder"> {
    const { identity, isShared } = this.reader;
    return { identity, ...(isShared ? { holder: "gate-2" } : {}) };
  }

  #refuseLog(): void {
    this.#log.refuse();
    this.#fail({ ...TIMEOUT, code: "DEVICE_LOG_NOT_OFFERED" }, false);
    if (this.step?.kind !== "compareCounts") throw new Error("a reader was left because its log is not offered");
  }

  /** A reader that is not under way is not online, and what it may make meanwhile is a gap. */
  #expectMarked(): void {
    if (this.state.phase !== "MARKING" && this.state.phase !== "BEGINNING") return;
    const isMarked = this.device.lastSeenMs === undefined || isGapOpen(this.device);
    if (this.device.status === "ONLINE" || !isMarked) throw new Error("a lost reader without an open gap");
  }

  #record(facts: Partial<DeviceFacts>): void {
    this.ledger.record(facts);
    if (this.device.status !== "ONLINE") return;
    if (isGapOpen(this.device)) throw new Error("online with an open gap");
    if (facts.status !== "ONLINE" || this.state.phase !== "DECLARING") return;
    if (this.reader.traits.hasOwnSums) return; // what arrived damaged is nobody's fault
    const wrong = this.#log.wrongRowsShown;
    if (wrong.length > 0) throw new Error(`online without the rows ${wrong.join()}`);
  }

  #deliver(hasUnknownPin: boolean): void {
    const event = this.reader.connection?.events.shift();
    if (event === undefined || this.reader.connection?.isAdmitted !== true) return;
    const { visit } = this.state;
    if (!event.isReadable) return this.#tell({ kind: "unreadable", visit });
    this.#log.hear(event.row);
    this.#tell({ kind: "stored", visit, hasUnknownPin });
  }
}
