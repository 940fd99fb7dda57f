import { toShownState } from "../code-order.ts";
import { isDate } from "@biometricflow/rules/local-time";
import { toVariantDigest } from "../identity.ts";
import { IdentityTable } from "../identity-table.ts";
import type { LedgerRow, PunchRecord } from "../punch.ts";
import type { VerifiedRow } from "./verify-findings.ts";
import { type BareDay, NO_ROWS } from "./verified-days.ts";

/** What is compared. */
export interface ComparisonScope {
  /** Whose log it is: rows of others are elsewhere. */
  readonly deviceId: string;
  /** Days of the reader's clock, both ends included. */
  readonly from: string;
  readonly to: string;
  /** The log has no more rows. */
  readonly mostRows: number;
}

/** What a comparison found. */
export interface ComparedLog {
  /** Those with rows on either side, in their order. */
  readonly days: readonly BareDay[];
  readonly examples: readonly VerifiedRow[];
  readonly undated: number;
  readonly cameMeanwhile: number;
}

/** Rows that are named of each side. */
const MOST_EXAMPLES = 50;

/** Rows of the ledger by digest. */
export type KnownRows = ReadonlyMap<string, PunchRecord>;

/**
 * Compares the rows of a log with those of a ledger: first every row of the log is taken, then every row that the ledger has of the
 * days. A row of the log stands for one copy of a row of the ledger: of the one with its identity, or of the one that is set aside
 * for its verify code. It keeps 14 bytes of each row.
 */
export class LogComparison {
  readonly #scope: ComparisonScope;
  /** By digest of the ledger, how many rows of the log stand for it; marked: rows of the log that it does not have. */
  readonly #met: IdentityTable;
  readonly #days = new Map<string, MutableDay>();
  readonly #onReader = new Map<string, VerifiedRow>();
  readonly #inLedger: VerifiedRow[] = [];
  #undated = 0;
  #cameMeanwhile = 0;

  constructor(scope: ComparisonScope) {
    this.#scope = scope;
    this.#met = new IdentityTable(scope.mostRows);
  }

  /** The rows of the days that are compared; those of no date are counted. */
  selectOfLog(rows: readonly LedgerRow[]): readonly LedgerRow[] {
    return rows.filter(({ localTime }) => {
      const date = localTime.slice(0, 10);
      if (isDate(date)) return this.#isWanted(date);
      this.#undated += 1;
      return false;
    });
  }

  /** Takes rows of `selectOfLog`. @param known the rows of the ledger that `listDigests` and `listVariants` name */
  takeLog(rows: readonly LedgerRow[], known: KnownRows): void {
    for (const row of rows) this.#takeLogRow(row, known);
  }

