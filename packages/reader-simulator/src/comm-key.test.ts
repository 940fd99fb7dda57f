import { expect, it } from "vitest";
import { isMadeFromKey } from "./comm-key.ts";

/** Worked examples; none is made by our codec. */
const WORKED: readonly [key: number, sessionId: number, auth: string][] = [
  [12345, 0x1234, "6de1326b"],
  [0, 0x0001, "617d3279"],
  [1, 0x0100, "61fd3278"],
  [123456, 0xbeef, "297f3247"],
  [999999, 0xffff, "22813296"],
];

it.each(WORKED)("accepts key %d in session %d", (key, sessionId, auth) => {
  expect(isMadeFromKey(Buffer.from(auth, "hex"), key, sessionId)).toBe(true);
});

it.each(WORKED)("refuses another key and another session than %d, %d", (key, sessionId, auth) => {
  expect(isMadeFromKey(Buffer.from(auth, "hex"), key + 1, sessionId)).toBe(false);
  expect(isMadeFromKey(Buffer.from(auth, "hex"), key, sessionId ^ 0x0100)).toBe(false);
});

it("accepts any tick byte", () => {
  // 5F D3 6E 59 is the worked word before the tick; here t = 0x07.
  expect(isMadeFromKey(Buffer.from([0x5f ^ 7, 0xd3 ^ 7, 7, 0x59 ^ 7]), 12345, 0x1234)).toBe(true);
});

it("refuses an answer that is not four bytes long", () => {
  expect(isMadeFromKey(Buffer.from("6de132", "hex"), 12345, 0x1234)).toBe(false);
  expect(isMadeFromKey(Buffer.from("6de1326b00", "hex"), 12345, 0x1234)).toBe(false);
});
