import { describe, expect, it } from "vitest";
import { createApiKey, createPassword, hashApiKey } from "./password.ts";
import { encodeRefreshToken, parseRefreshToken } from "./refresh-token.ts";

describe("secrets", () => {
  it("never makes the same secret twice", () => {
    expect(new Set(Array.from({ length: 100 }, createPassword)).size).toBe(100);
    expect(createApiKey()).toMatch(/^bfk_[\w-]{43}$/);
    expect(hashApiKey(createApiKey())).not.toBe(hashApiKey(createApiKey()));
  });
});

describe("refresh tokens", () => {
  const secret = Buffer.alloc(32, 1);
  const token = { sessionId: "0d6f6a0e-6a3c-4a5e-9f0e-3b1f6a1d2c3b", generation: 12 };
  const text = encodeRefreshToken(token, secret);

  it("reads back what it wrote, and writes the same again", () => {
    expect(parseRefreshToken(text, secret)).toEqual(token);
    expect(encodeRefreshToken(token, secret)).toBe(text);
  });

  it.each([
    ["another generation", text.replace(".12.", ".13.")],
    ["another session", text.replace("0d6f", "1d6f")],
    ["a cut end", text.slice(0, -1)],
    ["no token", ""],
    ["a longer text", `${text}A`],
  ])("does not take %s", (_name, changed) => expect(parseRefreshToken(changed, secret)).toBeUndefined());

  it("does not take a token of another secret", () => {
    expect(parseRefreshToken(text, Buffer.alloc(32, 2))).toBeUndefined();
  });
});
