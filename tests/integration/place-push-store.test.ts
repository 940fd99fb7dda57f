import { join } from "node:path";
import { openOperatedPush } from "../../subgraphs/place/src/operate-push.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import type { PushStore } from "../../subgraphs/place/src/domain/push/push-store.ts";
import { createTempDir } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";
import { PUSH_STORES, useDatabase } from "./place-stores.ts";

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };
const LIMITS = { callers: 3, callersOfAddress: 2, linesOfCaller: 4, lines: 6 };
const toLines = (...texts: readonly string[]) => texts.map((text) => Buffer.from(text));
const callerOf = (serialNumber: string, address = "10.0.0.9") =>
  ({ serialNumber, address, reason: "UNKNOWN_SERIAL" }) as const;

describe.each(PUSH_STORES)("what is pushed to a place and waits, in $name", ({ name, open }) => {
  let temp: ReturnType<typeof createTempDir>;
  let ledger: Ledger;
  let store: PushStore;

  beforeEach(async () => {
    temp = createTempDir();
    ({ ledger, store } = await open(temp.dir, "riyadh", LIMITS));
    await ledger.registerReaders([SETUP]);
  });
  afterEach(async () => {
    await store.close();
    await ledger.close();
    temp.remove();
  });

  const readTexts = async (key: number, after = 0, limit = 10) =>
    (await store.readWaitingLines(key, after, limit)).map(({ line }) => Buffer.from(line).toString());

  it("is kept once however often it comes, in the order in which it came", async () => {
    expect(await store.keepWaiting(callerOf("A"), toLines("one", "two", "one"), 5)).toBe(true);
    expect(await store.keepWaiting(callerOf("A"), toLines("two", "three"), 7)).toBe(true);
    const [waiting] = await store.listWaiting();
    expect(waiting).toMatchObject({ serialNumber: "A", firstMs: 5, lastMs: 7, lines: 3, linesNotKept: 0 });
    expect(await readTexts(waiting?.key ?? 0)).toEqual(["one", "two", "three"]);
    const [first] = await store.readWaitingLines(waiting?.key ?? 0, 0, 1);
    expect(await readTexts(waiting?.key ?? 0, first?.key)).toEqual(["two", "three"]);
  });

  it("is counted beyond the limits of a caller and of all, and left with the reader", async () => {
    await store.keepWaiting(callerOf("A"), toLines("1", "2", "3", "4", "5"), 1);
    await store.keepWaiting(callerOf("B"), toLines("1", "2", "3"), 2);
    const waiting = await store.listWaiting();
    expect(waiting.map(({ serialNumber, lines, linesNotKept }) => [serialNumber, lines, linesNotKept])).toEqual([
      ["B", 2, 1],
      ["A", 4, 1],
    ]);
  });

  it("has no room for another caller of one address, nor for any beyond the limit", async () => {
    const keep = (serial: string, address?: string) => store.keepWaiting(callerOf(serial, address), [], 1);
    expect(await keep("A")).toBe(true);
    expect(await keep("B")).toBe(true);
    expect(await keep("C")).toBe(false);
    expect(await keep("C", "10.0.0.8")).toBe(true);
    expect(await keep("D", "10.0.0.7")).toBe(false);
    expect(await keep("A")).toBe(true);
  });

  it("is forgotten with its caller", async () => {
    await store.keepWaiting(callerOf("A"), toLines("one"), 1);
    const key = (await store.listWaiting())[0]?.key ?? 0;
    await store.dropWaiting(key);
    expect([await store.listWaiting(), await readTexts(key)]).toEqual([[], []]);
  });

  it("is new once where it is no punch", async () => {
    expect(await store.keepUnreadable("gate-1", toLines("x", "y", "x"), 1)).toBe(2);
    expect(await store.keepUnreadable("gate-1", toLines("y", "z"), 1)).toBe(1);
  });

  it("is compared with the rows of its time, copies and rows set aside counted", async () => {
    await ledger.recordRows("gate-1", [
      makeRow(1, { channel: "READ", copies: 3 }),
      makeRow(2, { setAside: "IN_FUTURE" }),
      makeRow(4_000),
    ]);
    const fromMs = makeRow(0).atMs ?? 0;
    const span = { from: makeRow(0).localTime, to: makeRow(100).localTime, fromMs, toMs: fromMs + 100_000 };
    expect(await store.countRows("gate-1", span)).toBe(4);
    expect(await store.countRows("gate-2", span)).toBe(0);
  });

  it("is asked for by orders, which end, and of which the latest are kept", async () => {
    const add = (kind: "CHECK" | "LOG") => store.addOrder("gate-1", { kind }, 1);
    const [first, second] = [await add("CHECK"), await add("LOG")];
    expect([first.state, second.key > first.key]).toEqual(["QUEUED", true]);
    await store.noteDelivered(first.key, 2);
    await store.endOrder(second.key, { state: "DONE", returnCode: 0, attlogSum: undefined }, 3);
    expect((await store.listOpenOrders("gate-1")).map(({ key, state }) => [key, state])).toEqual([
      [first.key, "DELIVERED"],
    ]);
    expect(await store.listOrders("gate-1", 1)).toMatchObject([{ key: second.key, order: { kind: "LOG" }, doneMs: 3 }]);
    expect(await store.listOrders("gate-2", 5)).toEqual([]);
  });

  it("is operated on beside a place that has it open", async () => {
    await ledger.registerReaders([SETUP, { ...SETUP, readerId: "gate-2", address: "push", isPushing: true }]);
    await ledger.recordFacts("gate-2", { users: 7 });
    await store.keepWaiting(callerOf("A"), toLines("one"), 5);
    const { key } = await store.addOrder("gate-2", { kind: "INFO" }, 1);
    const file = join(temp.dir, "store", "ledger.sqlite");
    const databaseUrl = name === "SQLite" ? undefined : await useDatabase(temp.dir);
    const push = await openOperatedPush(file, "riyadh", databaseUrl);
    const [waiting] = (await push?.listNewcomers()) ?? [];
    expect(waiting).toMatchObject({ serialNumber: "A", lines: 1 });
    expect(await push?.approve(waiting?.key ?? 0, "gate-1")).toBe("NO_SUCH_READER");
    expect(await push?.approve(waiting?.key ?? 0, "gate-2")).toBe("APPROVE");
    expect(await ledger.readDevice("gate-2")).toMatchObject({ serialNumber: "A", users: 7, push: { firstMs: 5 } });
    expect(await push?.listOrders("gate-1", 5)).toBeUndefined();
    expect(await push?.listOrders("gate-2", 5)).toMatchObject([{ key, state: "QUEUED" }]);
    expect([await push?.cancel(key, 9), await push?.cancel(key, 9)]).toEqual([true, false]);
    expect([await push?.refuse(waiting?.key ?? 0), await push?.refuse(waiting?.key ?? 0)]).toEqual([true, false]);
    expect([await store.listWaiting(), await store.listOpenOrders("gate-2")]).toEqual([[], []]);
    await push?.close();
    expect(await openOperatedPush(join(temp.dir, "none.sqlite"), "cairo", databaseUrl)).toBeUndefined();
  });

  it("ends an order once: who comes later changes nothing", async () => {
    const end = (state: "DONE" | "EXPIRED" | "CANCELLED", returnCode?: number) => ({
      ...{ state, returnCode, attlogSum: undefined },
    });
    const { key } = await store.addOrder("gate-1", { kind: "DELETE_USER", pin: "7" }, 1);
    expect(await store.endOrder(key, end("CANCELLED"), 2)).toBe(true);
    expect(await store.endOrder(key, end("DONE", 0), 3)).toBe(false);
    expect(await store.endOrder(key + 1, end("EXPIRED"), 3)).toBe(false);
    expect(await store.listOpenOrders("gate-1")).toEqual([]);
    const [order] = await store.listOrders("gate-1", 5);
    expect(order).toMatchObject({ state: "CANCELLED", doneMs: 2, order: { kind: "DELETE_USER", pin: "7" } });
    expect(order?.returnCode).toBeUndefined();
  });
});
