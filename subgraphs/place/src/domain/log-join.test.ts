import fc from "fast-check";
import { expect, it } from "vitest";
import { createLogJoin } from "./log-join.ts";
import { groupCopies, listMixedDigests } from "./log-rows.ts";
import type { LedgerRow } from "./punch.ts";
import { decideRow, hasOtherVerify } from "./row-decision.ts";

/** What a ledger holds of an identity; `body` says which row of the log it was. */
interface Stored {
  readonly copies: number;
  readonly verifyCode: number;
  readonly setAside: LedgerRow["setAside"] | null;
  readonly body: string;
}

type ModelLedger = Map<string, Stored>;

function rowOf(digest: string, verifyCode: number, body: string): LedgerRow {
  return {
    digest,
    verifyCode,
    pin: "1042",
    atMs: 1,
    localTime: "2026-01-05T08:00:00",
    offsetMinutes: 180,
    stateCode: 0,
    workCode: undefined,
    raw: Buffer.from(body),
    receivedAtMs: 2,
    channel: "READ",
    setAside: undefined,
    copies: 1,
    isFirstRead: false,
  };
}

/** Stores rows as a ledger does; returns those known with another verify code. */
function store(ledger: ModelLedger, rows: readonly LedgerRow[]): readonly LedgerRow[] {
  const others: LedgerRow[] = [];
  for (const row of rows) {
    const known = ledger.get(row.digest);
    const decision = decideRow(row, known && { ...known, setAside: known.setAside ?? null });
    if (known !== undefined && hasOtherVerify(row, { ...known, setAside: known.setAside ?? null })) others.push(row);
    const { verifyCode, setAside, copies } = row;
    if (decision.kind === "ADD") ledger.set(row.digest, { verifyCode, setAside, copies, body: String(row.raw) });
    if (decision.kind === "REVISE" && known !== undefined) ledger.set(row.digest, { ...known, copies });
  }
  return others;
}

const toCodes = (ledger: ModelLedger, digests: readonly string[]) =>
  new Map(digests.flatMap((digest) => [[digest, ledger.get(digest)?.verifyCode ?? -1] as const]));

function storeWhole(ledger: ModelLedger, rows: readonly LedgerRow[]): ModelLedger {
  const codes = new Map([...toCodes(ledger, listMixedDigests(rows))].filter(([, code]) => code >= 0));
  store(ledger, groupCopies(rows, codes));
  return ledger;
}

function storeInChunks(ledger: ModelLedger, rows: readonly LedgerRow[], chunkRows: number): ModelLedger {
  const join = createLogJoin();
  for (let start = 0; start < rows.length; start += chunkRows) {
    join.hold(store(ledger, join.add(rows.slice(start, start + chunkRows))));
  }
  const repeated = join.listRepeated();
  store(ledger, groupCopies(repeated, toCodes(ledger, listMixedDigests(repeated))));
  return ledger;
}

const row = fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(1, 4, 15));
const log = fc
  .array(row, { maxLength: 12, size: "max" })
  .map((rows) => rows.map(([digest, verifyCode], n) => rowOf(digest, verifyCode, `row ${n}`)));
const before = fc
  .array(row, { maxLength: 4 })
  .map((rows) => rows.map(([digest, code]) => ({ ...rowOf(digest, code, "live"), channel: "LIVE" as const })));

it("leaves in the ledger what a join of the whole log would, whatever it held before and however the log is cut", () => {
  fc.assert(
    fc.property(before, log, fc.integer({ min: 1, max: 12 }), (known, rows, chunkRows) => {
      const whole: ModelLedger = new Map();
      const chunked: ModelLedger = new Map();
      for (const ledger of [whole, chunked]) store(ledger, known);
      expect(storeInChunks(chunked, rows, chunkRows)).toEqual(storeWhole(whole, rows));
    }),
    { numRuns: 500 },
  );
});

it("leaves of a read that ends half-way only rows of the log, each once", () => {
  fc.assert(
    fc.property(log, fc.integer({ min: 0, max: 12 }), (rows, readRows) => {
      const ledger: ModelLedger = new Map();
      const join = createLogJoin();
      for (const it of rows.slice(0, readRows)) join.hold(store(ledger, join.add([it])));
      expect([...ledger.values()].every(({ copies }) => copies === 1)).toBe(true);
      expect([...ledger.keys()].every((digest) => join.has(digest))).toBe(true);
      expect(storeInChunks(ledger, rows, 3)).toEqual(storeWhole(new Map(), rows));
    }),
    { numRuns: 300 },
  );
});
