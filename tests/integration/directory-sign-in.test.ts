import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANONYMOUS, DirectoryHarness } from "./directory-harness.ts";

const WRONG = "wrong password";

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(() => directory.remove());

const tryFrom = (address: string, password: string, username = "hr") =>
  directory.post("/auth/token", { username, password }, directory.from(address));
const rightPassword = () => directory.findAccount("hr").password;

describe("failed sign-ins", () => {
  it("tell the fourth wrong password of an address to wait, until the window has passed", async () => {
    for (let n = 0; n < 3; n++) expect((await tryFrom("192.0.2.1", WRONG)).status).toBe(401);
    const limited = await tryFrom("192.0.2.1", WRONG);
    expect([limited.status, limited.body.error.code]).toEqual([429, "RATE_LIMITED"]);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await tryFrom("192.0.2.2", WRONG)).status).toBe(401);
    directory.nowMs += 60_000;
    expect((await tryFrom("192.0.2.1", WRONG)).status).toBe(401);
  });

  it("never refuse the right password, whoever failed before it, and slow it by a bounded pause", async () => {
    for (let n = 0; n < 60; n++) await tryFrom(`192.0.2.${n}`, WRONG);
    const before = directory.waitedMs.length;
    expect((await tryFrom("198.51.100.7", rightPassword())).status).toBe(200);
    const waited = directory.waitedMs.slice(before);
    expect(waited).toHaveLength(1);
    expect(Math.max(...directory.waitedMs)).toBeLessThanOrEqual(3000);
  });

  it("never refuse the right password of the address that failed itself", async () => {
    for (let n = 0; n < 10; n++) await tryFrom("192.0.2.1", WRONG);
    expect((await tryFrom("192.0.2.1", rightPassword())).status).toBe(200);
  });

  it("make each further try wait longer", async () => {
    for (let n = 0; n < 9; n++) await tryFrom(`192.0.2.${n}`, WRONG);
    expect(directory.waitedMs).toEqual([250, 500, 1000, 2000, 3000, 3000]);
  });

  it("do not slow the account where it signed in before", async () => {
    expect((await tryFrom("198.51.100.7", rightPassword())).status).toBe(200);
    for (let n = 0; n < 20; n++) await tryFrom(`192.0.2.${n}`, WRONG);
    const before = directory.waitedMs.length;
    expect((await tryFrom("198.51.100.7", rightPassword())).status).toBe(200);
    expect(directory.waitedMs.slice(before)).toEqual([]);
  });

  it("slow tries of an address at any account, and leave other addresses alone", async () => {
    for (let n = 0; n < 20; n++) await tryFrom("192.0.2.1", WRONG, `nobody-${n}`);
    const before = directory.waitedMs.length;
    expect((await tryFrom("192.0.2.2", rightPassword())).status).toBe(200);
    expect(directory.waitedMs.slice(before)).toEqual([]);
    expect((await tryFrom("192.0.2.1", rightPassword())).status).toBe(200);
    expect(directory.waitedMs.slice(before)).toHaveLength(1);
  });

  it("hear three of thirty wrong passwords that come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => tryFrom("192.0.2.1", WRONG)));
    const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    expect(count(401)).toBe(3);
    expect(count(429) + count(503)).toBe(27);
  });

  it("with API keys do not keep the right key waiting", async () => {
    const { apiKey } = directory.readFirstAccounts();
    const tryKey = (key: string) => directory.post("/auth/token", { apiKey: key }, directory.from("192.0.2.1"));
    const statuses = [];
    for (let n = 0; n < 5; n++) statuses.push((await tryKey(`bfk_wrong-${n}`)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    expect((await tryKey(apiKey)).status).toBe(200);
    expect(directory.waitedMs).toEqual([]);
  });
});

describe("a client's address", () => {
  it("is what the router says in a request that it signed", async () => {
    for (let n = 0; n < 4; n++) await tryFrom("192.0.2.1", WRONG);
    expect((await tryFrom("192.0.2.1", WRONG)).status).toBe(429);
    expect((await tryFrom("192.0.2.2", WRONG)).status).toBe(401);
  });

  it.each<[string, () => Record<string, string>]>([
    ["nobody's token", () => ({})],
    ["a token of no router", () => ({ authorization: "Bearer a.b.c" })],
    [
      "a token of another's key",
      () => ({ authorization: `Bearer ${directory.routerToken(ANONYMOUS, { key: "stranger" })}` }),
    ],
  ])("cannot be invented on this machine, with %s", async (_name, headers) => {
    const statuses = [];
    for (let n = 0; n < 5; n++) {
      const invented = { "x-forwarded-for": `203.0.113.${n}`, ...headers() };
      statuses.push((await directory.post("/auth/token", { username: "hr", password: WRONG }, invented)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });
});

describe("the owner of an account that is attacked", () => {
  it.each([
    ["from another address", "198.51.100.7"],
    ["from the attacker's own address, as behind one proxy", "192.0.2.1"],
  ])("is heard among sixty tries at once, %s", async (_where, address) => {
    const attack = Array.from({ length: 60 }, () => tryFrom("192.0.2.1", WRONG));
    const owner = tryFrom(address, rightPassword());
    const statuses = (await Promise.all(attack)).map(({ status }) => status);
    expect((await owner).status).toBe(200);
    expect(statuses.filter((status) => ![401, 429, 503].includes(status))).toEqual([]);
  });
});
