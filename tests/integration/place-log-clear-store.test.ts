/** What each store keeps of wishes to clear logs, and of backups. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { advanceLogClear, type LogClear } from "../../subgraphs/place/src/domain/log-clear/log-clear.ts";
import { MOST_LOG_CLEARS } from "../../subgraphs/place/src/domain/log-clear/log-clear-store.ts";
import { createTempDir } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";
import { LOG_CLEAR_STORES } from "./place-stores.ts";

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };

describe.each(LOG_CLEAR_STORES)("wishes to clear logs in $name", ({ open }) => {
  let temp: ReturnType<typeof createTempDir>;
  let stage: Awaited<ReturnType<typeof open>>;

  beforeEach(async () => {
    temp = createTempDir();
    stage = await open(temp.dir, "riyadh");
    await stage.ledger.registerReaders([SETUP, { ...SETUP, readerId: "gate-2" }]);
  });
  afterEach(async () => {
    await stage.store.close();
    await stage.ledger.close();
    temp.remove();
  });
  async function reopen(): Promise<void> {
    await stage.store.close();
    await stage.ledger.close();
    stage = await open(temp.dir, "riyadh");
  }

  const ask = (id: string, nowMs: number, readerId = "gate-1", by = "amal") =>
    stage.store.change(
      readerId,
      (last) => advanceLogClear(last, { kind: "ASK", asked: { id, readerId }, by, delayMs: 10 }, nowMs)[0],
    );

  it("keeps those of each reader, the latest first, and changes the latest", async () => {
    const first = await ask("r1", 1);
    await stage.store.change(
      "gate-1",
      (last) => advanceLogClear(last, { kind: "WITHDRAW", id: "r1", by: "badr" }, 2)[0],
    );
    const second = await ask("r2", 3);
    expect(await ask("r3", 4)).toEqual(second);
    await ask("other", 5, "gate-2");
    await reopen();
    const withdrawn = { ...first, state: "WITHDRAWN", withdrawnBy: "badr", endedMs: 2 };
    expect(await stage.store.list("gate-1", 5)).toEqual([second, withdrawn]);
    expect(await stage.store.list("gate-1", 1)).toEqual([second]);
    expect([await stage.store.find("r1"), await stage.store.find("r3")]).toEqual([withdrawn, undefined]);
  });

  it("lets one of those win who ask at once, and keeps nothing where nothing is decided", async () => {
    const asked = await Promise.all(["a", "b", "c"].map((id) => ask(id, 1)));
    expect(new Set(asked.map((clear) => clear?.id)).size).toBe(1);
    expect(await stage.store.change("gate-2", () => undefined)).toBeUndefined();
    expect([await stage.store.list("gate-1", 5), await stage.store.list("gate-2", 5)]).toMatchObject([
      [{ id: asked[0]?.id }],
      [],
    ]);
  });

  it("forgets the oldest", async () => {
    const ended = (n: number): LogClear => {
      const times = { askedMs: n, aloneFromMs: n, lapsesMs: n, endedMs: n };
      return { id: `r${n}`, readerId: "gate-1", state: "LAPSED", askedBy: "amal", ...times };
    };
    for (let n = 1; n <= MOST_LOG_CLEARS + 2; n++) await stage.store.change("gate-1", () => ended(n));
    const kept = await stage.store.list("gate-1", 100);
    expect([kept.length, kept.at(-1)?.id]).toEqual([MOST_LOG_CLEARS, "r3"]);
  });

  it("knows how many rows of a reader the last backup has; an older one says nothing", async () => {
    const { ledger, note } = stage;
    await ledger.recordRows("gate-1", [makeRow(1), makeRow(2, { copies: 2 })]);
    expect(await ledger.readDevice("gate-1")).not.toHaveProperty("backup");
    const backedUp = (rows: number) => [
      { deviceId: "riyadh/gate-1", rows },
      { deviceId: "riyadh/gone", rows: 9 },
    ];
    await note(backedUp(3), 20);
    await note(backedUp(1), 10);
    expect(await ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 3, backup: { atMs: 20, rows: 3 } });
    await ledger.registerReaders([SETUP, { ...SETUP, readerId: "gate-2" }]);
    await reopen();
    const [first, second] = await stage.ledger.listDevices();
    expect([first?.backup, second?.backup]).toEqual([{ atMs: 20, rows: 3 }, undefined]);
  });
});
