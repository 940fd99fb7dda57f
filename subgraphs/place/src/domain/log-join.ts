import { toVariantDigest } from "./identity.ts";
import { IdentityTable } from "./identity-table.ts";
import type { LedgerRow } from "./punch.ts";

/** Rows to store now, in one go, and what must be known before those can be decided that wait. */
export interface JoinStep {
  readonly rows: readonly LedgerRow[];
  /** By digest of these: rows of the log that it stands for and did not before. Together they are all rows of the log. */
  readonly more: ReadonlyMap<string, number>;
  /** Digests of which the ledger's verify codes decide. */
  readonly undecided: readonly string[];
}

/**
 * Joins the rows of one log read while they come: k rows of one identity and one verify code are one punch with `copies: k`;
 * what else their bytes hold is kept of the first. Where rows of one identity differ in their verify code, one code is the
 * punch and each other one is a row of its own, set aside as OTHER_VERIFY: one punch stays one, and the ledger still accounts
 * for every row of the log. The code that the ledger holds stays the punch, where the log has it; else the one that came first.
 *
 * A row is stored as soon as it comes, copies as they are counted: a read that fails half-way leaves rows of the log, none more
 * often than the log has it. Only a log read may join, and one request of a reader that pushes; an event or a request that comes
 * twice is one copy.
 */
export interface LogJoin {
  /**
   * Takes the next rows of the log. A row whose identity came only just before waits until that one is stored: call again,
   * without rows, while `isWaiting`.
   *
   * @param codes the ledger's verify codes of the `undecided` of the step before; what it does not know is missing.
   * @throws {RangeError} when more rows differ from the ledger in their code than are remembered, and the log has both codes.
   */
  add(rows: readonly LedgerRow[], codes?: ReadonlyMap<string, number>): JoinStep;
  /** Takes what `recordRows` returned for the rows of a step: of these the ledger has another verify code. */
  hold(rows: readonly LedgerRow[]): void;
  readonly isWaiting: boolean;
  /** After the last row: rows that had to wait for the end. */
  end(): Pick<JoinStep, "rows" | "more">;
  /** Whether a row of this identity came. */
  has(digest: string): boolean;
}

/**
 * Rows that are remembered because the ledger has another code for them. A reader whose codes all changed has more: of such a
 * log only the counts matter, and those are kept of all.
 */
const MOST_HELD = 5_000;
const NO_CODES: ReadonlyMap<string, number> = new Map();

/**
 * Creates the join of one read.
 *
 * @param mostRows the log has no more.
 */
export function createLogJoin(mostRows: number): LogJoin {
  return new StreamingJoin(mostRows);
}

class StreamingJoin implements LogJoin {
  /** By digest: the code that is the punch, and how often it came; marked where the ledger has another one. */
  readonly #known: IdentityTable;
  readonly #held = new Map<string, LedgerRow>();
  #waiting: LedgerRow[] = [];
  #asked: ReadonlySet<string> = new Set();

  constructor(mostRows: number) {
    this.#known = new IdentityTable(mostRows);
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  add(rows: readonly LedgerRow[], codes: ReadonlyMap<string, number> = NO_CODES): JoinStep {
    const step: MutableStep = { rows: new Map(), more: new Map(), fresh: new Set(), undecided: new Set(), codes };
    const due = [...this.#waiting, ...rows];
    this.#waiting = [];
    for (const row of due) this.#take(row, step);
    this.#asked = step.undecided;
    return { rows: [...step.rows.values()], more: step.more, undecided: [...step.undecided] };
  }

  hold(rows: readonly LedgerRow[]): void {
    for (const row of rows) {
      const known = this.#known.get(row.digest);
      if (known === undefined || known.isMarked || known.code !== row.verifyCode) continue;
      this.#known.set(row.digest, { ...known, isMarked: true });
      // Its bytes are copied: they are a view of all that came with them.
      if (this.#held.size < MOST_HELD) this.#held.set(row.digest, { ...row, raw: Buffer.from(row.raw) });
    }
  }

  end(): Pick<JoinStep, "rows" | "more"> {
    const rows = [...this.#held.values()].flatMap((row) => {
      const copies = this.#known.get(row.digest)?.count ?? 1;
      return copies > 1 ? [{ ...row, copies }] : [];
    });
    return { rows, more: new Map(rows.map(({ digest, copies }) => [digest, copies - 1])) };
  }

  has(digest: string): boolean {
    return this.#known.get(digest) !== undefined;
  }

  #take(row: LedgerRow, step: MutableStep): void {
    const { digest, verifyCode } = row;
    const known = this.#known.get(digest);
    if (known === undefined) {
      step.fresh.add(digest);
      this.#known.set(digest, { code: verifyCode, count: 1, isMarked: false });
      put(step, row);
    } else if (step.fresh.has(digest)) this.#waiting.push(row);
    else if (verifyCode === known.code) {
      const count = known.count + 1;
      this.#known.set(digest, { ...known, count });
      // Whether these copies are the punch, the end says where the ledger has another code.
      if (!this.#held.has(digest)) put(step, { ...row, copies: count });
    } else if (!known.isMarked) this.#putVariant(row, step);
    else if (!step.codes.has(digest) && !this.#asked.has(digest)) {
      step.undecided.add(digest);
      this.#waiting.push(row);
    } else if (step.codes.get(digest) === verifyCode) this.#exchange(row, step);
    else this.#putVariant(row, step);
  }

  /** The ledger's own code came: it is the punch, and what counted as the punch so far is set aside. */
  #exchange(row: LedgerRow, step: MutableStep): void {
    const { digest, verifyCode } = row;
    const before = this.#held.get(digest);
    if (before === undefined) throw new RangeError("too many rows have another verify code than the ledger");
    const count = this.#known.get(digest)?.count ?? 1;
    this.#held.delete(digest);
    this.#known.set(digest, { code: verifyCode, count: 1, isMarked: false });
    this.#putVariant(before, step, count);
    put(step, row, 0); // the first of the others was counted in its place
  }

  #putVariant(row: LedgerRow, step: MutableStep, more = 1): void {
    const digest = toVariantDigest(row.digest, row.verifyCode);
    const copies = (this.#known.get(digest)?.count ?? 0) + more;
    this.#known.set(digest, { code: row.verifyCode, count: copies, isMarked: false });
    put(step, { ...row, digest, copies, setAside: row.setAside ?? "OTHER_VERIFY" }, more);
  }
}

interface MutableStep {
  readonly rows: Map<string, LedgerRow>;
  readonly more: Map<string, number>;
  /** Identities that this step stores first. */
  readonly fresh: Set<string>;
  readonly undecided: Set<string>;
  readonly codes: ReadonlyMap<string, number>;
}

/** Of what comes more than once in one step, the first row is stored with the last count. */
function put({ rows, more }: MutableStep, row: LedgerRow, added = 1): void {
  const before = rows.get(row.digest);
  more.set(row.digest, (more.get(row.digest) ?? 0) + added);
  rows.set(row.digest, before === undefined ? row : { ...before, copies: row.copies });
}
