import { createHash } from "node:crypto";
import type { LedgerWriter } from "../../domain/ledger.ts";
import { createLogJoin, type LogJoin } from "../../domain/log-join.ts";
import type { LedgerRow } from "../../domain/punch.ts";
import type { OrderRecord } from "../../domain/push/push-order.ts";
import { joinRows, ROWS_AT_ONCE } from "./push-intake.ts";

/** A window with more rows is not tallied: what is remembered of it would take more than 3 MB. */
const MOST_ROWS = 200_000;
/** Rows that a reader has more than once, or with two verify codes; more are a defect of its firmware. */
const MOST_EXTRAS = 5_000;

/** A time that a reader sends again because it counts more rows than the ledger has. */
interface Tally {
  readonly from: string;
  readonly to: string;
  readonly join: LogJoin;
  /** Digests of the requests: one whose answer was lost comes twice. */
  readonly requests: Set<string>;
  readonly extras: Map<string, LedgerRow>;
  rows: number;
}

/**
 * Counts the rows that readers send again, over all requests of an answer. Identical rows of two requests are a copy, or one request
 * that came twice: only the reader's own count of the time tells which. So they are copies exactly where the rows that came are as many as it
 * counts.
 */
export class RowTallies {
  readonly #ledger: LedgerWriter;
  readonly #tallies = new Map<string, Tally>();

  constructor(ledger: LedgerWriter) {
    this.#ledger = ledger;
  }

  /** A reader was told an order. */
  async begin({ key, readerId, order }: OrderRecord): Promise<void> {
    if (order.kind !== "QUERY_PUNCHES") return;
    this.#tallies.delete(readerId);
    const check = (await this.#ledger.readDevice(readerId)).push?.check;
    const { told } = check ?? {};
    if (check?.orderKey !== key || told === undefined || told > MOST_ROWS) return;
    const { from, to } = order;
    const join = createLogJoin(told);
    this.#tallies.set(readerId, { from, to, join, requests: new Set(), extras: new Map(), rows: 0 });
  }

  /** A request with punches begins. @returns whether its rows are to be noted */
  isWanted(readerId: string, request: Uint8Array): boolean {
    const requests = this.#tallies.get(readerId)?.requests;
    if (requests === undefined) return false;
    const digest = createHash("sha256").update(request).digest("base64");
    const isNew = !requests.has(digest);
    requests.add(digest);
    return isNew;
  }

  /** Rows of a request are in the ledger. */
  async note(readerId: string, rows: readonly LedgerRow[]): Promise<void> {
    const tally = this.#tallies.get(readerId);
    if (tally === undefined) return;
    const { from, to, join } = tally;
    const own = rows.filter(({ localTime }) => localTime >= from && localTime <= to);
    tally.rows += own.length;
    try {
      const given = new Set(own.map(({ digest }) => digest));
      await joinRows(this.#ledger, join, own, async (joined) => {
        for (const row of joined) if (row.copies > 1 || !given.has(row.digest)) keep(tally, row);
        return this.#findOthers(joined);
      });
    } catch (error) {
      this.#tallies.delete(readerId);
      if (!(error instanceof RangeError)) throw error; // more rows than it counts: requests came twice
    }
  }

  /** A reader said how many rows it counts of a time that it sent again: where so many came, each of them is a row of its log. */
  async settle(readerId: string, { from, to }: Pick<Tally, "from" | "to">, sum: number): Promise<void> {
    const tally = this.#tallies.get(readerId);
    this.#tallies.delete(readerId);
    if (tally === undefined || tally.from !== from || tally.to !== to || tally.rows !== sum) return;
    const rows = [...tally.extras.values(), ...tally.join.end().rows];
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
      await this.#ledger.recordRows(readerId, rows.slice(start, start + ROWS_AT_ONCE));
  }

  async #findOthers(rows: readonly LedgerRow[]): Promise<readonly LedgerRow[]> {
    if (rows.length === 0) return [];
    const codes = await this.#ledger.readVerifyCodes(rows.map(({ digest }) => digest));
    return rows.filter(({ digest, verifyCode }) => (codes.get(digest) ?? verifyCode) !== verifyCode);
  }
}

/** Its bytes are copied: they are a view of all that came with them. */
function keep({ extras }: Tally, row: LedgerRow): void {
  extras.set(row.digest, { ...row, raw: Buffer.from(row.raw) });
  if (extras.size > MOST_EXTRAS) throw new RangeError("too many rows are there more than once");
}
