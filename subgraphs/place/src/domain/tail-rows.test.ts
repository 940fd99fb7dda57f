import fc from "fast-check";
import { expect, it } from "vitest";
import { decideRow, toInLog } from "./row-decision.ts";
import type { LedgerRow, PunchChannel } from "./punch.ts";
import { type InLog, joinTailRows } from "./tail-rows.ts";

function rowOf(digest: string, channel: PunchChannel, verifyCode = 1): LedgerRow {
  return {
    digest,
    channel,
    verifyCode,
    pin: "1042",
    atMs: 0,
    localTime: "2026-03-01T08:00:00",
    offsetMinutes: 180,
    stateCode: 0,
    workCode: undefined,
    raw: Buffer.alloc(0),
    receivedAtMs: 0,
    setAside: undefined,
    copies: 1,
    isFirstRead: false,
  };
}

/** A ledger as the stores keep it: what decides about a row, and nothing else. */
class Ledger {
  readonly rows = new Map<string, { copies: number; verifyCode: number; inLog: number }>();

  store(rows: readonly LedgerRow[]): void {
    for (const row of rows) {
      const known = this.rows.get(row.digest);
      const decision = decideRow(row, known && { ...known, setAside: null });
      const copies = decision.kind === "REVISE" ? decision.copies : (known?.copies ?? row.copies);
      const { verifyCode } = known ?? row;
      this.rows.set(row.digest, { copies, verifyCode, inLog: toInLog(row, known?.inLog ?? 0) });
    }
  }

  known(): ReadonlyMap<string, InLog> {
    return new Map([...this.rows].map(([digest, { verifyCode, inLog }]) => [digest, { verifyCode, copies: inLog }]));
  }

  copies(): ReadonlyMap<string, number> {
    return new Map([...this.rows].map(([digest, { copies }]) => [digest, copies]));
  }
}

const count = (digests: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...new Set(digests)].map((it) => [it, digests.filter((other) => other === it).length]));

/** A punch and what becomes of its event, or a read of the end of the log; few identities, so that most come again. */
const happening = fc.oneof(
  fc.record({ digest: fc.constantFrom("a", "b", "c"), events: fc.constantFrom(0, 1, 1, 2) }),
  fc.constant("READ" as const),
);

it("counts each row of the log once, whatever came live before, twice or not at all", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      const ledger = new Ledger();
      const log: string[] = [];
      let read = 0;
      const readTail = (): void => {
        const joined = joinTailRows(
          log.slice(read).map((digest) => rowOf(digest, "READ")),
          ledger.known(),
        );
        ledger.store(joined ?? []);
        read = log.length;
      };
      for (const it of happenings) {
        if (it === "READ") readTail();
        else {
          log.push(it.digest);
          for (let event = 0; event < it.events; event++) ledger.store([rowOf(it.digest, "LIVE")]);
        }
      }
      readTail();
      expect(ledger.copies()).toEqual(count(log));
    }),
    { numRuns: 500 },
  );
});

it("takes the row that came live with another verify code for the one of the log", () => {
  const known = new Map([["a", { verifyCode: 15, copies: 0 }]]);
  expect(joinTailRows([rowOf("a", "READ")], known)).toMatchObject([{ digest: "a", copies: 1 }]);
});

it("leaves it to the whole log which of two verify codes of one punch counts", () => {
  const known = new Map([["a", { verifyCode: 15, copies: 1 }]]);
  expect(joinTailRows([rowOf("a", "READ")], known)).toBeUndefined();
  expect(joinTailRows([rowOf("b", "READ"), rowOf("b", "READ", 15)], new Map())).toBeUndefined();
});
