import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { isGuessable } from "./guessable.ts";

const fromHex = (hex: string) => Buffer.from(hex, "hex");

it.each([
  ["one byte again and again", "00".repeat(32)],
  ["a pattern", "0123456789abcdef".repeat(4)],
  ["a text", Buffer.from("change-me-change-me-please-1234!").toString("hex")],
  [
    "bytes that count up",
    Array.from({ length: 32 }, (_, at) => (at + 250).toString(16).slice(-2).padStart(2, "0")).join(""),
  ],
  ["bytes that count down", Array.from({ length: 32 }, (_, at) => (255 - at).toString(16)).join("")],
])("knows %s as no secret", (_name, hex) => {
  expect(fromHex(hex)).toHaveLength(32);
  expect(isGuessable(fromHex(hex))).toBe(true);
});

it("takes what looks like chance", () => {
  for (let round = 0; round < 1_000; round++)
    expect(isGuessable(createHash("sha256").update(String(round)).digest())).toBe(false);
});
