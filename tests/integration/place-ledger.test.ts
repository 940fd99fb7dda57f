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
      expect(await ledger.findPunches([`riyadh/${row.digest}`])).toEqual([
        { ...row, id: `riyadh/${row.digest}`, deviceId: "riyadh/gate-1", userId: "riyadh/1001" },
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
      expect((await ledger.readFeed(0, 10)).entries[0]?.row).toMatchObject({ setAside: "BAD_TIME", raw: bad.raw });
      expect(await ledger.readDevice("gate-1")).toMatchObject({ rowsStored: 1, rowsSetAside: 1 });
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
      const seen: number[] = [];
      const stop = ledger.watchHead(() => void ledger.readHead().then(({ seq }) => seen.push(seq)));
      await ledger.recordRows("gate-1", [makeRow(1)]);
      await ledger.recordRows("gate-1", [makeRow(1)]);
      await ledger.recordFacts("gate-1", { status: "ONLINE" });
      await ledger.recordFacts("gate-1", { gapFromMs: 1 }, "GAP");
      stop();
      await ledger.recordRows("gate-1", [makeRow(2)]);
      expect(seen).toEqual([1, 2]);
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
