/** A world for `visit-laws.test.ts`: a model reader, a model ledger, and what runs the actions between them. */
import { ModelReader } from "./model-reader.ts";
import { countRows, ModelLedger } from "./model-ledger.ts";
import { ASKING, IDLE, TIMEOUT, type Turn } from "./turn.ts";
import { isGapOpen } from "../../src/domain/gap.ts";
import type { DeviceFacts, DeviceRecord } from "../../src/domain/device.ts";
import { DEFAULT_TIMING, type ReaderMode } from "../../src/collector/reader-plan.ts";
import { advance, createVisitState } from "../../src/collector/visit-state.ts";
import { VISITING, type VisitState } from "../../src/collector/visit-model.ts";
import type { StepDone, StepFailure, VisitAction, VisitInput } from "../../src/collector/visit-words.ts";

type Step = Exclude<VisitAction, { kind: "report" }>;

interface LogRead {
  readonly count: number;
  snapshot: readonly number[] | undefined;
}

/** A row is a number: its identity. */
export class World {
  readonly mode: ReaderMode;
  state: VisitState;
  step: Step | undefined;
  /** Steps begun since `stop`. */
  readonly afterStop: Step["kind"][] = [];
  nowMs = 1_000_000;
  readonly ledger = new ModelLedger();
  readonly reader = new ModelReader();
  #read: LogRead | undefined;
  /** Rows stored since the proof when a comparison began. */
  #newBefore: number | undefined;
  #liveSinceRead = new Set<number>();
  /** The reader's rows when it last told their count, and those of its log when that was last compared or read. */
  #told: readonly number[] = [];
  #looked: readonly number[] = [];
  #isStopped = false;
  #wasReplaced = false;

  get device(): DeviceRecord {
    return this.ledger.device;
  }

  constructor(mode: ReaderMode) {
    this.mode = mode;
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
        if (this.reader.connection !== undefined || this.device.status === "ONLINE") return; // the verdict may lag by a visit
        this.reader.log = [];
        this.reader.operations++;
        return;
      case "swapReader":
        this.reader.serialNumber = this.reader.serialNumber === "SN1" ? "SN2" : "SN1";
        return;
      case "kill":
        this.reader.connection = undefined;
        this.#read = undefined;
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
    for (let turn = 0; turn < 200; turn++) {
      if (this.step === undefined) this.take({ kind: "kill" });
      while ((this.reader.connection?.events.length ?? 0) > 0) this.#deliver(false);
      this.#finish();
    }
  }

  /** Whether the collector knows of every row that the reader's log has now. */
  get isToldWhole(): boolean {
    return this.#told.length === this.reader.log.length;
  }

  /** Rows that the reader had when it last told their count, and that the ledger has not, or more often than they were made. */
  get wrongRows(): readonly number[] {
    return this.#compare(this.#told);
  }

