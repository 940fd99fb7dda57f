/** Signing in by a passkey, between a browser's cookies and the router. */
import { afterAll, beforeEach, expect, it, vi } from "vitest";

const { kept } = vi.hoisted(() => ({ kept: new Map<string, string>() }));
vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (kept.has(name) ? { value: kept.get(name) } : undefined),
    set: (name: string, value: string) => kept.set(name, value),
    delete: (name: string) => kept.delete(name),
  }),
}));
vi.resetModules(); // other files of one worker have other cookies
const { POST: signIn } = await import("../app/session/passkey/route.ts");
afterAll(() => void vi.resetModules());

vi.stubEnv("BIOMETRICFLOW_ROUTER_URL", "http://router.example");
vi.stubEnv("BIOMETRICFLOW_WEB_PORT", "443");

const toToken = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
const asked: unknown[] = [];
let token: string;
vi.stubGlobal("fetch", async (url: URL, { body }: { readonly body: string }) => {
  asked.push([url.pathname, JSON.parse(body)]);
  return Response.json({ access_token: token, refresh_token: "r" });
});

beforeEach(() => {
  kept.clear();
  asked.length = 0;
  token = toToken({ sub: "account/sara" });
});

function send(fields: object): Promise<Response> {
  const headers = { host: "dashboard.example", "x-forwarded-proto": "https", "content-type": "application/json" };
  const body = JSON.stringify({ response: "{}", ...fields });
  return signIn(new Request("http://127.0.0.1:3000/session/passkey", { method: "POST", headers, body }));
}

it.each([{}, { accountId: "" }, { accountId: "account/sara" }])(
  "signs in whose passkey it is, with %j",
  async (fields) => {
    expect((await send(fields)).status).toBe(204);
    expect(kept.get("bf_access_443")).toBe(token);
    expect(asked).toEqual([["/auth/passkey", { response: {} }]]);
  },
);

it.each(["account/omar", "account/Sara", "sara"])("ends a session at once that is not of %s", async (accountId) => {
  const answer = await send({ accountId });
  expect([answer.status, await answer.json()]).toEqual([403, { error: { code: "PASSKEY_OF_OTHER" } }]);
  expect([...kept]).toEqual([]);
  expect(asked.at(-1)).toEqual(["/auth/logout", { refresh_token: "r" }]);
});

it("ends one whose token says of nobody whose it is", async () => {
  token = "no token";
  expect((await send({ accountId: "account/sara" })).status).toBe(403);
});
