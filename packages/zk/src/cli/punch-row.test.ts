import { expect, it } from "vitest";
import { toPunchLine, toPunchRow } from "./punch-row.ts";

const PUNCH = {
  pin: "0042",
  slot: 7,
  localTime: "2024-02-29T08:05:59",
  verifyCode: 15,
  stateCode: 255,
  raw: Buffer.of(0xab, 0x01),
};

it("shapes a punch as one JSON object", () => {
  expect(toPunchLine(toPunchRow(PUNCH, new Map()), true)).toBe(
    '{"userId":"0042","time":"2024-02-29T08:05:59","verify":15,"punch":255,"raw":"ab01"}',
  );
});

it("shapes a punch as a row of the table", () => {
  expect(toPunchLine(toPunchRow(PUNCH, new Map()), false)).toBe(
    "0042                      2024-02-29 08:05:59      15    255",
  );
});

it("names the user of a slot, and the slot where no user has it", () => {
  const bySlot = { ...PUNCH, pin: undefined };
  expect(toPunchRow(bySlot, new Map([[7, "A9"]])).userId).toBe("A9");
  expect(toPunchRow(bySlot, new Map()).userId).toBe("uid:7");
});

it("says plainly that a time cannot be read", () => {
  const row = toPunchRow({ ...PUNCH, localTime: undefined }, new Map());
  expect(row.time).toBeNull();
  expect(toPunchLine(row, false)).toContain("unreadable");
});
