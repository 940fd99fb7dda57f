import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTempDir } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";
import { STORES } from "./place-stores.ts";

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };
const ENROLMENT = { slot: 1, pin: "1001", name: "Ahmad", privilegeCode: 0, cardNumber: 0 };

describe.each(STORES)("a ledger in $name", ({ open }) => {
  let temp: ReturnType<typeof createTempDir>;
  let ledger: Ledger;

  beforeEach(async () => {
    temp = createTempDir();
    ledger = await open(temp.dir, "riyadh");
    await ledger.registerReaders([SETUP, { ...SETUP, readerId: "gate-2" }]);
  });

  afterEach(async () => {
    await ledger.close();
    temp.remove();
  });

  it("moves the cursor of a log with the rows that were read, and says which rows the log has brought", async () => {
    const cursor = { layout: "R40", slots: 3, end: 3, blanks: 0, anchor: "AAAA", atMs: 5 } as const;
    const [live, twice] = [makeRow(1), makeRow(2, { channel: "READ", copies: 2 })];
    await ledger.recordRows("gate-1", [live]);
    const digests = [live.digest, twice.digest, makeRow(3).digest];
    expect(await ledger.readInLog(digests)).toEqual(new Map([[live.digest, { verifyCode: 1, copies: 0 }]]));
    const read = [{ ...live, channel: "READ" as const }, twice];
    expect(await ledger.recordTail("gate-1", read, cursor)).toMatchObject({ added: 1, revised: 0 });
    await reopen();
    const inLog = [live.digest, twice.digest].map((digest, n) => [digest, { verifyCode: 1, copies: n + 1 }] as const);
    expect(await ledger.readInLog(digests)).toEqual(new Map(inLog));
    const device = await ledger.readDevice("gate-1");
    expect([device.cursor, device.rowsStored]).toEqual([cursor, 3]);
    await ledger.recordFacts("gate-1", { cursor: undefined });
    expect((await ledger.readDevice("gate-1")).cursor).toBeUndefined();
  });

  it("keeps the cursor where it was when the rows are not stored", async () => {
    const cursor = { layout: "R40", slots: 3, end: 3, blanks: 0, anchor: "AAAA" } as const;
    const unstorable = makeRow(1, { channel: "READ", atMs: undefined, setAside: undefined });
    await expect(ledger.recordTail("gate-1", [makeRow(2), unstorable], cursor)).rejects.toThrow();
    const device = await ledger.readDevice("gate-1");
    expect([device.cursor, device.rowsStored]).toEqual([undefined, 0]);
  });

  describe("days", () => {
    const DAYS = { deviceId: "riyadh/gate-1", from: "2026-03-01", to: "2026-03-02" };
    const next = { localTime: "2026-03-02T08:00:00", atMs: Date.UTC(2026, 2, 2, 5) };

    it("counts what it has of each by copies, and what is set aside until that is released", async () => {
      const old = makeRow(4, { ...next, copies: 2, setAside: "IN_FUTURE" });
      await ledger.recordRows("gate-1", [makeRow(1), makeRow(2), makeRow(3, next), old]);
      await ledger.recordRows("gate-1", [makeRow(1, { channel: "READ", copies: 3 }), makeRow(2)]);
      await ledger.recordRows("gate-2", [makeRow(5)]);
      await reopen();
      const [first, second] = await ledger.listDays(DAYS);
      expect(first).toEqual({ date: "2026-03-01", copies: 4, setAside: 0, lastMs: makeRow(2).atMs, log: undefined });
      expect(second).toMatchObject({ date: "2026-03-02", copies: 1, setAside: 2, lastMs: next.atMs });
      const release = { readerId: "gate-1", rowIds: [`riyadh/${old.digest}`], by: "sara", note: "true", atMs: 9 };
      await ledger.releaseRows(release);
      expect((await ledger.listDays(DAYS))[1]).toMatchObject({ copies: 3, setAside: 0 });
      expect(await ledger.listDays({ ...DAYS, to: "2026-03-01" })).toHaveLength(1);
    });

    it("keeps what a log held of each until a read of the whole log brings it again", async () => {
      const FULL = { beganMs: 1, atMs: 2, slots: 5, copies: 4, setAside: 1, blanks: 0, isSound: true };
      const day = { date: "2026-03-01", rows: 5, copies: 4, setAside: 1 };
      await ledger.recordFacts("gate-1", { fullRead: FULL }, "PROOF", [day, { ...day, date: "2026-03-02", rows: 7 }]);
      await ledger.recordFacts("gate-1", { fullRead: { ...FULL, atMs: 8 } }, "PROOF", [{ ...day, rows: 6 }]);
      const logs = (await ledger.listDays(DAYS)).map(({ log, copies }) => [log?.rows, log?.readMs, copies]);
      expect(logs).toEqual([
        [6, 8, 0],
        [7, 2, 0],
      ]);
    });

    it("lists the gaps, the newest first, with their ends", async () => {
      const open = (gapFromMs: number) => ({ gapFromMs, gapClosedMs: undefined, gapClosing: undefined });
      await ledger.recordFacts("gate-1", open(10), "GAP");
      await ledger.recordFacts("gate-1", { ...open(10), gapClosedMs: 20, gapClosing: "TAIL_READ", gapRows: 25 }, "GAP");
      await ledger.recordFacts("gate-1", open(30), "GAP");
      const [closed, still] = [
        { fromMs: 10, closedMs: 20, closing: "TAIL_READ", rows: 25 },
        { fromMs: 30, closedMs: undefined, closing: undefined, rows: undefined },
      ];
      const list = (time: { fromMs?: number; toMs?: number } = {}, limit = 5) =>
        ledger.listGaps({ deviceId: "riyadh/gate-1", ...time }, limit);
      expect([await list(), await list({}, 1)]).toEqual([[still, closed], [still]]);
      expect([await list({ fromMs: 21 }), await list({ fromMs: 20, toMs: 30 })]).toEqual([[still], [closed]]);
      expect(await ledger.listGaps({ deviceId: "riyadh/gate-2" }, 5)).toEqual([]);
    });

    it("tells followers of a gap when it begins, when its rows are known to be lost, and when it ends", async () => {
      await ledger.recordFacts("gate-1", { status: "CONNECTING" }, "GAP");
      await ledger.recordFacts("gate-1", { gapFromMs: 10, gapClosedMs: undefined, gapClosing: undefined }, "GAP");
      await ledger.recordFacts("gate-1", { gapClosing: "LOG_LOST" }, "GAP");
      const closed = { gapFromMs: 10, gapClosedMs: 20, gapClosing: "LOG_LOST", gapRows: 0 } as const;
      await ledger.recordFacts("gate-1", { status: "ONLINE", ...closed }, "GAP");
      const { entries } = await ledger.readFeed(0, 9);
      expect(entries.map(({ kind, ref, body }) => [kind, ref, body])).toEqual([
        ["GAP", "riyadh/gate-1", undefined],
        ["GAP", "riyadh/gate-1", { fromMs: 10, closedMs: null, isLost: false }],
        ["GAP", "riyadh/gate-1", { fromMs: 10, closedMs: null, isLost: true }],
        ["GAP", "riyadh/gate-1", { fromMs: 10, closedMs: 20, isLost: true }],
      ]);
    });
  });

  /** Opens the same ledger as a new process would. */
  async function reopen(): Promise<void> {
    await ledger.close();
    ledger = await open(temp.dir, "riyadh");
  }

  const kinds = async () => (await ledger.readFeed(0, 1_000)).entries.map(({ kind, ref }) => `${kind} ${ref}`);

  describe("rows", () => {
    it("gives back a row as it was recorded", async () => {
      const row = makeRow(1, { workCode: 5, raw: Buffer.from([1, 2, 3]), isFirstRead: true });
      await ledger.recordRows("gate-1", [row]);
      const { raw: _bytes, ...read } = row;
      expect(await ledger.findPunches([`riyadh/${row.digest}`])).toEqual([
        { ...read, id: `riyadh/${row.digest}`, deviceId: "riyadh/gate-1", userId: "riyadh/1001" },
      ]);
    });

    it("takes the same row once, on whatever way it comes", async () => {
      await ledger.recordRows("gate-1", [makeRow(1)]);
      const again = [
        makeRow(1, { channel: "READ", verifyCode: 9 }),
        makeRow(1, { channel: "LIVE", copies: 3 }),
        makeRow(2),
      ];
      expect(await ledger.recordRows("gate-1", again)).toMatchObject({ added: 1, revised: 0 });
      expect(await ledger.countPunches({})).toBe(2);
      expect((await ledger.findPunches([`riyadh/${makeRow(1).digest}`]))[0]).toMatchObject({
        channel: "LIVE",
        copies: 1,
        verifyCode: 1,
      });
    });

    it("raises copies by a log read, never lowers them, and counts them", async () => {
      await ledger.recordRows("gate-1", [makeRow(1), makeRow(2, { setAside: "IN_FUTURE" })]);
      const read = (copies: number) => [1, 2].map((number) => makeRow(number, { channel: "READ", copies }));
      expect(await ledger.recordRows("gate-1", read(3))).toMatchObject({ added: 0, revised: 2 });
      expect(await ledger.recordRows("gate-1", read(2))).toMatchObject({ added: 0, revised: 0 });
      expect(await ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 6, rowsSetAside: 3 });
      expect((await kinds()).map((entry) => entry.split(" ")[0])).toEqual(["PUNCH", "PUNCH", "REVISED", "REVISED"]);
    });

    it("keeps rows without an instant, set aside and out of every list", async () => {
      const bad = makeRow(1, { atMs: undefined, offsetMinutes: undefined, setAside: "BAD_TIME" });
      await ledger.recordRows("gate-1", [bad]);
      expect(await ledger.countPunches({})).toBe(0);
      expect(await ledger.findPunches([`riyadh/${bad.digest}`])).toEqual([]);
      expect((await ledger.readFeed(0, 10)).entries[0]?.row).toMatchObject({ setAside: "BAD_TIME" });
      expect(await ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 1, rowsSetAside: 1 });
    });

    it("lists the rows of a reader that are set aside, the last first, and counts them", async () => {
      const aside = [1, 2, 3].map((number) => makeRow(number, { setAside: number === 2 ? "TOO_OLD" : "IN_FUTURE" }));
      await ledger.recordRows("gate-1", [...aside, makeRow(4)]);
      await ledger.recordRows("gate-2", [makeRow(5, { setAside: "IN_FUTURE" })]);
      const list = async (limit: number, after?: readonly [number, string], reasons?: readonly ["IN_FUTURE"]) =>
        (await ledger.listSetAside({ deviceId: "riyadh/gate-1", reasons }, { limit, after, isDescending: true })).map(
          ({ digest }) => aside.findIndex((row) => row.digest === digest) + 1,
        );
      const [, , third] = aside;
      expect([await list(2), await list(9, [third?.receivedAtMs ?? 0, `riyadh/${third?.digest}`])]).toEqual([
        [3, 2],
        [2, 1],
      ]);
      expect([
        await list(9, undefined, ["IN_FUTURE"]),
        await ledger.countSetAside({ deviceId: "riyadh/gate-1" }),
      ]).toEqual([[3, 1], 3]);
    });

    it("makes a punch of a row that is released, once, and lets no later read set it aside", async () => {
      const row = makeRow(1, { setAside: "IN_FUTURE", copies: 2, channel: "READ" });
      const id = `riyadh/${row.digest}`;
      await ledger.recordRows("gate-1", [row]);
      const release = {
        readerId: "gate-1",
        rowIds: [id, id],
        by: "account/omar",
        note: "the clock ran ahead",
        atMs: 7,
      };
      expect(await ledger.releaseRows(release)).toEqual({ released: [id], refused: [] });
      expect(await ledger.releaseRows(release)).toEqual({ released: [], refused: [{ id, why: "IS_A_PUNCH" }] });
      await ledger.recordRows("gate-1", [row]);
      expect(await ledger.findPunches([id])).toMatchObject([{ id, setAside: undefined, copies: 2 }]);
      expect(await ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 2, rowsSetAside: 0 });
      const { entries } = await ledger.readFeed(0, 9);
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
      await ledger.recordRows("gate-1", [aside, kept]);
      const told = async (afterSeq: number) =>
        (await ledger.readPunchFeed(afterSeq, {}, 9)).entries.map(({ seq, punch }) => [seq, punch.digest]);
      expect(await told(0)).toEqual([[2, kept.digest]]);
      await ledger.releaseRows({
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
      await ledger.recordRows("gate-1", [bad, twice]);
      await ledger.recordRows("gate-2", [elsewhere]);
      const rowIds = [bad, twice, elsewhere].map(({ digest }) => `riyadh/${digest}`);
      const { seq } = await ledger.readHead();
      const { released, refused } = await ledger.releaseRows({
        readerId: "gate-1",
        rowIds,
        by: "omar",
        note: "true",
        atMs: 7,
      });
      expect([released, refused.map(({ why }) => why)]).toEqual([[], ["BAD_TIME", "OTHER_VERIFY", "NO_SUCH_ROW"]]);
      expect([await ledger.countPunches({}), (await ledger.readHead()).seq]).toEqual([0, seq]);
    });

    it("stores all rows of a call or none", async () => {
      const broken = makeRow(2, { atMs: undefined }); // only a set-aside row may have no instant
      await expect(ledger.recordRows("gate-1", [makeRow(1), broken])).rejects.toThrow();
      expect(await ledger.countPunches({})).toBe(0);
      expect((await ledger.readHead()).seq).toBe(0);
      expect(await ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 0 });
    });

    it("says when a row names a PIN that nobody is enrolled with", async () => {
      await ledger.recordEnrolments("gate-1", [ENROLMENT]);
      expect((await ledger.recordRows("gate-1", [makeRow(1)])).hasUnknownPin).toBe(false);
      expect((await ledger.recordRows("gate-1", [makeRow(2)])).hasUnknownPin).toBe(true);
    });
  });

  describe("feed", () => {
    it("numbers changes without a gap and keeps epoch and number when it is opened again", async () => {
      await ledger.recordRows("gate-1", [makeRow(1), makeRow(2)]);
      const before = await ledger.readHead();
      await reopen();
      expect(await ledger.readHead()).toEqual(before);
      await ledger.recordRows("gate-1", [makeRow(2), makeRow(3)]);
      expect(await ledger.readHead()).toEqual({ epoch: before.epoch, seq: 3 });
      expect((await ledger.readFeed(0, 10)).entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    });

    it("has another epoch in another ledger", async () => {
      const elsewhere = createTempDir();
      const other = await open(elsewhere.dir, "riyadh");
      expect((await other.readHead()).epoch).not.toBe((await ledger.readHead()).epoch);
      await other.close();
      elsewhere.remove();
    });

    it("wakes watchers after a commit that moved the head, and no others", async () => {
      const woken: number[] = [];
      let wakes = 0;
      const stop = ledger.watchHead(() => (wakes += 1));
      await ledger.recordRows("gate-1", [makeRow(1)]);
      woken.push(wakes);
      await ledger.recordRows("gate-1", [makeRow(1)]);
      await ledger.recordFacts("gate-1", { status: "ONLINE" });
      woken.push(wakes);
      await ledger.recordFacts("gate-1", { gapFromMs: 1 }, "GAP");
      woken.push(wakes);
      stop();
      await ledger.recordRows("gate-1", [makeRow(2)]);
      expect([...woken, wakes]).toEqual([1, 1, 2, 2]);
    });
  });

  describe("users", () => {
    it("are those whom some reader has enrolled, named by the first reader with a name", async () => {
      await ledger.recordEnrolments("gate-2", [{ ...ENROLMENT, name: "Second" }]);
      await ledger.recordEnrolments("gate-1", [{ ...ENROLMENT, name: "" }]);
      expect(await ledger.findUsers(["riyadh/1001"])).toMatchObject([{ pin: "1001", name: "Second" }]);
      await ledger.recordEnrolments("gate-1", [{ ...ENROLMENT, name: "First" }]);
      expect(await ledger.findUsers(["riyadh/1001"])).toMatchObject([{ name: "First" }]);
      await ledger.recordEnrolments("gate-1", []);
      expect(await ledger.findUsers(["riyadh/1001"])).toMatchObject([{ name: "Second" }]);
      await ledger.recordEnrolments("gate-2", []);
      expect(await ledger.findUsers(["riyadh/1001"])).toEqual([]);
      expect((await kinds()).filter((entry) => entry === "USER riyadh/1001")).toHaveLength(4);
    });

    it("are replaced slot by slot, those of other slots are left alone", async () => {
      const personIn = (slot: number, name: string) => ({ ...ENROLMENT, slot, pin: String(slot), name });
      await ledger.recordEnrolments("gate-1", [personIn(1, "One"), personIn(2, "Two"), personIn(9, "Nine")]);
      await ledger.recordEnrolments("gate-1", [personIn(3, "Three")], [2, 8]);
      const slots = await ledger.readSlots("gate-1");
      expect([...slots.keys()]).toEqual([1, 3, 9]);
      expect(await ledger.findUsers(["riyadh/2"])).toEqual([]);
      expect(await ledger.findUsers(["riyadh/3"])).toMatchObject([{ name: "Three" }]);
    });

    it("take the later of two that one slot is told to have", async () => {
      await ledger.recordEnrolments("gate-1", [ENROLMENT, { ...ENROLMENT, pin: "2002", name: "Later" }]);
      expect(await ledger.readSlots("gate-1")).toEqual(new Map([[1, "2002"]]));
      expect(await ledger.findUsers(["riyadh/1001"])).toEqual([]);
      expect(await ledger.findUsers(["riyadh/2002"])).toMatchObject([{ name: "Later" }]);
    });

    it("tell the followers nothing when nothing changed", async () => {
      await ledger.recordEnrolments("gate-1", [ENROLMENT]);
      const { seq } = await ledger.readHead();
      await ledger.recordEnrolments("gate-1", [ENROLMENT]);
      expect((await ledger.readHead()).seq).toBe(seq);
    });

    it("may have any PIN", async () => {
      const pin = "A/B %é";
      await ledger.recordEnrolments("gate-1", [{ ...ENROLMENT, pin }]);
      expect(await ledger.findUsers([`riyadh/${encodeURIComponent(pin)}`])).toMatchObject([{ pin }]);
      expect(await ledger.readSlots("gate-1")).toEqual(new Map([[1, pin]]));
    });
  });

  describe("readers", () => {
    it("keep what is known of them; one that is no longer configured is disabled", async () => {
      await ledger.recordFacts("gate-1", { status: "ONLINE", serialNumber: "SN1", punches: 5, lastSeenMs: 7 });
      await ledger.recordRows("gate-1", [makeRow(1)]);
      await reopen();
      await ledger.registerReaders([{ ...SETUP, name: "Renamed" }]);
      expect(await ledger.readDevice("gate-1")).toMatchObject({
        name: "Renamed",
        status: "CONNECTING",
        serialNumber: "SN1",
        punches: 5,
        lastSeenMs: 7,
        rowsStored: 1,
      });
      expect((await ledger.listDevices()).map(({ id, status }) => [id, status])).toEqual([
        ["riyadh/gate-1", "CONNECTING"],
        ["riyadh/gate-2", "DISABLED"],
      ]);
    });

    it("begin a new count of live rows with a proof", async () => {
      await ledger.recordRows("gate-1", [makeRow(1), makeRow(2, { channel: "READ" })]);
      expect((await ledger.readDevice("gate-1")).newSinceProof).toBe(1);
      const proof = { atMs: 1, countAtRead: 2, rowsRead: 2, operationsAtRead: 0, liveAfterRead: 0 };
      await ledger.recordFacts("gate-1", { proof }, "PROOF");
      await ledger.recordRows("gate-1", [makeRow(3)]);
      expect(await ledger.readDevice("gate-1")).toMatchObject({ newSinceProof: 1, proof });
    });

    it("are unknown before they are registered", async () => {
      await expect(ledger.readDevice("gate-9")).rejects.toThrow(RangeError);
    });
  });
});
