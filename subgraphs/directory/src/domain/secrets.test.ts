import { describe, expect, it } from "vitest";
import { createApiKey, createPassword, hashApiKey, hashPassword, isPassword } from "./password.ts";
import { encodeRefreshToken, parseRefreshToken } from "./refresh-token.ts";

const CHEAP = { N: 16, r: 1, p: 1 };

describe("passwords", () => {
  it("knows the password that was hashed and no other", async () => {
    const hash = await hashPassword("correct horse", CHEAP);
    expect(await isPassword("correct horse", hash)).toBe(true);
    expect(await isPassword("correct horsE", hash)).toBe(false);
    expect(await isPassword("", hash)).toBe(false);
  });

  it("keeps salt and cost in the text, so that two hashes of one password differ", async () => {
    const hash = await hashPassword("p", CHEAP);
    expect(hash).toMatch(/^scrypt\$16\$1\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await hashPassword("p", CHEAP)).not.toBe(hash);
  });

  it("agrees with a test vector of RFC 7914", async () => {
    // section 12: scrypt("password", "NaCl", N=1024, r=8, p=16), first 32 of 64 bytes
    const key = Buffer.from("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162", "hex");
    const hash = `scrypt$1024$8$16$${Buffer.from("NaCl").toString("base64url")}$${key.toString("base64url")}`;
    expect(await isPassword("password", hash)).toBe(true);
  });

  it("takes a password however its letters are composed", async () => {
    expect(await isPassword("e\u0301", await hashPassword("\u00e9", CHEAP))).toBe(true);
  });

  it("rejects a damaged hash", async () => {
    await expect(isPassword("p", "plain")).rejects.toThrow(TypeError);
  });

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
