/** The handler that opens a screen on a wall, between its browser's cookies and the router. */
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";

interface Written {
  readonly value: string;
  readonly httpOnly?: boolean;
  readonly sameSite?: string;
  readonly secure?: boolean;
  readonly maxAge?: number;
}

const { kept, written } = vi.hoisted(() => ({ kept: new Map<string, string>(), written: new Map<string, Written>() }));
vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (kept.has(name) ? { value: kept.get(name) } : undefined),
    set: (name: string, value: string, options: Omit<Written, "value">) => {
      kept.set(name, value);
      written.set(name, { value, ...options });
    },
    delete: (name: string) => kept.delete(name),
  }),
}));
vi.resetModules(); // other files of one worker have other cookies
const { POST: openScreen } = await import("../app/session/screen/route.ts");
const { POST: signIn } = await import("../app/session/sign-in/route.ts");
const { POST: signOut } = await import("../app/session/sign-out/route.ts");
afterAll(() => void vi.resetModules());

vi.stubEnv("BIOMETRICFLOW_ROUTER_URL", "http://router.example");
vi.stubEnv("BIOMETRICFLOW_WEB_PORT", "443");

const toToken = (role: string) => `h.${Buffer.from(JSON.stringify({ role })).toString("base64url")}.s`;
const SESSION = { access_token: toToken("SCREEN"), refresh_token: "r" };
const REFUSED = { error: { code: "UNAUTHENTICATED" } };
const COOKIE = "bf_screen_443";

const router = { answer: SESSION as object, headers: {}, asked: [] as (readonly [path: string, body: unknown])[] };
vi.stubGlobal("fetch", async (url: URL, { body }: { readonly body: string }) => {
  router.asked.push([url.pathname, JSON.parse(body)]);
  return Response.json(router.answer, { headers: router.headers });
});

beforeEach(() => {
  kept.clear();
  written.clear();
  router.asked.length = 0;
  router.answer = SESSION;
  router.headers = {};
});

const request = (path: string, body: object, origin = "https://dashboard.example") =>
  new Request(`http://127.0.0.1:3000${path}`, {
    method: "POST",
    headers: {
      ...{ host: "dashboard.example", "x-forwarded-proto": "https", "content-type": "application/json", origin },
    },
    body: JSON.stringify(body),
  });
/** Opens by a link, as whoever agreed to it; without one, as a screen by itself. */
const open = async (key: string, replace = key === "" ? "" : "true") => {
  const answer = await openScreen(request("/session/screen", { key, replace }));
  return answer.status === 204 ? 204 : [answer.status, (await answer.json()).error.code];
};

