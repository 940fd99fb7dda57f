import { describe, expect, it } from "vitest";
import { MOST_ENROLMENTS } from "../../subgraphs/place/src/domain/user.ts";
import { createTempDir } from "./place-harness.ts";
import { SETUP, stageLedger } from "./place-ledger-stage.ts";
import { makeRow } from "./place-rows.ts";
import { STORES } from "./place-stores.ts";

const ENROLMENT = { slot: 1, pin: "1001", name: "Ahmad", privilegeCode: 0, cardNumber: 0 };

describe.each(STORES)("a ledger in $name", (store) => {
  const stage = stageLedger(store);

  it("moves the cursor of a log with the rows that were read, and says which rows the log has brought", async () => {
    const cursor = { layout: "R40", slots: 3, end: 3, blanks: 0, anchor: "AAAA", atMs: 5 } as const;
    const [live, twice] = [makeRow(1), makeRow(2, { channel: "READ", copies: 2 })];
    await stage.ledger.recordRows("gate-1", [live]);
    const digests = [live.digest, twice.digest, makeRow(3).digest];
    expect(await stage.ledger.readInLog(digests)).toEqual(new Map([[live.digest, { verifyCode: 1, copies: 0 }]]));
    const read = [{ ...live, channel: "READ" as const }, twice];
    expect(await stage.ledger.recordTail("gate-1", read, cursor)).toMatchObject({ added: 1, revised: 0 });
    await stage.reopen();
    const inLog = [live.digest, twice.digest].map((digest, n) => [digest, { verifyCode: 1, copies: n + 1 }] as const);
    expect(await stage.ledger.readInLog(digests)).toEqual(new Map(inLog));
    const device = await stage.ledger.readDevice("gate-1");
    expect([device.cursor, device.rowsStored]).toEqual([cursor, 3]);
    await stage.ledger.recordFacts("gate-1", { cursor: undefined });
    expect((await stage.ledger.readDevice("gate-1")).cursor).toBeUndefined();
  });

  it("keeps the cursor where it was when the rows are not stored", async () => {
    const cursor = { layout: "R40", slots: 3, end: 3, blanks: 0, anchor: "AAAA" } as const;
    const unstorable = makeRow(1, { channel: "READ", atMs: undefined, setAside: undefined });
    await expect(stage.ledger.recordTail("gate-1", [makeRow(2), unstorable], cursor)).rejects.toThrow();
    const device = await stage.ledger.readDevice("gate-1");
    expect([device.cursor, device.rowsStored]).toEqual([undefined, 0]);
  });

  describe("feed", () => {
    it("numbers changes without a gap and keeps epoch and number when it is opened again", async () => {
      await stage.ledger.recordRows("gate-1", [makeRow(1), makeRow(2)]);
      const before = await stage.ledger.readHead();
      await stage.reopen();
      expect(await stage.ledger.readHead()).toEqual(before);
      await stage.ledger.recordRows("gate-1", [makeRow(2), makeRow(3)]);
      expect(await stage.ledger.readHead()).toEqual({ epoch: before.epoch, seq: 3 });
      expect((await stage.ledger.readFeed(0, 10)).entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    });

    it("has another epoch in another ledger", async () => {
      const elsewhere = createTempDir();
      const other = await store.open(elsewhere.dir, "riyadh");
      expect((await other.readHead()).epoch).not.toBe((await stage.ledger.readHead()).epoch);
      await other.close();
      elsewhere.remove();
    });

    it("wakes watchers after a commit that moved the head, and no others", async () => {
      const woken: number[] = [];
      let wakes = 0;
      const stop = stage.ledger.watchHead(() => (wakes += 1));
      await stage.ledger.recordRows("gate-1", [makeRow(1)]);
      woken.push(wakes);
      await stage.ledger.recordRows("gate-1", [makeRow(1)]);
      await stage.ledger.recordFacts("gate-1", { status: "ONLINE" });
      woken.push(wakes);
      await stage.ledger.recordFacts("gate-1", { gapFromMs: 1 }, "GAP");
      woken.push(wakes);
      stop();
      await stage.ledger.recordRows("gate-1", [makeRow(2)]);
      expect([...woken, wakes]).toEqual([1, 1, 2, 2]);
    });
  });

  describe("users", () => {
    it("are those whom some reader has enrolled, named by the first reader with a name", async () => {
      await stage.ledger.recordEnrolments("gate-2", [{ ...ENROLMENT, name: "Second" }]);
      await stage.ledger.recordEnrolments("gate-1", [{ ...ENROLMENT, name: "" }]);
      expect(await stage.ledger.findUsers(["riyadh/1001"])).toMatchObject([{ pin: "1001", name: "Second" }]);
      await stage.ledger.recordEnrolments("gate-1", [{ ...ENROLMENT, name: "First" }]);
      expect(await stage.ledger.findUsers(["riyadh/1001"])).toMatchObject([{ name: "First" }]);
      await stage.ledger.recordEnrolments("gate-1", []);
      expect(await stage.ledger.findUsers(["riyadh/1001"])).toMatchObject([{ name: "Second" }]);
      await stage.ledger.recordEnrolments("gate-2", []);
      expect(await stage.ledger.findUsers(["riyadh/1001"])).toEqual([]);
      expect((await stage.listKinds()).filter((entry) => entry === "USER riyadh/1001")).toHaveLength(4);
    });

    it("are replaced slot by slot, those of other slots are left alone", async () => {
      const personIn = (slot: number, name: string) => ({ ...ENROLMENT, slot, pin: String(slot), name });
      await stage.ledger.recordEnrolments("gate-1", [personIn(1, "One"), personIn(2, "Two"), personIn(9, "Nine")]);
      await stage.ledger.recordEnrolments("gate-1", [personIn(3, "Three")], [2, 8]);
      const slots = await stage.ledger.readSlots("gate-1");
      expect([...slots.keys()]).toEqual([1, 3, 9]);
      expect(await stage.ledger.findUsers(["riyadh/2"])).toEqual([]);
      expect(await stage.ledger.findUsers(["riyadh/3"])).toMatchObject([{ name: "Three" }]);
    });

    it("take the later of two that one slot is told to have", async () => {
      await stage.ledger.recordEnrolments("gate-1", [ENROLMENT, { ...ENROLMENT, pin: "2002", name: "Later" }]);
      expect(await stage.ledger.readSlots("gate-1")).toEqual(new Map([[1, "2002"]]));
      expect(await stage.ledger.findUsers(["riyadh/1001"])).toEqual([]);
      expect(await stage.ledger.findUsers(["riyadh/2002"])).toMatchObject([{ name: "Later" }]);
    });

    it("are told with what each of their readers keeps, in order, and no more than is bounded", async () => {
      const twice = { ...ENROLMENT, slot: 7, name: "Ahmad S", cardNumber: 4_294_967_295 };
      await stage.ledger.recordEnrolments("gate-2", [twice, { ...ENROLMENT, privilegeCode: 14 }]);
      await stage.ledger.recordEnrolments("gate-1", [
        ENROLMENT,
        ...Array.from({ length: MOST_ENROLMENTS + 1 }, (_, n) => ({ ...ENROLMENT, slot: 100 + n, pin: "2002" })),
      ]);
      const asked = ["riyadh/9", "riyadh/1001", "riyadh/2002"];
      const [none, ahmad, many] = await stage.ledger.listEnrolmentsOfUsers(asked);
      const kept = { slot: 1, name: "Ahmad", privilegeCode: 0, cardNumber: 0 };
      expect([none, ahmad]).toEqual([
        [],
        [
          { ...kept, deviceId: "riyadh/gate-1" },
          { ...kept, deviceId: "riyadh/gate-2", privilegeCode: 14 },
          { ...kept, deviceId: "riyadh/gate-2", slot: 7, name: "Ahmad S", cardNumber: 4_294_967_295 },
        ],
      ]);
      expect([many?.length, many?.at(-1)?.slot]).toEqual([MOST_ENROLMENTS, 99 + MOST_ENROLMENTS]);
      await stage.ledger.recordEnrolments("gate-2", []);
      expect((await stage.ledger.listEnrolmentsOfUsers(["riyadh/1001"]))[0]).toHaveLength(1);
    });

    it("tell the followers nothing when nothing changed", async () => {
      await stage.ledger.recordEnrolments("gate-1", [ENROLMENT]);
      const { seq } = await stage.ledger.readHead();
      await stage.ledger.recordEnrolments("gate-1", [ENROLMENT]);
      expect((await stage.ledger.readHead()).seq).toBe(seq);
    });

    it("may have any PIN", async () => {
      const pin = "A/B %é";
      await stage.ledger.recordEnrolments("gate-1", [{ ...ENROLMENT, pin }]);
      expect(await stage.ledger.findUsers([`riyadh/${encodeURIComponent(pin)}`])).toMatchObject([{ pin }]);
      expect(await stage.ledger.readSlots("gate-1")).toEqual(new Map([[1, pin]]));
    });
  });

  describe("readers", () => {
    it("keep what is known of them; one that is no longer configured is disabled", async () => {
      await stage.ledger.recordFacts("gate-1", { status: "ONLINE", serialNumber: "SN1", punches: 5, lastSeenMs: 7 });
      await stage.ledger.recordRows("gate-1", [makeRow(1)]);
      await stage.reopen();
      await stage.ledger.registerReaders([{ ...SETUP, name: "Renamed" }]);
      expect(await stage.ledger.readDevice("gate-1")).toMatchObject({
        name: "Renamed",
        status: "CONNECTING",
        serialNumber: "SN1",
        punches: 5,
        lastSeenMs: 7,
        rowsStored: 1,
      });
      expect((await stage.ledger.listDevices()).map(({ id, status }) => [id, status])).toEqual([
        ["riyadh/gate-1", "CONNECTING"],
        ["riyadh/gate-2", "DISABLED"],
      ]);
    });

    it("begin a new count of live rows with a proof", async () => {
      await stage.ledger.recordRows("gate-1", [makeRow(1), makeRow(2, { channel: "READ" })]);
      expect((await stage.ledger.readDevice("gate-1")).newSinceProof).toBe(1);
      const proof = { atMs: 1, countAtRead: 2, rowsRead: 2, operationsAtRead: 0, liveAfterRead: 0 };
      await stage.ledger.recordFacts("gate-1", { proof }, "PROOF");
      await stage.ledger.recordRows("gate-1", [makeRow(3)]);
      expect(await stage.ledger.readDevice("gate-1")).toMatchObject({ newSinceProof: 1, proof });
    });

    it("are unknown before they are registered", async () => {
      await expect(stage.ledger.readDevice("gate-9")).rejects.toThrow(RangeError);
    });
  });
});
