/** An edge that follows its file, and one that counts in Redis. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenEdge, openEdge, type OpenEdgeOptions } from "@biometricflow/edge/open-edge";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { REDIS_SERVER, type RedisServer, startRedis } from "./redis-server.ts";

const CLIENT = "203.0.113.1";

let dir: string;
const edges: OpenEdge[] = [];
const said: string[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-edge-"));
});
afterEach(() => {
  for (const edge of edges.splice(0)) edge.stop();
  said.splice(0);
  rmSync(dir, { recursive: true });
});

const write = (edge: unknown, more: object = {}) =>
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Acme", dataDir: "data", edge, ...more }));

function open(options: Partial<OpenEdgeOptions> = {}): OpenEdge {
  const say = (values: Readonly<Record<string, unknown>>, message: string) =>
    void said.push(`${message} ${JSON.stringify(values)}`);
  const log = { info: say, warn: say };
  const edge = openEdge({ configDir: dir, listener: "router", name: "router", log, lookMs: 10, ...options });
  edges.push(edge);
  return edge;
}

describe("an edge that follows its file", () => {
  it("takes lists, limits and origins that change, each listener its own", async () => {
    write({ router: { deny: [CLIENT] }, web: { deny: ["198.51.100.1"] } });
    const [router, web] = [open(), open({ listener: "web", name: "web" })];
    expect([router.isHeard(CLIENT), web.isHeard(CLIENT), web.isHeard("198.51.100.1")]).toEqual([false, true, false]);
    write({ corsOrigins: ["https://more.example"], limits: { address: { requests: 1, seconds: 600 } } });
    await expect.poll(() => router.isHeard(CLIENT)).toBe(true);
    expect(router.isReader("https://more.example")).toBe(true);
    expect(await router.take("address", CLIENT)).toBe(0);
    expect(await router.take("address", CLIENT)).toBeGreaterThan(0);
  });

  it.each([
    ["no JSON", () => writeFileSync(join(dir, "organisation.json"), "{ half"), "not JSON"],
    ["a network that is none", () => write({ router: { allow: ["10.0.0.0/99"] } }), "edge.router.allow.0"],
    ["a limit of nothing", () => write({ limits: { token: { requests: 0 } } }), "edge.limits.token.requests"],
    ["a fault elsewhere", () => write({}, { publicUrl: "nonsense" }), "publicUrl"],
    ["no file at all", () => rmSync(join(dir, "organisation.json")), "no readable file"],
  ])("keeps its rules beside %s, and says what is wrong", async (_name, spoil, told) => {
    write({ router: { deny: [CLIENT] } });
    const edge = open();
    spoil();
    await expect.poll(() => said.join("\n")).toContain(told);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("the rules of before go on");
    expect(edge.isHeard(CLIENT)).toBe(false);
    write({});
    await expect.poll(() => edge.isHeard(CLIENT)).toBe(true);
  });
});

it.each(["redis://:changeme@127.0.0.1:1", "redis://counts:Counts@127.0.0.1:1"])(
  "does not count by a Redis whose password everybody tries first: %s",
  (redisUrl) => {
    write({});
    expect(() => open({ redisUrl })).toThrow(/REDIS_URL: password/u);
    write({}, { demo: true });
    expect(() => open({ redisUrl })).not.toThrow();
  },
);

// With CI=true it runs wherever it is: there it must not be skipped.
describe.skipIf(REDIS_SERVER === undefined && process.env["CI"] !== "true")("counts that are kept in Redis", () => {
  let redis: RedisServer;
  beforeEach(async () => {
    redis = await startRedis();
    write({ limits: { token: { requests: 4, seconds: 600 }, failures: { requests: 2, seconds: 600 } } });
  });
  afterEach(() => redis.remove());
  const connected = async (count: number) =>
    expect.poll(() => said.filter((line) => line.startsWith("requests are counted in Redis")).length).toBe(count);

  it("are those of two processes together, and those of another service are its own", async () => {
    const [one, two] = [open({ redisUrl: redis.url }), open({ redisUrl: redis.url })];
    const other = open({ redisUrl: redis.url, name: "place:riyadh" });
    await connected(3);
    const waits = [];
    for (const edge of [one, two, one, two, one, two, other])
      waits.push((await edge.take("token", CLIENT, "sara")) > 0);
    expect(waits).toEqual([false, false, false, false, true, true, false]);
    await one.take("failures", CLIENT);
    expect(await two.look("failures", CLIENT)).toBe(0);
    await one.take("failures", CLIENT);
    expect(await two.look("failures", CLIENT)).toBeGreaterThan(0);
  });

  it("go on in each process while Redis is away: nobody is refused for it, and limits hold", async () => {
    const edge = open({ redisUrl: redis.url });
    await connected(1);
    await redis.kill();
    const waits = [];
    for (let n = 0; n < 6; n++) waits.push((await edge.take("token", CLIENT, "omar")) > 0);
    expect(waits).toEqual([false, false, false, false, true, true]);
    await expect.poll(() => said.filter((line) => line.includes("each process counts by itself"))).toHaveLength(1);
    await redis.start();
    await connected(2);
    expect(await edge.take("token", CLIENT, "huda")).toBe(0);
  });
});
