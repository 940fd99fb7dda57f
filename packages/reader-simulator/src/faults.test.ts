import { describe, expect, it } from "vitest";
import { FAULT_LIFE, FaultBook, parseFault } from "./faults.ts";

describe("a fault book", () => {
  it("gives a counted fault as often as told, once by default", () => {
    const book = new FaultBook();
    book.arm({ kind: "loseEvent" });
    book.arm({ kind: "doubleEvent", count: 2 });
    expect([book.take("loseEvent"), book.take("loseEvent")].map((fault) => fault?.kind)).toEqual([
      "loseEvent",
      undefined,
    ]);
    expect([1, 2, 3].map(() => book.take("doubleEvent")?.kind)).toEqual(["doubleEvent", "doubleEvent", undefined]);
  });

  it("keeps lasting faults, and busy without a count, until disarmed", () => {
    const book = new FaultBook();
    book.arm({ kind: "split" });
    book.arm({ kind: "busy" });
    expect([1, 2, 3].map(() => book.take("busy")?.kind)).toEqual(["busy", "busy", "busy"]);
    expect(book.find("split")).toEqual({ kind: "split" });
    book.disarmAll();
    expect([book.find("split"), book.take("busy")]).toEqual([undefined, undefined]);
  });

  it("strikes after exactly the given number of bytes, counted over several writes", () => {
    const book = new FaultBook();
    book.arm({ kind: "drop", afterBytes: 10, count: 2 });
    expect([book.countBytes(4), book.countBytes(6)]).toEqual([undefined, undefined]);
    expect(book.countBytes(1)).toMatchObject({ kind: "drop", passes: 0 });
    expect(book.countBytes(11)).toMatchObject({ kind: "drop", passes: 10 });
    expect(book.countBytes(100)).toBeUndefined();
  });

  it("has one byte-counted fault at a time", () => {
    const book = new FaultBook();
    book.arm({ kind: "drop" });
    book.arm({ kind: "stall", ms: 7 });
    expect(book.countBytes(5)).toEqual({ kind: "stall", passes: 0, ms: 7 });
    expect(book.countBytes(5)).toBeUndefined();
  });
});

describe("parseFault", () => {
  it.each(Object.keys(FAULT_LIFE))("accepts %s", (kind) => expect(parseFault({ kind })).toEqual({ kind }));

  it("keeps the numbers", () => {
    expect(parseFault({ kind: "stall", count: 2, afterBytes: 0, ms: 5 })).toEqual({
      kind: "stall",
      count: 2,
      afterBytes: 0,
      ms: 5,
    });
  });

  it.each([
    [{}, "kind must be one of drop, stall"],
    [{ kind: "explode" }, '"explode"'],
    [{ kind: "toString" }, "kind must be"],
    [{ kind: "drop", count: 0 }, "count must be a whole number from 1"],
    [{ kind: "drop", ms: "5" }, "ms must be a whole number"],
    [{ kind: "drop", afterBytes: 1.5 }, "afterBytes must be a whole number"],
    [{ kind: "split", afterBytes: 0 }, "at least 1"],
    [{ kind: "drop", bytes: 1 }, "has no bytes"],
    [[], "must be a JSON object"],
    ["drop", "must be a JSON object"],
  ])("refuses %j", (value, message) => {
    expect(() => parseFault(value)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
    expect(() => parseFault(value)).toThrow(message);
  });
});