describe("the link of a screen", () => {
  it("opens a session, and its key is kept for months where no script and no other site has it", async () => {
    expect(await open("bfk_key")).toBe(204);
    expect(router.asked).toEqual([["/auth/token", { apiKey: "bfk_key" }]]);
    const cookie = { value: "bfk_key", httpOnly: true, sameSite: "strict", secure: true, path: "/" };
    expect(written.get(COOKIE)).toEqual({ ...cookie, maxAge: 400 * 24 * 3600 });
    expect(kept.get("bf_access_443")).toBe(SESSION.access_token);
  });

  it("opens the next session by itself, until its key is over: then it is not asked again", async () => {
    await open("bfk_key");
    expect(await open("")).toBe(204);
    router.answer = REFUSED;
    router.asked.length = 0;
    expect(await open("")).toEqual([401, "UNAUTHENTICATED"]);
    expect(await open("")).toEqual([401, "UNAUTHENTICATED"]);
    expect([router.asked.length, kept.get(COOKIE)]).toEqual([1, "over"]);
  });

  it("asks again by the link of a kept key, and by it no more once the key is over", async () => {
    await open("bfk_key");
    expect(await open("bfk_key", "")).toBe(204);
    router.answer = REFUSED;
    expect(await open("bfk_key", "")).toEqual([401, "UNAUTHENTICATED"]);
    router.asked.length = 0;
    expect([await open("", ""), await open("bfk_key", "")]).toEqual([
      [401, "UNAUTHENTICATED"],
      [409, "SCREEN_KEY_NEW"],
    ]);
    expect([router.asked, kept.get(COOKIE)]).toEqual([[], "over"]);
  });

  it("is not said to be over where there is no key", async () => {
    expect(await open("")).toEqual([404, "SCREEN_KEY_MISSING"]);
    expect([router.asked, [...kept]]).toEqual([[], []]);
  });

  it("takes no browser that nobody gave it", async () => {
    expect(await open("bfk_key", "")).toEqual([409, "SCREEN_KEY_NEW"]);
    expect([router.asked, [...kept]]).toEqual([[], []]);
  });

  it.each([
    ["that goes on", ["bf_access_443", "bf_refresh_443"]],
    ["that nobody can renew now", ["bf_refresh_443"]],
  ])("ends no session of a person %s unless told to, and then ends it for good", async (_how, names) => {
    const mine = { bf_access_443: toToken("HR"), bf_refresh_443: "mine" };
    for (const [name, value] of Object.entries(mine)) if (names.includes(name)) kept.set(name, value);
    expect(await open("bfk_key", "")).toEqual([409, "SESSION_OF_OTHER"]);
    expect([router.asked, kept.get("bf_refresh_443")]).toEqual([[], "mine"]);
    router.answer = REFUSED;
    expect(await open("bfk_key")).toEqual([401, "UNAUTHENTICATED"]);
    expect([kept.get("bf_refresh_443"), kept.has(COOKIE)]).toEqual(["mine", false]);
    router.answer = SESSION;
    router.asked.length = 0;
    expect(await open("bfk_key")).toBe(204);
    expect(router.asked).toEqual([
      ["/auth/token", { apiKey: "bfk_key" }],
      ["/auth/logout", { refresh_token: "mine" }],
    ]);
    expect([kept.get("bf_refresh_443"), kept.get(COOKIE)]).toEqual(["r", "bfk_key"]);
  });

  it("is told when to ask again", async () => {
    await open("bfk_key");
    router.answer = { error: { code: "RATE_LIMITED" } };
    router.headers = { "retry-after": "40" };
    const answer = await openScreen(request("/session/screen", { key: "" }));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "40"]);
  });

  it.each(["SERVICE_UNAVAILABLE", "RATE_LIMITED"])("keeps its key while the answer is %s", async (code) => {
    await open("bfk_key");
    router.answer = { error: { code } };
    expect(await open("")).toEqual([expect.any(Number), code]);
    expect(kept.get(COOKIE)).toBe("bfk_key");
  });

  it("is none where the key is of another role: its session ends, and nothing is kept", async () => {
    router.answer = { ...SESSION, access_token: toToken("ADMIN") };
    expect(await open("bfk_admin")).toEqual([403, "FORBIDDEN"]);
    expect(router.asked.map(([path]) => path)).toEqual(["/auth/token", "/auth/logout"]);
    expect([...kept]).toEqual([]);
  });

  it("is taken from no other site, and leaves what is kept when it is wrong", async () => {
    await open("bfk_key");
    router.asked.length = 0;
    const answer = await openScreen(request("/session/screen", { key: "bfk_other" }, "https://other.example"));
    expect([answer.status, router.asked.length]).toEqual([403, 0]);
    router.answer = REFUSED;
    expect(await open("bfk_wrong")).toEqual([401, "UNAUTHENTICATED"]);
    expect(kept.get(COOKIE)).toBe("bfk_key");
  });
});

it("is a screen no more where somebody signs in or out", async () => {
  await open("bfk_key");
  await signIn(request("/session/sign-in", { username: "hr", password: "secret" }));
  expect(kept.has(COOKIE)).toBe(false);
  await open("bfk_key");
  await signOut(request("/session/sign-out", {}));
  expect(kept.has(COOKIE)).toBe(false);
});
