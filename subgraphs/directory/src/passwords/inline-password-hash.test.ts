import { scrypt } from "node:crypto";
import { expect, it, vi } from "vitest";
import { createInlinePasswordHash } from "./inline-password-hash.ts";

vi.mock("node:crypto", async (importOriginal) => {
  const crypto = await importOriginal<typeof import("node:crypto")>();
  return { ...crypto, scrypt: vi.fn<typeof crypto.scrypt>(crypto.scrypt) };
});

const passwords = createInlinePasswordHash({ N: 16, r: 1, p: 1 });

it("knows the password that was hashed and no other", async () => {
  const text = await passwords.hash("correct horse");
  expect(await passwords.matches("correct horse", text)).toBe(true);
  expect(await passwords.matches("correct horsE", text)).toBe(false);
  expect(await passwords.matches("", text)).toBe(false);
});

it("keeps salt and cost in the text, so that two hashes of one password differ", async () => {
  const text = await passwords.hash("p");
  expect(text).toMatch(/^scrypt\$16\$1\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await passwords.hash("p")).not.toBe(text);
});

it("agrees with a test vector of RFC 7914", async () => {
  // section 12: scrypt("password", "NaCl", N=1024, r=8, p=16), first 32 of 64 bytes
  const key = Buffer.from("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162", "hex");
  const text = `scrypt$1024$8$16$${Buffer.from("NaCl").toString("base64url")}$${key.toString("base64url")}`;
  expect(await passwords.matches("password", text)).toBe(true);
});

it("takes a password however its letters are composed", async () => {
  expect(await passwords.matches("e\u0301", await passwords.hash("\u00e9"))).toBe(true);
});

it("rejects a damaged hash", async () => {
  await expect(passwords.matches("p", "plain")).rejects.toThrow(TypeError);
});

it("takes for a name that nobody has what a comparison takes", async () => {
  const text = await passwords.hash("p");
  const costs = async (work: () => Promise<unknown>) => {
    vi.mocked(scrypt).mockClear();
    await work();
    return vi.mocked(scrypt).mock.calls.map(([password, , bytes, options]) => [password, bytes, options]);
  };
  const compared = await costs(() => passwords.matches("wrong", text));
  expect(compared).toHaveLength(1);
  expect(await costs(() => passwords.pretend("wrong"))).toEqual(compared);
});