  #takeLogRow(row: LedgerRow, known: KnownRows): void {
    const day = this.#dayOf(row);
    day.rowsOnReader += 1;
    if (row.setAside === "BAD_TIME") day.unreadable += 1;
    const own = known.get(row.digest);
    const variant = own === undefined ? undefined : toVariant(row, own, known);
    const match = [variant, own].find((it) => it !== undefined && this.#countMet(it.digest) < it.copies);
    if (match === undefined) return this.#miss(row, day, own === undefined);
    this.#met.set(match.digest, { code: 0, count: this.#countMet(match.digest) + 1, isMarked: false });
    if (match.deviceId !== this.#scope.deviceId) day.elsewhere += 1;
    else day[match.setAside === undefined ? "copies" : "setAside"] += 1;
  }

  /** The ledger does not have the row, or not so often. */
  #miss(row: LedgerRow, day: MutableDay, isUnknown: boolean): void {
    day.onlyOnReader += 1;
    if (row.setAside !== undefined) day.wouldBeSetAside += 1;
    if (isUnknown) this.#met.set(row.digest, { code: 0, count: this.#countMet(row.digest) + 1, isMarked: true });
    const before = this.#onReader.get(row.digest);
    if (before === undefined && this.#onReader.size >= MOST_EXAMPLES) return;
    this.#onReader.set(row.digest, { ...toExample(row, "ONLY_ON_READER"), rows: (before?.rows ?? 0) + 1 });
  }

  /** The rows of the ledger that the log has not, or not so often: of these `takeLedger` must know more. */
  listUnmet(rows: readonly PunchRecord[]): readonly string[] {
    return rows.filter((row) => row.copies > this.#countMet(row.digest)).map(({ digest }) => digest);
  }

  /**
   * Takes rows that the ledger has of the reader, once the whole log was taken.
   *
   * @param beganMs when the read of the log began.
   * @param wasInLog whether a read of the log has ever brought a row of `listUnmet`.
   */
  takeLedger(rows: readonly PunchRecord[], beganMs: number, wasInLog: (row: PunchRecord) => boolean): void {
    for (const row of rows) {
      if (!this.#isWanted(row.localTime.slice(0, 10))) continue;
      const note = this.#met.get(row.digest);
      if (note?.isMarked === true) this.#findAgain(row, note.count);
      else if (row.copies > (note?.count ?? 0)) this.#keep(row, row.copies - (note?.count ?? 0), { beganMs, wasInLog });
    }
  }

  /** The log has it, and it came into the ledger after it was looked for. */
  #findAgain(row: PunchRecord, count: number): void {
    const day = this.#dayOf(row);
    const found = Math.min(count, row.copies);
    day.onlyOnReader -= found;
    day[row.setAside === undefined ? "copies" : "setAside"] += found;
    if (row.setAside !== undefined) day.wouldBeSetAside = Math.max(0, day.wouldBeSetAside - found);
    if (found === count) this.#onReader.delete(row.digest);
  }

  #keep(row: PunchRecord, rows: number, { beganMs, wasInLog }: LedgerMoment): void {
    if (row.receivedAtMs >= beganMs) {
      this.#cameMeanwhile += rows;
      return;
    }
    const day = this.#dayOf(row);
    day.onlyInLedger += rows;
    if (wasInLog(row)) day.goneFromLog += rows;
    if (this.#inLedger.length >= MOST_EXAMPLES) return;
    this.#inLedger.push({ ...toExample(row, "ONLY_IN_LEDGER"), rows, channel: row.channel });
  }

  /** Once every row of both sides was taken. */
  end(): ComparedLog {
    const days = [...this.#days.values()].toSorted((left, right) => (left.date < right.date ? -1 : 1));
    return {
      days: days.map((day) => ({ ...day, rowsInLedger: day.copies + day.setAside + day.onlyInLedger })),
      examples: [...this.#onReader.values(), ...this.#inLedger],
      undated: this.#undated,
      cameMeanwhile: this.#cameMeanwhile,
    };
  }

  #isWanted(date: string): boolean {
    return this.#scope.from <= date && date <= this.#scope.to && isDate(date);
  }

  #countMet(digest: string): number {
    return this.#met.get(digest)?.count ?? 0;
  }

  #dayOf({ localTime }: Pick<LedgerRow, "localTime">): MutableDay {
    const date = localTime.slice(0, 10);
    const day = this.#days.get(date) ?? { date, ...NO_ROWS };
    this.#days.set(date, day);
    return day;
  }
}

/** The digests under which the ledger may have rows of a log. */
export function listDigests(rows: readonly LedgerRow[]): readonly string[] {
  return [...new Set(rows.map(({ digest }) => digest))];
}

/** Those under which it may have set them aside: it has the same punches with another verify code. */
export function listVariants(rows: readonly LedgerRow[], known: KnownRows): readonly string[] {
  const others = rows.filter(({ digest, verifyCode }) => {
    const own = known.get(digest);
    return own !== undefined && own.verifyCode !== verifyCode;
  });
  return [...new Set(others.map(({ digest, verifyCode }) => toVariantDigest(digest, verifyCode)))];
}

interface LedgerMoment {
  readonly beganMs: number;
  readonly wasInLog: (row: PunchRecord) => boolean;
}

type MutableDay = { date: string } & typeof NO_ROWS;

function toVariant(row: LedgerRow, own: PunchRecord, known: KnownRows): PunchRecord | undefined {
  return own.verifyCode === row.verifyCode ? undefined : known.get(toVariantDigest(row.digest, row.verifyCode));
}

function toExample(row: LedgerRow | PunchRecord, side: VerifiedRow["side"]): Omit<VerifiedRow, "rows"> {
  const { pin, localTime, setAside } = row;
  return { side, pin, localTime, stateCode: toShownState(row), ...(setAside && { setAside }) };
}
