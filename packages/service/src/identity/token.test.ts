import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jwt from "jsonwebtoken";
import { afterAll, beforeEach, expect, it } from "vitest";
import { createSigningKeyFile, fromJwks, type SigningKey, toJwks } from "./keys.ts";
import { createTokenSigner, createTokenVerifier, type NewTokenClaims, TOKEN_USES, type TokenUse } from "./token.ts";

const NOW_MS = 1_790_000_000_000;
const CLAIMS: NewTokenClaims = { sub: "account/1", sid: "s1", role: "HR", places: ["riyadh"], name: "hr" };
const RIYADH = TOKEN_USES.place("riyadh");
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
const sign = (by: SigningKey = key, issuer = "issuer", use: TokenUse = RIYADH) =>
  createTokenSigner({ key: by, issuer, now })(CLAIMS, { use, expiresInSeconds: 60 });
const createVerifier = () => createTokenVerifier({ keys: () => keys, issuer: "issuer", use: RIYADH, now });

function encodePart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

it("gives back the claims that were signed, with issuer, audience and times", () => {
  expect(createVerifier()(sign())).toMatchObject({
    ...CLAIMS,
    iss: "issuer",
    aud: "place:riyadh",
    iat: NOW_MS / 1000,
    exp: NOW_MS / 1000 + 60,
    kid: key.kid,
  });
});

it("states algorithm and key id in the header", () => {
  expect(jwt.decode(sign(), { complete: true })?.header).toEqual({ alg: "ES256", typ: "place+jwt", kid: key.kid });
});

const FULL = { ...CLAIMS, iss: "issuer", aud: "place:riyadh", iat: NOW_MS / 1000, exp: NOW_MS / 1000 + 60, jti: "j" };
const pem = () => keys.get(key.kid)?.export({ type: "spki", format: "pem" }).toString() ?? "";
const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });

const TYP = "place+jwt";
/** How a token is made that is right but for what a case changes. */
const ES256 = { algorithm: "ES256", header: { alg: "ES256", typ: TYP, kid: key.kid } } as const;

it("takes a token made by hand, so that each of those refused below is refused for its own fault", () => {
  expect(createVerifier()(jwt.sign(FULL, key.privateKey, ES256))).toEqual(FULL);
});

it.each<[string, () => string]>([
  ["no token", () => ""],
  ["garbage", () => "a.b.c"],
  ["another issuer", () => sign(key, "other")],
  ["another audience", () => sign(key, "issuer", TOKEN_USES.place("cairo"))],
  ["another kind", () => sign(key, "issuer", { kind: "directory", audience: RIYADH.audience })],
  ["no kind", () => jwt.sign(FULL, key.privateKey, { algorithm: "ES256", keyid: key.kid })],
  ["a key that is not known", () => sign(otherKey)],
  ["another key under a known id", () => jwt.sign(FULL, otherKey.privateKey, ES256)],
  ["no key id", () => jwt.sign(FULL, key.privateKey, { algorithm: "ES256", header: { alg: "ES256", typ: TYP } })],
  ["no signature (alg none)", () => `${encodePart({ ...ES256.header, alg: "none" })}.${encodePart(FULL)}.`],
  [
    "HS256 with the public key as secret",
    () =>
      jwt.sign(FULL, Buffer.from(pem()), {
        algorithm: "HS256",
        header: { ...ES256.header, alg: "HS256" },
        allowInvalidAsymmetricKeyTypes: true,
      }),
  ],
  [
    "another curve",
    () => jwt.sign(FULL, p384.privateKey, { algorithm: "ES384", header: { ...ES256.header, alg: "ES384" } }),
  ],
  ["an unknown role", () => jwt.sign({ ...FULL, role: "ROOT" }, key.privateKey, ES256)],
  ["no places", () => jwt.sign({ ...FULL, places: undefined }, key.privateKey, ES256)],
  [
    "a payload that is no JSON",
    () => sign().replace(/\.[^.]+\./, `.${Buffer.from("not json").toString("base64url")}.`),
  ],
  [
    "an audience among others",
    () => jwt.sign({ ...FULL, aud: ["place:riyadh", "place:cairo"] }, key.privateKey, ES256),
  ],
  ["a time of validity that has not begun", () => jwt.sign({ ...FULL, nbf: FULL.iat + 1 }, key.privateKey, ES256)],
  [
    "a time of issue in the future",
    () => jwt.sign({ ...FULL, iat: FULL.iat + 61, exp: FULL.exp + 61 }, key.privateKey, ES256),
  ],
  [
    "half a megabyte of header",
    () => `${encodePart({ ...ES256.header, kid: "x".repeat(500_000) })}.${encodePart(FULL)}.AAAA`,
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

it("keeps the uses of tokens apart, whatever a place is named", () => {
  const names = ["riyadh", "directory", "router", "biometricflow-router", "biometricflow-router-socket"];
  const { place, feed, serials, ...others } = TOKEN_USES;
  const ofPlaces = names.flatMap((name) => [place(name), feed(name), serials(name)]);
  const uses: readonly TokenUse[] = [...Object.values(others), ...ofPlaces];
  for (const use of uses) {
    const verify = createTokenVerifier({ keys: () => keys, issuer: "issuer", use, now });
    const tryToken = (token: string) => {
      try {
        return verify(token).aud;
      } catch {
        return undefined;
      }
    };
    const taken = uses.flatMap((other) => tryToken(sign(key, "issuer", other)) ?? []);
    expect(taken).toEqual([use.audience]);
  }
});
