import { createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSigningKeyFile, type KeySet, type SigningKey } from "@biometricflow/service/identity/keys";
import {
  ATTENDANCE_ISSUER,
  createTokenSigner,
  DIRECTORY_ISSUER,
  ROUTER_ISSUER,
  TOKEN_USES,
  type TokenUse,
} from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inspectToken } from "./inspect-token.ts";

const NOW_MS = Date.UTC(2026, 10, 27);
const CLAIMS = { sub: "account/anna", sid: "s", role: "ADMIN", places: ["*"], name: "anna" } as const;

let dir: string;
let key: SigningKey;
let keys: KeySet;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-token-"));
  key = createSigningKeyFile(join(dir, "key.pem"));
  keys = new Map([[key.kid, createPublicKey(key.privateKey)]]);
});
afterAll(() => rmSync(dir, { recursive: true }));

const sign = (issuer: string, use: TokenUse, expiresInSeconds = 600): string =>
  createTokenSigner({ key, issuer, now: () => NOW_MS })(CLAIMS, { use, expiresInSeconds });
const inspect = (token: string, known: KeySet | undefined = keys) => inspectToken(token, known, NOW_MS);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

it.each([
  ["a client's", DIRECTORY_ISSUER, TOKEN_USES.client],
  ["a page's", ROUTER_ISSUER, TOKEN_USES.socket],
  ["for the directory", ROUTER_ISSUER, TOKEN_USES.directory],
  ["for attendance", ROUTER_ISSUER, TOKEN_USES.attendance],
  ["for the place riyadh", ROUTER_ISSUER, TOKEN_USES.place("riyadh")],
  ["/version", ROUTER_ISSUER, TOKEN_USES.identity],
  ["the feed of the place riyadh", ATTENDANCE_ISSUER, TOKEN_USES.feed("riyadh")],
  ["an export", ATTENDANCE_ISSUER, TOKEN_USES.export],
  ["readers of the place riyadh", DIRECTORY_ISSUER, TOKEN_USES.serials("riyadh")],
])("says of a token that it is %s, and counts", (purpose, issuer, use) => {
  const expected = { verdict: "COUNTS", purpose: expect.stringContaining(purpose), expiresInSeconds: 600 };
  expect(inspect(sign(issuer, use))).toMatchObject({ ...expected, claims: CLAIMS });
});

it("says of one that is over since when, and does not take it", () => {
  expect(inspect(sign(DIRECTORY_ISSUER, TOKEN_USES.client, -30))).toMatchObject({
    verdict: "EXPIRED",
    expiresInSeconds: -30,
  });
});

it("checks nothing without keys, and says so", () => {
  expect(inspectToken(sign(DIRECTORY_ISSUER, TOKEN_USES.client), undefined, NOW_MS)).toMatchObject({
    verdict: "UNCHECKED",
  });
});

it("refuses what no verifier takes", () => {
  const good = sign(DIRECTORY_ISSUER, TOKEN_USES.client);
  const [head, body, signature] = good.split(".");
  const changed = { ...inspect(good)?.claims, role: "HR" };
  const refused = [
    sign(ROUTER_ISSUER, TOKEN_USES.client), // of an issuer that issues no such token
    sign(DIRECTORY_ISSUER, { kind: "client", audience: "service:directory" }),
    [head, encode(changed), signature].join("."),
    [encode({ alg: "none", typ: "client+jwt", kid: key.kid }), body, ""].join("."),
    [encode({ alg: "HS256", typ: "client+jwt", kid: key.kid }), body, signature].join("."),
    [encode({ alg: "ES256", typ: "client+jwt", kid: "another" }), body, signature].join("."),
  ];
  expect(refused.map((token) => inspect(token)?.verdict)).toEqual(refused.map(() => "REFUSED"));
});

it.each(["", "bfk_key", "a.b", "a.b.c", `${encode([])}.${encode({})}.x`, `${encode({})}.${encode({})}.x.y`])(
  "takes %j for no token",
  (text) => expect(inspect(text)).toBe(undefined),
);
