import { expect, it } from "vitest";
import { toKeptName, toKeptPin } from "./kept-text.ts";

it.each(["1", "AB_7", "123456789012345678901234", "x".repeat(64), "٧"])("keeps the PIN %s as it is", (pin) => {
  expect(toKeptPin(pin)).toBe(pin);
});

it.each([
  ["longer than any reader's", "9".repeat(10_000)],
  ["with U+0000", "1\u0000"],
  ["with half a character", "1\ud800"],
])("shortens a PIN %s, and another one to another text", (_what, pin) => {
  expect(toKeptPin(pin)).toMatch(/^.{1,32}~[0-9a-f]{16}$/u);
  expect(toKeptPin(pin)).toBe(toKeptPin(pin));
  expect(toKeptPin(`${pin}\u0000`)).not.toBe(toKeptPin(pin));
  expect(toKeptPin(pin.replace(/.$/su, "\udbff"))).not.toBe(toKeptPin(pin));
});

it("shortens a name, and shows what no store can keep", () => {
  expect(toKeptName(`Sa\u0000ra${"x".repeat(10_000)}`)).toBe(`Sa\uFFFDra${"x".repeat(195)}`);
});
