/** What the steps of a visit find out about a model reader's log, for `world.ts`, and what is true of it. */
import { isReadNeeded } from "../../src/domain/doubts.ts";
import type { DeviceFacts, DeviceRecord } from "../../src/domain/device.ts";
import { toGlanceFacts, toLogStart } from "../../src/domain/log-glance.ts";
import { countRows, type ModelLedger } from "./model-ledger.ts";
import { type ModelReader, showLog } from "./model-reader.ts";

interface LogRead {
  readonly count: number;
  snapshot: readonly number[] | undefined;
}

/** Whom it visits, for which ledger, and when. */
interface Visit {
  readonly nowMs: number;
  readonly reader: ModelReader;
  readonly ledger: ModelLedger;
}

/** Counts, looks at and reads a log as a visit does. */
export class LogVisitor {
  readonly #visit: Visit;
  #read: LogRead | undefined;
  /** The ledger when a comparison or a glance began. */
  #before: DeviceRecord | undefined;
  /** What arrived of the snapshot. */
  #sent: readonly number[] = [];
  #liveSinceRead = new Set<number>();
  /** The reader's rows when it last told their count, and those of its log when that was last compared or read. */
  #told: readonly number[] = [];
  #looked: readonly number[] = [];
  /** When the log was refused last. */
  #refusedMs: number | undefined;

  constructor(visit: Visit) {
    this.#visit = visit;
  }

  /** Another step begins. */
  begin(): void {
    this.#read = undefined;
    this.#before = undefined;
  }

  /** Another process begins. */
  forget(): void {
    this.begin();
    this.#refusedMs = undefined;
  }

  /** Whether everything was asked for that a read brings. */
  get isLogTaken(): boolean {
    return this.#read?.snapshot !== undefined;
  }

  /** Whether the collector knows of every row that the reader's log has now. */
  get isToldWhole(): boolean {
    return this.#told.length === this.#visit.reader.log.length;
  }

  /** Rows that the reader has now, and that the ledger has not, or more often than they were made. */
  get wrongRowsNow(): readonly number[] {
    return this.#compare(this.#visit.reader.log);
  }

  /** The same of the rows that it had when it last told their count. */
  get wrongRows(): readonly number[] {
    return this.#compare(this.#told);
  }

  /** The same of the rows that its log showed when that was last compared or read. */
  get wrongRowsShown(): readonly number[] {
    return this.#compare(this.#looked);
  }

  /** The reader tells its counts in the turn after this. @returns false in that turn */
  askCounts(): boolean {
    if (this.#before !== undefined) return false;
    this.#before = this.#visit.ledger.device;
    return true;
  }

  compareCounts(isUnwatched: boolean): Partial<DeviceFacts> {
    const { reader, ledger, nowMs } = this.#visit;
    this.#told = this.#countedRows;
    this.#looked = reader.shownLog;
    const { capacity, hasOwnSums } = reader.traits;
    const newAtCheck = this.#before?.newSinceProof ?? 0;
    const counts = { ...reader.sizes, users: 1, capacity, newAtCheck, hasOwnSums };
    const facts = { lastSeenMs: nowMs, checkedMs: nowMs, ...counts };
    const isGlanceWanted = isUnwatched && !isReadNeeded({ ...ledger.device, ...facts }, nowMs);
    return isGlanceWanted ? { ...facts, ...this.glance(counts) } : facts;
  }

  glance({ operations }: { readonly operations?: number | undefined }): Partial<DeviceFacts> {
    const { reader, ledger, nowMs } = this.#visit;
    this.#told = this.#countedRows;
    this.#looked = reader.shownLog;
    this.#expectPatience();
    const isShown = reader.traits.showsItsLog && !reader.isLogHidden;
    const seen = isShown ? showLog(reader.shownLog) : undefined;
    return { glance: toGlanceFacts({ ...(this.#before ?? ledger.device), operations }, seen, nowMs) };
  }

  /** The reader does not offer its log. */
  refuse(): void {
    this.#expectPatience();
    this.#refusedMs = this.#visit.nowMs;
  }

  /** A read counts, then takes the log as it is at one moment, then is told whole: three turns. True after the last. */
  readOn(): boolean {
    const { reader } = this.#visit;
    if (this.#read === undefined) {
      this.#liveSinceRead.clear();
      this.#read = { count: reader.sizes.punches ?? 0, snapshot: undefined };
      return false;
    }
    if (this.#read.snapshot !== undefined) return true;
    this.#read.snapshot = reader.shownLog;
    this.#sent = reader.send(this.#read.snapshot);
    return false;
  }

  /** A read ends before everything has come. */
  cutRead(): void {
    if (this.isLogTaken) this.#visit.ledger.storeRead(this.#sent.slice(0, 1));
  }

  /** A read has ended. @returns what it proves */
  endRead(): Partial<DeviceFacts> {
    const { reader, ledger, nowMs } = this.#visit;
    const { count = 0, snapshot = [] } = this.#read ?? {};
    ledger.storeRead(this.#sent);
    const rows = new Set(snapshot);
    const liveAfterRead = [...this.#liveSinceRead].filter((row) => !rows.has(row)).length;
    this.#told = this.#countedRows;
    this.#looked = snapshot;
    const proof = {
      atMs: nowMs,
      countAtRead: count,
      countAfterRead: reader.sizes.punches,
      rowsRead: snapshot.length,
      logBytes: showLog(snapshot).bytes,
      logStart: toLogStart(showLog(snapshot).start),
      operationsAtRead: ledger.device.operations ?? 0,
      liveAfterRead,
    };
    return {
      proof,
      glance: undefined,
      hasOwnSums: reader.traits.hasOwnSums,
      ...reader.sizes,
      newAtCheck: liveAfterRead,
      checkedMs: nowMs,
      lastSeenMs: nowMs,
    };
  }

  /** An event told of a row. */
  hear(row: number): void {
    this.#liveSinceRead.add(row);
    this.#visit.ledger.storeLive(row);
  }

  #compare(rows: readonly number[]): readonly number[] {
    const { reader, ledger } = this.#visit;
    const missing = [...countRows(rows)].filter(([row, copies]) => ledger.copiesOf(row) < copies);
    const invented = [...ledger.rows].filter(([row, copies]) => copies > (reader.made.get(row) ?? 0));
    return [...missing, ...invented].map(([row]) => row);
  }

  /** As many rows as the reader says it has. */
  get #countedRows(): readonly number[] {
    const { reader } = this.#visit;
    return reader.log.slice(0, reader.sizes.punches);
  }

  #expectPatience(): void {
    const sinceMs = this.#visit.nowMs - (this.#refusedMs ?? Number.NEGATIVE_INFINITY);
    const isAgain = this.#visit.reader.isLogHidden && sinceMs < 60_000;
    if (isAgain) throw new Error(`a log that is not offered was asked for again after ${sinceMs} ms`);
  }
}
