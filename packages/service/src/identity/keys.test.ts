import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  createSigningKeyFile,
  fromJwks,
  readOrCreateSecret,
  readOrCreateSigningKey,
  readSigningKey,
  toJwks,
} from "./keys.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-keys-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

it("keeps a signing key in a file that only its owner reads", () => {
  const path = join(dir, "deep", "router.key.pem");
  const made = createSigningKeyFile(path);
  expect(modeOf(path)).toBe("600");
  expect(modeOf(join(dir, "deep"))).toBe("700");
  expect(readSigningKey(path).publicJwk).toEqual(made.publicJwk);
});

it("never replaces a key file", () => {
  const path = join(dir, "a.pem");
  createSigningKeyFile(path);
  const before = readFileSync(path, "utf8");
  expect(() => createSigningKeyFile(path)).toThrow(expect.objectContaining({ code: "EEXIST" }));
  expect(readFileSync(path, "utf8")).toBe(before);
});

it("names a missing key file and tells it from an unusable one", () => {
  const path = join(dir, "a.pem");
  expect(() => readSigningKey(path)).toThrow(expect.objectContaining({ code: "KEY_MISSING" }));
  writeFileSync(path, "not a key");
  expect(() => readSigningKey(path)).toThrow(expect.objectContaining({ code: "KEY_UNUSABLE" }));
});

it("publishes the public half only, and reads it back by key id", () => {
  const key = createSigningKeyFile(join(dir, "a.pem"));
  const jwks: unknown = JSON.parse(JSON.stringify(toJwks([key])));
  expect(JSON.stringify(jwks)).not.toContain('"d"');
  expect([...fromJwks(jwks).keys()]).toEqual([key.kid]);
});

it("leaves out keys of other kinds from a key set", () => {
  const key = createSigningKeyFile(join(dir, "a.pem"));
  const foreign = { kty: "oct", k: "c2VjcmV0", kid: "x", alg: "HS256" };
  expect([...fromJwks({ keys: [foreign, key.publicJwk] }).keys()]).toEqual([key.kid]);
  expect(() => fromJwks({})).toThrow();
});

it("makes a secret once and gives the same bytes afterwards", () => {
  const path = join(dir, "identity.key");
  const secret = readOrCreateSecret(path);
  expect(secret).toHaveLength(32);
  expect(modeOf(path)).toBe("600");
  expect(readOrCreateSecret(path)).toEqual(secret);
});

it("refuses a secret file that is damaged", () => {
  const path = join(dir, "identity.key");
  writeFileSync(path, "abc");
  chmodSync(path, 0o600);
  expect(() => readOrCreateSecret(path)).toThrow(expect.objectContaining({ code: "KEY_UNUSABLE" }));
});

it("refuses an example in the place of a secret, and does not say it", () => {
  const path = join(dir, "identity.key");
  writeFileSync(path, "0123456789abcdef".repeat(4));
  const refusal = { code: "KEY_EXAMPLE", message: expect.stringContaining(path) };
  expect(() => readOrCreateSecret(path)).toThrow(expect.objectContaining(refusal));
  expect(() => readOrCreateSecret(path)).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("0123") }),
  );
});

it("makes a signing key where there is none, and never another one", () => {
  const path = join(dir, "router.key.pem");
  const made = readOrCreateSigningKey(path);
  expect(modeOf(path)).toBe("600");
  expect(readOrCreateSigningKey(path).kid).toBe(made.kid);
});
