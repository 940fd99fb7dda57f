import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NO_REVOCATIONS } from "@biometricflow/schema/revocations";
import { createSigningKeyFile, fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { afterAll, expect, it } from "vitest";
import { createRevokedSessions } from "./revoked-sessions.ts";
import { createSocketTokens } from "./socket-token.ts";

const dir = mkdtempSync(join(tmpdir(), "bf-socket-token-"));
afterAll(() => rmSync(dir, { recursive: true }));

const NOW_MS = 1_800_000_000_000;
const viewer: Viewer = {
  ...{ subject: "a", name: "A", role: "ADMIN", places: "*", sessionId: "s" },
  issuedAtMs: NOW_MS - 60_000,
  expiresAtMs: NOW_MS + 600_000,
};

const key = createSigningKeyFile(join(dir, "router.pem"));
const keySet = fromJwks(toJwks([key]));
const start = (renewIssuedUntilMs: number, sessions: readonly string[] = []) =>
  createSocketTokens({
    keys: { signing: () => key, keySet: () => keySet },
    authenticate: async () => ({ kind: "ANONYMOUS" }),
    revoked: createRevokedSessions({ ...NO_REVOCATIONS, sessions, renewIssuedUntilMs }),
    now: () => NOW_MS,
  });

it("takes a token of its own for as old as the client token that it was given for", async () => {
  const newer = start(viewer.issuedAtMs - 1);
  const { token, expiresInSeconds } = newer.issue(viewer);
  expect(expiresInSeconds).toBe(60);
  expect(await newer.authenticate(`Bearer ${token}`)).toMatchObject({
    kind: "VIEWER",
    viewer: { issuedAtMs: viewer.issuedAtMs, expiresAtMs: NOW_MS + 60_000, mayOnlySubscribe: true },
  });
});

it("refuses tokens that must be renewed as expired, and those of ended sessions for good", async () => {
  const older = start(viewer.issuedAtMs);
  expect(await older.authenticate(`Bearer ${older.issue(viewer).token}`)).toMatchObject({
    kind: "REFUSED",
    error: { extensions: { code: "TOKEN_EXPIRED" } },
  });
  const ended = start(0, ["s"]);
  expect(await ended.authenticate(`Bearer ${ended.issue(viewer).token}`)).toMatchObject({ isSessionOver: true });
});
