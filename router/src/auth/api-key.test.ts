import { expect, it, vi } from "vitest";
import type { DirectoryRequest } from "../directory/directory-http.ts";
import { createApiKeys } from "./api-key.ts";
import { type Authentication, SESSION_OVER } from "./client-token.ts";

const SENDER = { apiKey: "bfk_secret", address: "192.0.2.1", requestId: "r", userAgent: "payroll/2" };
const MINUTE_MS = 60_000;

/** A directory that gives tokens `t1`, `t2`, ... for ten minutes, and a router to which those of `ended` are over. */
function startKeys() {
  const asked: DirectoryRequest[] = [];
  const ended = new Set<string>();
  const state = { nowMs: 1_800_000_000_000, status: 200, tokens: 0 };
  const judge = async (header: string | undefined): Promise<Authentication> => {
    const token = header?.replace("Bearer ", "") ?? "";
    if (ended.has(token)) return SESSION_OVER;
    const rights = { subject: "key/payroll", name: "payroll", role: "HR", places: "*" } as const;
    return { kind: "VIEWER", viewer: { ...rights, sessionId: token, issuedAtMs: 0, expiresAtMs: 0 } };
  };
  const keys = createApiKeys({
    directory: {
      request: async (request) => {
        asked.push(request);
        const text = JSON.stringify({ access_token: `t${++state.tokens}`, expires_in: 600 });
        return { status: state.status, headers: { "retry-after": "7" }, text };
      },
    },
    authorization: () => "Bearer router",
    authenticate: judge,
    now: () => state.nowMs,
  });
  return { asked, ended, state, ...keys };
}

it("exchanges a key once for all that come together, and holds its token until it is about to end", async () => {
  const { asked, state, authenticate } = startKeys();
  const answers = await Promise.all([1, 2, 3].map(() => authenticate(SENDER)));
  expect(answers).toEqual(answers.map(() => expect.objectContaining({ kind: "VIEWER" })));
  expect(asked).toEqual([
    {
      ...{ method: "POST", path: "/auth/token", lane: "session", body: '{"apiKey":"bfk_secret"}' },
      headers: {
        ...{ authorization: "Bearer router", "content-type": "application/json" },
        ...{ "x-forwarded-for": "192.0.2.1", "x-request-id": "r", "user-agent": "payroll/2" },
      },
    },
  ]);
  const tokensOf = () => asked.filter(({ path }) => path === "/auth/token").length;
  state.nowMs += 594_000;
  await authenticate(SENDER);
  expect(tokensOf()).toBe(1);
  state.nowMs += 2000;
  await authenticate(SENDER);
  expect(tokensOf()).toBe(2);
});

it("tells the directory once a minute that a key is used", async () => {
  const { asked, state, authenticate } = startKeys();
  const usesOf = () => asked.filter(({ path }) => path === "/auth/verify").length;
  for (let n = 0; n < 3; n++) await authenticate(SENDER);
  expect(usesOf()).toBe(0);
  state.nowMs += MINUTE_MS;
  for (let n = 0; n < 3; n++) await authenticate(SENDER);
  expect(usesOf()).toBe(1);
});

it("recalls whose a key was without asking anybody, and not one that is unknown, ended or over", async () => {
  const { asked, ended, state, authenticate, recall } = startKeys();
  expect(await recall(SENDER.apiKey)).toEqual({ kind: "ANONYMOUS" });
  await authenticate(SENDER);
  expect(await recall(SENDER.apiKey)).toMatchObject({ kind: "VIEWER", viewer: { subject: "key/payroll" } });
  expect(await recall("bfk_another")).toEqual({ kind: "ANONYMOUS" });
  ended.add("t1");
  expect(await recall(SENDER.apiKey)).toEqual({ kind: "ANONYMOUS" });
  ended.clear();
  state.nowMs += 600_000;
  expect(await recall(SENDER.apiKey)).toEqual({ kind: "ANONYMOUS" });
  expect(asked).toHaveLength(1);
});

it("exchanges a key anew whose session ended, and refuses it when the directory does", async () => {
  const { ended, state, authenticate } = startKeys();
  await authenticate(SENDER);
  ended.add("t1");
  expect(await authenticate(SENDER)).toMatchObject({ kind: "VIEWER", viewer: { sessionId: "t2" } });
  ended.add("t2");
  state.status = 401;
  const refused = await authenticate(SENDER);
  expect(refused).toMatchObject({ kind: "REFUSED", error: { extensions: { code: "UNAUTHENTICATED" } } });
});

it.each([
  [401, "UNAUTHENTICATED"],
  [400, "UNAUTHENTICATED"],
  [429, "RATE_LIMITED"],
  [503, "SERVICE_UNAVAILABLE"],
])("asks again each time after %i, and says %s", async (status, code) => {
  const { asked, state, authenticate } = startKeys();
  state.status = status;
  for (let n = 0; n < 2; n++)
    expect(await authenticate(SENDER)).toMatchObject({ kind: "REFUSED", error: { extensions: { code } } });
  expect(asked).toHaveLength(2);
});

it("says that nobody can judge a key while the directory is away", async () => {
  const { authenticate } = createApiKeys({
    directory: { request: () => Promise.reject(new Error("ECONNREFUSED")) },
    authorization: () => "",
    authenticate: vi.fn<(header: string | undefined) => Promise<Authentication>>(),
  });
  const refused = { kind: "REFUSED", error: { extensions: { code: "SERVICE_UNAVAILABLE" } } };
  expect(await authenticate(SENDER)).toMatchObject(refused);
});
