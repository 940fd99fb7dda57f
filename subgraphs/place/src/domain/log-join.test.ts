import fc from "fast-check";
import { expect, it } from "vitest";
import { toVariantDigest } from "./identity.ts";
import { createLogJoin, type LogJoin } from "./log-join.ts";
import { groupCopies, listMixedDigests } from "../../test/whole-log-join.ts";
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

const toKnownCodes = (ledger: ModelLedger, digests: readonly string[]) =>
  new Map([...toCodes(ledger, digests)].filter(([, code]) => code >= 0));

/** Stores the next rows of a log as a collector does. */
function storeNext(
  ledger: ModelLedger,
  join: LogJoin,
  rows: readonly LedgerRow[],
  counted = new Map<string, number>(),
): void {
  let step = join.add(rows);
  for (;;) {
    count(counted, step.more);
    join.hold(store(ledger, step.rows));
    if (!join.isWaiting) return;
    step = join.add([], toKnownCodes(ledger, step.undecided));
  }
}

function count(counted: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [digest, rows] of more) counted.set(digest, (counted.get(digest) ?? 0) + rows);
}

function storeInChunks(
  ledger: ModelLedger,
  rows: readonly LedgerRow[],
  chunkRows: number,
  counted = new Map<string, number>(),
): ModelLedger {
  const join = createLogJoin(rows.length);
  for (let start = 0; start < rows.length; start += chunkRows) {
    storeNext(ledger, join, rows.slice(start, start + chunkRows), counted);
  }
  const end = join.end();
  count(counted, end.more);
  store(ledger, end.rows);
  return ledger;
}

const DIGESTS = ["a", "b", "c", "d"].map((letter) => letter.repeat(22));

const row = fc.tuple(fc.constantFrom(...DIGESTS), fc.constantFrom(1, 4, 15));
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

it("accounts for each row of the log once, as a copy of what the ledger has of it", () => {
  fc.assert(
    fc.property(before, log, fc.integer({ min: 1, max: 12 }), (known, rows, chunkRows) => {
      const ledger: ModelLedger = new Map();
      store(ledger, known);
      const counted = new Map<string, number>();
      storeInChunks(ledger, rows, chunkRows, counted);
      expect([...counted.values()].reduce((sum, more) => sum + more, 0)).toBe(rows.length);
      for (const [digest, more] of counted) expect(ledger.get(digest)?.copies).toBe(Math.max(1, more));
    }),
    { numRuns: 500 },
  );
});

it("leaves of a read that ends half-way only rows of the log, none more often than they came", () => {
  fc.assert(
    fc.property(log, fc.integer({ min: 0, max: 12 }), (rows, readRows) => {
      const ledger: ModelLedger = new Map();
      const join = createLogJoin(rows.length);
      const read = rows.slice(0, readRows);
      for (const it of read) storeNext(ledger, join, [it]);
      expect(ledger).toEqual(storeWhole(new Map(), read));
      expect(read.every(({ digest }) => join.has(digest))).toBe(true);
      expect(storeInChunks(ledger, rows, 3)).toEqual(storeWhole(new Map(), rows));
    }),
    { numRuns: 300 },
  );
});

const [ONE = ""] = DIGESTS;
const inOrder = (ledger: ModelLedger) =>
  [...ledger.values()].map(({ verifyCode, copies, setAside, body }) => [body, verifyCode, copies, setAside]);

it("keeps one punch of rows that differ in their verify code alone, and sets the others aside under their own id", () => {
  const rows = [15, 1, 15, 4].map((code, n) => rowOf(ONE, code, `row ${n}`));
  const ledger = storeInChunks(new Map(), rows, 4);
  expect(inOrder(ledger)).toEqual([
    ["row 0", 15, 2, undefined],
    ["row 1", 1, 1, "OTHER_VERIFY"],
    ["row 3", 4, 1, "OTHER_VERIFY"],
  ]);
  expect([...ledger.keys()][0]).toBe(ONE);
});

it("lets the verify code that the ledger holds be the punch, where the log has it", () => {
  const kept = (stored: number) => {
    const ledger: ModelLedger = new Map();
    store(ledger, [{ ...rowOf(ONE, stored, "live"), channel: "LIVE" }]);
    storeInChunks(ledger, [rowOf(ONE, 15, "first"), rowOf(ONE, 1, "second")], 2);
    return inOrder(ledger).map(([body, code]) => [body, code]);
  };
  expect(kept(1)).toEqual([
    ["live", 1],
    ["first", 15],
  ]);
  expect(kept(15)).toEqual([
    ["live", 15],
    ["second", 1],
  ]);
  expect(kept(99)).toEqual([
    ["live", 99],
    ["second", 1],
  ]);
});

it("remembers so many rows whose code the ledger has otherwise, and refuses to guess about more", () => {
  const many = Array.from({ length: 6_000 }, (_, n) => toVariantDigest("row", n));
  const rowsWith = (code: number) => many.map((digest) => rowOf(digest, code, "row"));
  const ledger: ModelLedger = new Map();
  store(ledger, rowsWith(1));
  storeInChunks(ledger, [...rowsWith(4), ...rowsWith(4)], 1_000);
  expect([...ledger.values()].every(({ copies, verifyCode }) => copies === 2 && verifyCode === 1)).toBe(true);
  expect(() => storeInChunks(ledger, [...rowsWith(4), ...rowsWith(1)], 1_000)).toThrow(RangeError);
});
