import { describe, expect, it } from "vitest";
import { stageLedger } from "./place-ledger-stage.ts";
import { makeRow } from "./place-rows.ts";
import { STORES } from "./place-stores.ts";

const ENROLMENT = { slot: 1, pin: "1001", name: "Ahmad", privilegeCode: 0, cardNumber: 0 };

describe.each(STORES)("rows of a ledger in $name", (store) => {
  const stage = stageLedger(store);

  it("gives back a row as it was recorded", async () => {
    const row = makeRow(1, { workCode: 5, raw: Buffer.from([1, 2, 3]), isFirstRead: true });
    await stage.ledger.recordRows("gate-1", [row]);
    const { raw: _bytes, ...read } = row;
    expect(await stage.ledger.findPunches([`riyadh/${row.digest}`])).toEqual([
      { ...read, id: `riyadh/${row.digest}`, deviceId: "riyadh/gate-1", userId: "riyadh/1001" },
    ]);
  });

  it("takes the same row once, on whatever way it comes", async () => {
    await stage.ledger.recordRows("gate-1", [makeRow(1)]);
    const again = [
      makeRow(1, { channel: "READ", verifyCode: 9 }),
      makeRow(1, { channel: "LIVE", copies: 3 }),
      makeRow(2),
    ];
    expect(await stage.ledger.recordRows("gate-1", again)).toMatchObject({ added: 1, revised: 0 });
    expect(await stage.ledger.countPunches({})).toBe(2);
    expect((await stage.ledger.findPunches([`riyadh/${makeRow(1).digest}`]))[0]).toMatchObject({
      channel: "LIVE",
      copies: 1,
      verifyCode: 1,
    });
  });

  it("raises copies by a log read, never lowers them, and counts them", async () => {
    await stage.ledger.recordRows("gate-1", [makeRow(1), makeRow(2, { setAside: "IN_FUTURE" })]);
    const read = (copies: number) => [1, 2].map((number) => makeRow(number, { channel: "READ", copies }));
    expect(await stage.ledger.recordRows("gate-1", read(3))).toMatchObject({ added: 0, revised: 2 });
    expect(await stage.ledger.recordRows("gate-1", read(2))).toMatchObject({ added: 0, revised: 0 });
    expect(await stage.ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 6, rowsSetAside: 3 });
    expect((await stage.listKinds()).map((entry) => entry.split(" ")[0])).toEqual([
      "PUNCH",
      "PUNCH",
      "REVISED",
      "REVISED",
    ]);
  });

  it("keeps rows without an instant, set aside and out of every list", async () => {
    const bad = makeRow(1, { atMs: undefined, offsetMinutes: undefined, setAside: "BAD_TIME" });
    await stage.ledger.recordRows("gate-1", [bad]);
    expect(await stage.ledger.countPunches({})).toBe(0);
    expect(await stage.ledger.findPunches([`riyadh/${bad.digest}`])).toEqual([]);
    expect((await stage.ledger.readFeed(0, 10)).entries[0]?.row).toMatchObject({ setAside: "BAD_TIME" });
    expect(await stage.ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 1, rowsSetAside: 1 });
  });

  it("lists the rows of a reader that are set aside, the last first, and counts them", async () => {
    const aside = [1, 2, 3].map((number) => makeRow(number, { setAside: number === 2 ? "TOO_OLD" : "IN_FUTURE" }));
    await stage.ledger.recordRows("gate-1", [...aside, makeRow(4)]);
    await stage.ledger.recordRows("gate-2", [makeRow(5, { setAside: "IN_FUTURE" })]);
    const list = async (limit: number, after?: readonly [number, string], reasons?: readonly ["IN_FUTURE"]) =>
      (
        await stage.ledger.listSetAside({ deviceId: "riyadh/gate-1", reasons }, { limit, after, isDescending: true })
      ).map(({ digest }) => aside.findIndex((row) => row.digest === digest) + 1);
    const [, , third] = aside;
    expect([await list(2), await list(9, [third?.receivedAtMs ?? 0, `riyadh/${third?.digest}`])]).toEqual([
      [3, 2],
      [2, 1],
    ]);
    expect([
      await list(9, undefined, ["IN_FUTURE"]),
      await stage.ledger.countSetAside({ deviceId: "riyadh/gate-1" }),
    ]).toEqual([[3, 1], 3]);
  });

  it("makes a punch of a row that is released, once, and lets no later read set it aside", async () => {
    const row = makeRow(1, { setAside: "IN_FUTURE", copies: 2, channel: "READ" });
    const id = `riyadh/${row.digest}`;
    await stage.ledger.recordRows("gate-1", [row]);
    const release = {
      readerId: "gate-1",
      rowIds: [id, id],
      by: "account/omar",
      note: "the clock ran ahead",
      atMs: 7,
    };
    expect(await stage.ledger.releaseRows(release)).toMatchObject({ released: [id], refused: [], moved: [] });
    expect(await stage.ledger.releaseRows(release)).toMatchObject({
      released: [],
      refused: [{ id, why: "IS_A_PUNCH" }],
    });
    await stage.ledger.recordRows("gate-1", [row]);
    expect(await stage.ledger.findPunches([id])).toMatchObject([{ id, setAside: undefined, copies: 2 }]);
    expect(await stage.ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 2, rowsSetAside: 0 });
    const { entries } = await stage.ledger.readFeed(0, 9);
    expect(entries.map(({ kind, ref }) => [kind, ref])).toEqual([
      ["PUNCH", id],
      ["RELEASED", id],
    ]);
    expect(entries[1]?.row).toBeUndefined();
    expect(entries[1]).toMatchObject({
      body: { by: "account/omar", note: "the clock ran ahead", atMs: 7, reason: "IN_FUTURE" },
    });
  });

  it("tells a released row to whoever follows the punches where it was released, and nowhere else", async () => {
    const [aside, kept] = [makeRow(1, { setAside: "TOO_OLD" }), makeRow(2)];
    await stage.ledger.recordRows("gate-1", [aside, kept]);
    const told = async (afterSeq: number) =>
      (await stage.ledger.readPunchFeed(afterSeq, {}, 9)).entries.map(({ seq, punch }) => [seq, punch.digest]);
    expect(await told(0)).toEqual([[2, kept.digest]]);
    await stage.ledger.releaseRows({
      readerId: "gate-1",
      rowIds: [`riyadh/${aside.digest}`],
      by: "omar",
      note: "true",
      atMs: 7,
    });
    expect([await told(0), await told(2)]).toEqual([
      [
        [2, kept.digest],
        [3, aside.digest],
      ],
      [[3, aside.digest]],
    ]);
  });

  it("releases no row that nobody can date, that is known already, or that is another reader's", async () => {
    const bad = makeRow(1, { atMs: undefined, offsetMinutes: undefined, setAside: "BAD_TIME" });
    const [twice, elsewhere] = [makeRow(2, { setAside: "OTHER_VERIFY" }), makeRow(3, { setAside: "TOO_OLD" })];
    await stage.ledger.recordRows("gate-1", [bad, twice]);
    await stage.ledger.recordRows("gate-2", [elsewhere]);
    const rowIds = [bad, twice, elsewhere].map(({ digest }) => `riyadh/${digest}`);
    const { seq } = await stage.ledger.readHead();
    const { released, refused } = await stage.ledger.releaseRows({
      readerId: "gate-1",
      rowIds,
      by: "omar",
      note: "true",
      atMs: 7,
    });
    expect([released, refused.map(({ why }) => why)]).toEqual([[], ["BAD_TIME", "OTHER_VERIFY", "NO_SUCH_ROW"]]);
    expect([await stage.ledger.countPunches({}), (await stage.ledger.readHead()).seq]).toEqual([0, seq]);
  });

  it("stores all rows of a call or none", async () => {
    const broken = makeRow(2, { atMs: undefined }); // only a set-aside row may have no instant
    await expect(stage.ledger.recordRows("gate-1", [makeRow(1), broken])).rejects.toThrow();
    expect(await stage.ledger.countPunches({})).toBe(0);
    expect((await stage.ledger.readHead()).seq).toBe(0);
    expect(await stage.ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 0 });
  });

  it("says when a row names a PIN that nobody is enrolled with", async () => {
    await stage.ledger.recordEnrolments("gate-1", [ENROLMENT]);
    expect((await stage.ledger.recordRows("gate-1", [makeRow(1)])).hasUnknownPin).toBe(false);
    expect((await stage.ledger.recordRows("gate-1", [makeRow(2)])).hasUnknownPin).toBe(true);
  });
});
