/** The handlers of signing in by the provider, between a browser's cookies and the router. */
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";

interface Written {
  readonly value: string;
  readonly path?: string;
  readonly secure?: boolean;
  readonly maxAge?: number;
}

const { kept, written, page } = vi.hoisted(() => ({
  kept: new Map<string, string>(),
  written: new Map<string, Written>(),
  page: { headers: new Headers() },
}));
vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({
  headers: async () => page.headers,
  cookies: async () => ({
    get: (name: string) => (kept.has(name) ? { value: kept.get(name) } : undefined),
    set: (name: string, value: string, options: Omit<Written, "value">) => {
      kept.set(name, value);
      written.set(name, { value, ...options });
    },
    delete: ({ name }: { readonly name: string }) => kept.delete(name),
  }),
}));
vi.resetModules(); // other files of one worker have other cookies
const { POST: begin } = await import("../app/session/oidc/begin/route.ts");
const { GET: comeBack } = await import("../app/session/oidc/callback/route.ts");
const { POST: sendCode } = await import("../app/session/oidc/route.ts");
const { readProviderLabel } = await import("./provider-here.server.ts");
afterAll(() => void vi.resetModules());

vi.stubEnv("BIOMETRICFLOW_ROUTER_URL", "http://router.example");
vi.stubEnv("BIOMETRICFLOW_WEB_PORT", "443");
vi.stubEnv("BIOMETRICFLOW_PROVIDER_LABEL", "Staff login");
vi.stubEnv("BIOMETRICFLOW_PROVIDER_ORIGIN", "https://dashboard.example");

const router = { answer: {} as object, asked: [] as string[] };
vi.stubGlobal("fetch", async (url: URL) => {
  router.asked.push(url.pathname);
  return Response.json(router.answer);
});

const COOKIE = "__Host-bf_oidc_443";
const TOKENS = { access_token: "a.b.c", refresh_token: "r" };
const BEGUN = { url: "https://provider.example/authorize?state=ours", binding: "secret" };

beforeEach(() => {
  kept.clear();
  written.clear();
  router.asked.length = 0;
});

function request(path: string, body?: object, scheme = "https"): Request {
  const headers = { host: "dashboard.example", "x-forwarded-proto": scheme, "content-type": "application/json" };
  const url = `http://127.0.0.1:3000${path}`;
  return new Request(url, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
}

async function beginHere(next = "/profile", scheme = "https"): Promise<void> {
  router.answer = BEGUN;
  await begin(request("/session/oidc/begin", { next }, scheme));
  router.asked.length = 0;
  written.clear();
}

async function comeBackWith(query: string, answer: object): Promise<string | null> {
  router.answer = answer;
  return (await comeBack(request(`/session/oidc/callback?${query}`))).headers.get("location");
}

describe("a sign-in that waits for its provider", () => {
  it.each(["x=1", "state=theirs&code=1", "code=1", "state="])(
    "is not ended by a link of another site, ?%s",
    async (query) => {
      await beginHere();
      expect(await comeBackWith(query, TOKENS)).toBe("https://dashboard.example/sign-in?provider=OIDC_REFUSED");
      expect(router.asked).toEqual([]);
      expect(await comeBackWith("state=ours&code=1", TOKENS)).toBe("https://dashboard.example/profile");
      expect(kept.has(COOKIE)).toBe(false);
    },
  );

  it("is kept under a name that no other host of the domain can write, where there is TLS", async () => {
    router.answer = BEGUN;
    await begin(request("/session/oidc/begin", { next: "/profile" }));
    expect(written.get(COOKIE)).toMatchObject({ path: "/", secure: true });
    expect("domain" in (written.get(COOKIE) ?? {})).toBe(false);
    await beginHere("/profile", "http");
    expect(kept.has("bf_oidc_443")).toBe(true);
  });

  it.each([`/x?q=${"y".repeat(4_000)}`, `/x?q=${"س".repeat(320)}`])(
    "comes back to the home page where the address is too long for a cookie",
    async (next) => {
      await beginHere(next);
      expect(encodeURIComponent(kept.get(COOKIE) ?? "").length).toBeLessThan(3_500);
      expect(await comeBackWith("state=ours&code=1", TOKENS)).toBe("https://dashboard.example/today");
    },
  );
});

describe("the code of the account after the provider", () => {
  it("has as long as the provider had, and its sign-in ends with it", async () => {
    await beginHere();
    const asked = await comeBackWith("state=ours&code=1", { error: { code: "SECOND_FACTOR_REQUIRED" } });
    expect(asked).toBe("https://dashboard.example/sign-in?provider=code&next=%2Fprofile");
    expect(written.get(COOKIE)).toMatchObject({ value: "secret ours /profile", maxAge: 300 });
    router.answer = { error: { code: "SECOND_FACTOR_WRONG" } };
    expect((await sendCode(request("/session/oidc", { otp: "000000" }))).status).toBe(401);
    expect(kept.has(COOKIE)).toBe(true);
    router.answer = TOKENS;
    expect((await sendCode(request("/session/oidc", { otp: "123456" }))).status).toBe(204);
    expect(kept.has(COOKIE)).toBe(false);
  });
});

it.each([
  ["BAD_USER_INPUT", "OIDC_REFUSED"],
  ["UNAUTHENTICATED", "OIDC_REFUSED"],
  ["INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE"],
  ["OIDC_NO_ACCOUNT", "OIDC_NO_ACCOUNT"],
])("says after %s that %s", async (code, said) => {
  await beginHere();
  const query = new URLSearchParams({ provider: said, next: "/profile" });
  expect(await comeBackWith("state=ours&code=1", { error: { code } })).toBe(
    `https://dashboard.example/sign-in?${query}`,
  );
});

it.each([
  ["https", "dashboard.example", "Staff login"],
  ["http", "dashboard.example", ""],
  ["https", "10.0.0.7:3000", ""],
])("offers the provider at %s://%s: %j", async (proto, host, label) => {
  page.headers = new Headers({ host, "x-forwarded-proto": proto });
  expect(await readProviderLabel()).toBe(label);
});