  #compare(rows: readonly number[]): readonly number[] {
    const missing = [...countRows(rows)].filter(([row, copies]) => this.ledger.copiesOf(row) < copies);
    const invented = [...this.ledger.rows].filter(([row, copies]) => copies > (this.reader.made.get(row) ?? 0));
    return [...missing, ...invented].map(([row]) => row);
  }

  #begin(): VisitState {
    this.#isStopped = false;
    this.#wasReplaced = false;
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
      this.#read = undefined;
      this.#newBefore = undefined;
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
        : { kind: "done", ticket, nowMs, device, identity: this.reader.identity, userCount: 1 },
    );
    if (this.state !== before) throw new Error("a late answer changed the state");
  }

  #finish(): void {
    const { step } = this;
    if (step === undefined) return;
    if (ASKING.has(step.kind) && this.reader.connection === undefined) return this.#fail(TIMEOUT, false);
    if (step.kind === "readLog" && !this.#readOn()) return;
    if (step.kind === "compareCounts" && this.#newBefore === undefined) {
      this.#newBefore = this.device.newSinceProof;
      return; // the reader tells its counts in another turn
    }
    const found = this.#do(step);
    if (step.kind === "identify") this.#wasReplaced = this.#isOtherReader;
    this.#tell({ kind: "done", ticket: step.ticket, nowMs: this.nowMs, device: this.device, ...found });
  }

  #fail(failure: StepFailure, isDone: boolean): void {
    const { step } = this;
    if (step === undefined) return;
    const isAsked = this.reader.connection !== undefined || !ASKING.has(step.kind);
    if (isDone && isAsked && (step.kind !== "readLog" || this.#read?.snapshot !== undefined)) this.#do(step);
    else if (this.#read?.snapshot !== undefined) this.ledger.storeRead(this.#read.snapshot.slice(0, 1));
    this.#tell({ kind: "failed", ticket: step.ticket, nowMs: this.nowMs, failure });
  }

  #do(step: Step): Pick<StepDone, "identity" | "userCount"> {
    switch (step.kind) {
      case "record":
        for (const { facts } of step.changes) this.#record(facts);
        this.#expectMarked();
        return {};
      case "open":
        if (this.#wasReplaced) throw new Error("another reader was visited again");
        this.reader.connection = {
          serialNumber: this.reader.serialNumber,
          isListening: false,
          isAdmitted: false,
          events: [],
        };
        return {};
      case "identify":
        return { identity: this.reader.identity };
      case "admit":
        if (this.#isOtherReader) throw new Error("another reader was let in");
        this.#record(step.change.facts);
        if (this.reader.connection) this.reader.connection.isAdmitted = true;
        return {};
      case "listen":
        if (this.reader.connection) this.reader.connection.isListening = true;
        return {};
      case "readUsers":
        return { userCount: 1 };
      case "compareCounts":
        this.#told = [...this.reader.log];
        this.#looked = this.#told;
        this.#record({
          lastSeenMs: this.nowMs,
          checkedMs: this.nowMs,
          ...this.reader.sizes,
          users: 1,
          capacity: 9_999,
        });
        this.#record({ newAtCheck: this.#newBefore ?? 0 });
        return { userCount: 1 };
      case "readLog":
        this.#endRead();
        return {};
      case "close":
        this.reader.connection = undefined;
        return {};
      case "wait":
        this.nowMs += step.ms;
        return {};
      case "retry":
        this.nowMs += 100;
        return {};
      case "look":
        return {};
    }
  }

  get #isOtherReader(): boolean {
    const { serialNumber } = this.device;
    return serialNumber !== undefined && serialNumber !== this.reader.connection?.serialNumber;
  }

  /** A reader that is not under way is not online, and what it may make meanwhile is a gap. */
  #expectMarked(): void {
    if (this.state.phase !== "MARKING" && this.state.phase !== "BEGINNING") return;
    const isMarked = this.device.lastSeenMs === undefined || isGapOpen(this.device);
    if (this.device.status === "ONLINE" || !isMarked) throw new Error("a lost reader without an open gap");
  }

  /** A read counts, then takes the log as it is at one moment, then is told whole: three turns. True after the last. */
  #readOn(): boolean {
    if (this.#read === undefined) {
      this.#liveSinceRead.clear();
      this.#read = { count: this.reader.log.length, snapshot: undefined };
      return false;
    }
    if (this.#read.snapshot !== undefined) return true;
    this.#read.snapshot = [...this.reader.log];
    return false;
  }

  #endRead(): void {
    const { count = 0, snapshot = [] } = this.#read ?? {};
    this.ledger.storeRead(snapshot);
    const rows = new Set(snapshot);
    const liveAfterRead = [...this.#liveSinceRead].filter((row) => !rows.has(row)).length;
    this.#told = [...this.reader.log];
    this.#looked = snapshot;
    const proof = {
      atMs: this.nowMs,
      countAtRead: count,
      rowsRead: snapshot.length,
      operationsAtRead: this.reader.operations,
      liveAfterRead,
    };
    this.#record({
      proof,
      punches: this.reader.log.length,
      newAtCheck: liveAfterRead,
      checkedMs: this.nowMs,
      lastSeenMs: this.nowMs,
    });
  }

  #record(facts: Partial<DeviceFacts>): void {
    this.ledger.record(facts);
    if (this.device.status !== "ONLINE") return;
    if (isGapOpen(this.device)) throw new Error("online with an open gap");
    if (facts.status !== "ONLINE" || this.state.phase !== "DECLARING") return;
    const wrong = this.#compare(this.#looked);
    if (wrong.length > 0) throw new Error(`online without the rows ${wrong.join()}`);
  }

  #deliver(hasUnknownPin: boolean): void {
    const event = this.reader.connection?.events.shift();
    if (event === undefined || this.reader.connection?.isAdmitted !== true) return;
    const { visit } = this.state;
    if (!event.isReadable) return this.#tell({ kind: "unreadable", visit });
    this.#liveSinceRead.add(event.row);
    this.ledger.storeLive(event.row);
    this.#tell({ kind: "stored", visit, hasUnknownPin });
  }
}
