/** Requests that another site makes a visitor's browser send, with the visitor's cookies: each handler of the dashboard refuses them. */
import { globSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";

const APP = join(import.meta.dirname, "../app");
const ORIGIN = "http://dashboard.example";
/** Changes nothing, spends no right, and what it answers no other site can read. */
const HARMLESS: ReadonlySet<string> = new Set(["session/alive/route.ts GET"]);
/** Where the provider, which is another site, leads browsers back to: the cookie of the browser that began is what guards it. */
const FROM_PROVIDER = "session/oidc/callback/route.ts GET";

type Handler = (request: Request, context: { readonly params: Promise<{ path: string[] }> }) => Promise<Response>;

vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => ({ value: "header.payload.signature" }) }) }));

/** Paths that the router was asked for. */
const asked: string[] = [];
vi.stubEnv("BIOMETRICFLOW_ROUTER_URL", "http://router.example");
vi.stubGlobal("fetch", async (url: URL | string) => {
  const { origin, pathname, search } = new URL(url);
  asked.push(`${origin === "http://router.example" ? "" : origin}${pathname}${search}`);
  return Response.json({});
});
beforeEach(() => {
  asked.length = 0;
});

const FILES = globSync("**/route.ts", { cwd: APP }).toSorted();

async function listHandlers(): Promise<readonly (readonly [name: string, method: string, handler: Handler])[]> {
  const modules = await Promise.all(FILES.map(async (file) => [file, await import(join(APP, file))] as const));
  return modules.flatMap(([file, module]) =>
    ["GET", "POST", "PUT", "PATCH", "DELETE"].flatMap((method) =>
      typeof module[method] === "function" ? [[`${file} ${method}`, method, module[method]] as const] : [],
    ),
  );
}

function send([name, method, handler]: readonly [string, string, Handler], headers: Record<string, string>) {
  const body = method === "GET" ? {} : { body: "{}" };
  const path = `/${name.replace(/\/route.ts .*/, "").replace("[...path]", "attendance.csv")}`;
  const own = { host: new URL(ORIGIN).host, cookie: "bf=x", "content-type": "application/json" };
  const request = new Request(`${ORIGIN}${path}`, { method, headers: { ...own, ...headers }, ...body });
  return handler(request, { params: Promise.resolve({ path: ["attendance.csv"] }) });
}

describe("a request of another site", () => {
  it.each([
    ["that says so", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["under a name beside ours", { "sec-fetch-site": "same-site", origin: "http://other.example" }],
    ["of an old browser, which tells its origin alone", { origin: "https://evil.example" }],
    ["of a sandboxed frame", { origin: "null" }],
    ["of our name over another scheme", { origin: ORIGIN.replace("http:", "https:") }],
    ["of our name at another port", { origin: `${ORIGIN}:8080` }],
  ])("%s is refused by each handler, and nothing is asked of the router", async (_what, headers) => {
    const handlers = (await listHandlers()).filter(([name]) => !HARMLESS.has(name) && name !== FROM_PROVIDER);
    expect(handlers.length).toBeGreaterThan(7);
    for (const each of handlers) expect([each[0], (await send(each, headers)).status]).toEqual([each[0], 403]);
    expect(asked).toEqual([]);
  });
});

it.each([
  ["a picture", { "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" }],
  ["a frame", { "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" }],
  ["a script", { "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" }],
])("takes no answer of the provider by %s of another site", async (_what, headers) => {
  const callback = (await listHandlers()).find(([name]) => name === FROM_PROVIDER) ?? expect.fail("no handler");
  expect((await send(callback, { "sec-fetch-site": "cross-site", ...headers })).status).toBe(403);
  expect(asked).toEqual([]);
});

it("passes files on of the export alone, whatever the path says", async () => {
  const [file] = (await listHandlers()).filter(([name]) => name.startsWith("export/"));
  if (file === undefined) throw new Error("no handler");
  const get = (path: string[]) =>
    file[2](new Request(`${ORIGIN}/export/x`, { headers: { "sec-fetch-site": "none" } }), {
      params: Promise.resolve({ path }),
    });
  for (const path of [["..", "metrics"], ["period", "..", "..", "auth", "verify"], ["."]])
    expect((await get(path)).status).toBe(404);
  expect(asked).toEqual([]);
  for (const part of ["..%2f..%2fetc%2fpasswd", "../../etc/passwd", "%2e%2e", "a\\..\\b", "x?y=1", "x#y"])
    await get([part]);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((url) => !/^\/export\/[^/?#]+$/.test(url))).toEqual([]);
});
