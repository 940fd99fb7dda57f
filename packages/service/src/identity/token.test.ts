import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jwt from "jsonwebtoken";
import { afterAll, beforeEach, expect, it } from "vitest";
import { createSigningKeyFile, fromJwks, type SigningKey, toJwks } from "./keys.ts";
import { createTokenSigner, createTokenVerifier, type NewTokenClaims } from "./token.ts";

const NOW_MS = 1_790_000_000_000;
const CLAIMS: NewTokenClaims = { sub: "account/1", sid: "s1", role: "HR", places: ["riyadh"], name: "hr" };
const dir = mkdtempSync(join(tmpdir(), "bf-token-"));
const key = createSigningKeyFile(join(dir, "a.pem"));
const otherKey = createSigningKeyFile(join(dir, "b.pem"));
afterAll(() => rmSync(dir, { recursive: true }));

let nowMs = NOW_MS;
let keys: ReadonlyMap<string, KeyObject>;
beforeEach(() => {
  nowMs = NOW_MS;
  keys = fromJwks(toJwks([key]));
});

const now = () => nowMs;
const sign = (by: SigningKey = key, issuer = "issuer", audience = "place") =>
  createTokenSigner({ key: by, issuer, now })(CLAIMS, { audience, expiresInSeconds: 60 });
const createVerifier = () => createTokenVerifier({ keys: () => keys, issuer: "issuer", audience: "place", now });

function encodePart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

it("gives back the claims that were signed, with issuer, audience and times", () => {
  expect(createVerifier()(sign())).toMatchObject({
    ...CLAIMS,
    iss: "issuer",
    aud: "place",
    iat: NOW_MS / 1000,
    exp: NOW_MS / 1000 + 60,
    kid: key.kid,
  });
});

it("states algorithm and key id in the header", () => {
  expect(jwt.decode(sign(), { complete: true })?.header).toEqual({ alg: "ES256", typ: "JWT", kid: key.kid });
});

const FULL = { ...CLAIMS, iss: "issuer", aud: "place", iat: NOW_MS / 1000, exp: NOW_MS / 1000 + 60, jti: "j" };
const pem = () => keys.get(key.kid)?.export({ type: "spki", format: "pem" }).toString() ?? "";
const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });

it.each<[string, () => string]>([
  ["no token", () => ""],
  ["garbage", () => "a.b.c"],
  ["another issuer", () => sign(key, "other")],
  ["another audience", () => sign(key, "issuer", "cairo")],
  ["a key that is not known", () => sign(otherKey)],
  ["another key under a known id", () => jwt.sign(FULL, otherKey.privateKey, { algorithm: "ES256", keyid: key.kid })],
  ["no key id", () => jwt.sign(FULL, key.privateKey, { algorithm: "ES256" })],
  ["no signature (alg none)", () => `${encodePart({ alg: "none", kid: key.kid })}.${encodePart(FULL)}.`],
  [
    "HS256 with the public key as secret",
    () =>
      jwt.sign(FULL, Buffer.from(pem()), { algorithm: "HS256", keyid: key.kid, allowInvalidAsymmetricKeyTypes: true }),
  ],
  ["another curve", () => jwt.sign(FULL, p384.privateKey, { algorithm: "ES384", keyid: key.kid })],
  [
    "an unknown role",
    () => jwt.sign({ ...FULL, role: "ROOT" }, key.privateKey, { algorithm: "ES256", keyid: key.kid }),
  ],
  ["no places", () => jwt.sign({ ...FULL, places: undefined }, key.privateKey, { algorithm: "ES256", keyid: key.kid })],
  [
    "a payload that is no JSON",
    () => sign().replace(/\.[^.]+\./, `.${Buffer.from("not json").toString("base64url")}.`),
  ],
  [
    "an audience among others",
    () => jwt.sign({ ...FULL, aud: ["place", "cairo"] }, key.privateKey, { algorithm: "ES256", keyid: key.kid }),
  ],
  [
    "a time of validity that has not begun",
    () => jwt.sign({ ...FULL, nbf: FULL.iat + 1 }, key.privateKey, { algorithm: "ES256", keyid: key.kid }),
  ],
  [
    "a time of issue in the future",
    () =>
      jwt.sign({ ...FULL, iat: FULL.iat + 61, exp: FULL.exp + 61 }, key.privateKey, {
        algorithm: "ES256",
        keyid: key.kid,
      }),
  ],
  [
    "half a megabyte of header",
    () => `${encodePart({ alg: "ES256", kid: "x".repeat(500_000) })}.${encodePart(FULL)}.AAAA`,
  ],
  ["a changed payload", () => sign().replace(/\.[^.]+\./, `.${encodePart({ ...FULL, role: "ADMIN" })}.`)],
])("refuses a token with %s", (_name, make) => {
  expect(() => createVerifier()(make())).toThrow(expect.objectContaining({ code: "UNAUTHENTICATED" }));
});

it("says that a token has expired, the first time and when it is known", () => {
  const token = sign();
  const verify = createVerifier();
  verify(token);
  nowMs += 60_000;
  expect(() => verify(token)).toThrow(expect.objectContaining({ code: "TOKEN_EXPIRED" }));
  expect(() => createVerifier()(token)).toThrow(expect.objectContaining({ code: "TOKEN_EXPIRED" }));
});

it("no longer takes a known token when its key is withdrawn", () => {
  const token = sign();
  const verify = createVerifier();
  verify(token);
  keys = fromJwks(toJwks([otherKey]));
  expect(() => verify(token)).toThrow(expect.objectContaining({ code: "UNAUTHENTICATED" }));
});

it("verifies a signature once and recognises the token afterwards", () => {
  const verify = createVerifier();
  const token = sign();
  expect(verify(token)).toBe(verify(token));
});

it("keeps the token out of its errors", () => {
  const token = sign(otherKey);
  const verify = createVerifier();
  expect(() => verify(token)).toThrow(expect.not.objectContaining({ message: expect.stringContaining(token) }));
});
