import { describe, expect, it } from "vitest";
import { stageLedger } from "./place-ledger-stage.ts";
import { makeRow } from "./place-rows.ts";
import { STORES } from "./place-stores.ts";

describe.each(STORES)("days of a ledger in $name", (store) => {
  const stage = stageLedger(store);

  const DAYS = { deviceId: "riyadh/gate-1", from: "2026-03-01", to: "2026-03-02" };
  const next = { localTime: "2026-03-02T08:00:00", atMs: Date.UTC(2026, 2, 2, 5) };

  it("counts what it has of each by copies, and what is set aside until that is released", async () => {
    const old = makeRow(4, { ...next, copies: 2, setAside: "IN_FUTURE" });
    await stage.ledger.recordRows("gate-1", [makeRow(1), makeRow(2), makeRow(3, next), old]);
    await stage.ledger.recordRows("gate-1", [makeRow(1, { channel: "READ", copies: 3 }), makeRow(2)]);
    await stage.ledger.recordRows("gate-2", [makeRow(5)]);
    await stage.reopen();
    const [first, second] = await stage.ledger.listDays(DAYS);
    expect(first).toEqual({ date: "2026-03-01", copies: 4, setAside: 0, lastMs: makeRow(2).atMs, log: undefined });
    expect(second).toMatchObject({ date: "2026-03-02", copies: 1, setAside: 2, lastMs: next.atMs });
    const release = { readerId: "gate-1", rowIds: [`riyadh/${old.digest}`], by: "sara", note: "true", atMs: 9 };
    await stage.ledger.releaseRows(release);
    expect((await stage.ledger.listDays(DAYS))[1]).toMatchObject({ copies: 3, setAside: 0 });
    expect(await stage.ledger.listDays({ ...DAYS, to: "2026-03-01" })).toHaveLength(1);
  });

  it("keeps what a log held of each until a read of the whole log brings it again", async () => {
    const FULL = { beganMs: 1, atMs: 2, slots: 5, copies: 4, setAside: 1, blanks: 0, isSound: true };
    const day = { date: "2026-03-01", rows: 5, copies: 4, setAside: 1 };
    await stage.ledger.recordFacts("gate-1", { fullRead: FULL }, "PROOF", [
      day,
      { ...day, date: "2026-03-02", rows: 7 },
    ]);
    await stage.ledger.recordFacts("gate-1", { fullRead: { ...FULL, atMs: 8 } }, "PROOF", [{ ...day, rows: 6 }]);
    const logs = (await stage.ledger.listDays(DAYS)).map(({ log, copies }) => [log?.rows, log?.readMs, copies]);
    expect(logs).toEqual([
      [6, 8, 0],
      [7, 2, 0],
    ]);
  });

  it("lists the gaps, the newest first, with their ends", async () => {
    const open = (gapFromMs: number) => ({ gapFromMs, gapClosedMs: undefined, gapClosing: undefined });
    await stage.ledger.recordFacts("gate-1", open(10), "GAP");
    await stage.ledger.recordFacts(
      "gate-1",
      { ...open(10), gapClosedMs: 20, gapClosing: "TAIL_READ", gapRows: 25 },
      "GAP",
    );
    await stage.ledger.recordFacts("gate-1", open(30), "GAP");
    const [closed, still] = [
      { fromMs: 10, closedMs: 20, closing: "TAIL_READ", rows: 25 },
      { fromMs: 30, closedMs: undefined, closing: undefined, rows: undefined },
    ];
    const list = (time: { fromMs?: number; toMs?: number } = {}, limit = 5) =>
      stage.ledger.listGaps({ deviceId: "riyadh/gate-1", ...time }, limit);
    expect([await list(), await list({}, 1)]).toEqual([[still, closed], [still]]);
    expect([await list({ fromMs: 21 }), await list({ fromMs: 20, toMs: 30 })]).toEqual([[still], [closed]]);
    expect(await stage.ledger.listGaps({ deviceId: "riyadh/gate-2" }, 5)).toEqual([]);
  });

  it("tells followers of a gap when it begins, when its rows are known to be lost, and when it ends", async () => {
    await stage.ledger.recordFacts("gate-1", { status: "CONNECTING" }, "GAP");
    await stage.ledger.recordFacts("gate-1", { gapFromMs: 10, gapClosedMs: undefined, gapClosing: undefined }, "GAP");
    await stage.ledger.recordFacts("gate-1", { gapClosing: "LOG_LOST" }, "GAP");
    const closed = { gapFromMs: 10, gapClosedMs: 20, gapClosing: "LOG_LOST", gapRows: 0 } as const;
    await stage.ledger.recordFacts("gate-1", { status: "ONLINE", ...closed }, "GAP");
    const { entries } = await stage.ledger.readFeed(0, 9);
    expect(entries.map(({ kind, ref, body }) => [kind, ref, body])).toEqual([
      ["GAP", "riyadh/gate-1", undefined],
      ["GAP", "riyadh/gate-1", { fromMs: 10, closedMs: null, isLost: false }],
      ["GAP", "riyadh/gate-1", { fromMs: 10, closedMs: null, isLost: true }],
      ["GAP", "riyadh/gate-1", { fromMs: 10, closedMs: 20, isLost: true }],
    ]);
  });
});
