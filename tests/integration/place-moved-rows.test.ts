/** Rows of a reader whose clock was wrong: moved by what it was wrong by, as the same rows. */
import { describe, expect, it } from "vitest";
import { stageLedger } from "./place-ledger-stage.ts";
import { makeRow } from "./place-rows.ts";
import { STORES } from "./place-stores.ts";

/** After a power cut the reader began at its first year; what it wrote at 00:10:00 was made at 08:00:00. */
const RESET = makeRow(1, {
  atMs: Date.parse("1999-12-31T21:10:00Z"),
  localTime: "2000-01-01T00:10:00",
  setAside: "TOO_OLD",
  channel: "READ",
  receivedAtMs: Date.parse("2026-03-01T06:00:00Z"),
});
const ID = `riyadh/${RESET.digest}`;
const SECONDS = (Date.parse("2026-03-01T08:00:00Z") - Date.parse("2000-01-01T00:10:00Z")) / 1_000;
const MOVE = { seconds: SECONDS, zone: { timeZone: "Asia/Riyadh" } };
const RELEASE = { readerId: "gate-1", rowIds: [ID], by: "account/omar", note: "power cut", atMs: 7, move: MOVE };
const TRUE_MS = Date.parse("2026-03-01T05:00:00Z");

describe.each(STORES)("a row that is moved in $name", (store) => {
  const stage = stageLedger(store);
  const readPunches = async () => stage.ledger.listPunches({}, { limit: 9, after: undefined, isDescending: false });

  it("is the same row at another time, and keeps what its reader wrote", async () => {
    await stage.ledger.recordRows("gate-1", [RESET, makeRow(2)]);
    const { moved } = await stage.ledger.releaseRows(RELEASE);
    const now = { localTime: "2026-03-01T08:00:00", atMs: TRUE_MS, offsetMinutes: 180 };
    expect(moved).toEqual([{ id: ID, before: RESET.localTime, now }]);
    const before = { seconds: SECONDS, localTime: RESET.localTime, atMs: RESET.atMs };
    expect((await readPunches())[0]).toMatchObject({ id: ID, ...now, moved: before });
    expect(await stage.ledger.countPunches({ fromMs: TRUE_MS, toMs: TRUE_MS + 1 })).toBe(1);
    await stage.reopen();
    expect((await readPunches())[0]).toMatchObject({ id: ID, ...now, moved: before });
  });

  it("is known again by what its reader wrote, when its log is read anew", async () => {
    await stage.ledger.recordRows("gate-1", [RESET]);
    await stage.ledger.releaseRows(RELEASE);
    expect(await stage.ledger.recordRows("gate-1", [RESET])).toMatchObject({ added: 0, setAside: [] });
    expect(await stage.ledger.findRows([RESET.digest])).toMatchObject([
      { localTime: RESET.localTime, atMs: RESET.atMs, setAside: undefined },
    ]);
    expect(await stage.ledger.readLastInstant("gate-1")).toBe(RESET.atMs);
    const wrote = { deviceId: "riyadh/gate-1", from: "2000-01-01", to: "2000-01-01" };
    const [day] = await stage.ledger.listDays(wrote);
    expect([day?.copies, day?.setAside, day?.lastMs]).toEqual([1, 0, undefined]);
  });

  it("is told to followers at its new time before it is told as a punch, with who, why and by how much", async () => {
    await stage.ledger.recordRows("gate-1", [RESET]);
    await stage.ledger.releaseRows(RELEASE);
    const { entries } = await stage.ledger.readFeed(1, 9);
    expect(entries).toMatchObject([
      { kind: "REVISED", ref: ID, row: { atMs: TRUE_MS, moved: { seconds: SECONDS } } },
      { kind: "RELEASED", ref: ID, body: { by: "account/omar", note: "power cut", movedSeconds: SECONDS } },
    ]);
    expect((await stage.ledger.readPunchFeed(0, {}, 9)).entries).toMatchObject([{ seq: 3, punch: { atMs: TRUE_MS } }]);
  });

  it("changes nothing where it is only looked at", async () => {
    await stage.ledger.recordRows("gate-1", [RESET]);
    const { seq } = await stage.ledger.readHead();
    const outcome = await stage.ledger.releaseRows({ ...RELEASE, isDryRun: true });
    expect(outcome).toMatchObject({ released: [ID], moved: [{ now: { atMs: TRUE_MS } }] });
    expect([await stage.ledger.countPunches({}), (await stage.ledger.readHead()).seq]).toEqual([0, seq]);
    expect(await stage.ledger.readDevice("gate-1")).toMatchObject({ rowsSetAside: 1 });
  });

  it("is not moved past the time at which it came, nor a second time", async () => {
    await stage.ledger.recordRows("gate-1", [RESET]);
    const tooFar = { ...RELEASE, move: { ...MOVE, seconds: SECONDS + 3_600 + 61 } };
    expect(await stage.ledger.releaseRows(tooFar)).toMatchObject({
      released: [],
      refused: [{ id: ID, why: "AFTER_ARRIVAL" }],
    });
    await stage.ledger.releaseRows(RELEASE);
    const again = await stage.ledger.releaseRows({ ...RELEASE, move: { ...MOVE, seconds: 1 } });
    expect(again).toMatchObject({ released: [], refused: [{ why: "IS_A_PUNCH" }] });
    expect((await readPunches())[0]).toMatchObject({ atMs: TRUE_MS });
  });
});
