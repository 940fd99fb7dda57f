import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { generateLog, generatePopulation } from "@biometricflow/reader-simulator/generate-log";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBarriers, launchBrowser, openVisitor } from "./harness/browser.ts";
import { findFreePorts } from "./harness/free-ports.ts";
import { chooseFreePorts, findInFiles, operate, OwnOrganisation } from "./harness/own-organisation.ts";
import { postGraphql } from "./harness/running-organisation.ts";
import { untilPill } from "./harness/stage.ts";

const PASSWORD = "a horse, a battery, a staple";
const NEW_PASSWORD = "another sentence to remember";
const COMM_KEY = 4711;

let parent: string;
let dir: string;
let simulator: ReaderSimulator;
let browser: Browser;
let own: OwnOrganisation | undefined;
let urls: { readonly router: string; readonly web: string };
let link: string;
/** Everything secret that the story uses, by what it is. */
const secrets: Record<string, string> = { password: PASSWORD, "new password": NEW_PASSWORD };

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "biometricflow-own-"));
  dir = join(parent, "own");
  const [port = 0] = await findFreePorts(1);
  const users = generatePopulation({ seed: 7, people: 4, place: "riyadh" });
  simulator = createReaderSimulator({
    host: "127.0.0.1",
    port,
    serialNumber: "BFSIM0007",
    commKey: COMM_KEY,
    users,
    log: generateLog({ seed: 7, rows: 40, users, endAt: "2026-11-22T12:00:00", days: 20, weekend: ["FRI", "SAT"] }),
    capacity: 1000,
    timeZone: "Asia/Riyadh",
  });
  await simulator.start();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await own?.stop();
  await simulator?.stop();
  rmSync(parent, { recursive: true, force: true });
});

/** Signs in over the router, as a program does. */
async function signIn(username: string, password: string): Promise<{ status: number; tokens: Record<string, string> }> {
  const response = await fetch(`${urls.router}/auth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  const { access_token = "", refresh_token = "" } = Object(await response.json());
  return { status: response.status, tokens: { access: access_token, refresh: refresh_token } };
}

async function refresh(token: string): Promise<number> {
  const body = JSON.stringify({ refresh_token: token });
  const headers = { "content-type": "application/json" };
  return (await fetch(`${urls.router}/auth/refresh`, { method: "POST", headers, body })).status;
}

const fillIn = async (page: Page, password: string, repeat: string) => {
  await page.fill('input[name="username"]', "Anna");
  await page.fill('input[name="password"]', password);
  await page.fill('input[name="repeat"]', repeat);
  await page.click('button[type="submit"]');
};

const errorOf = (page: Page) => page.locator('[data-testid="setup-error"]').getAttribute("data-code");

/** Opens an address and gives the code with which the page refuses it. */
async function refusalOf(address: string): Promise<string | null> {
  const { page, context } = await openVisitor(browser, { origin: urls.web });
  await page.goto(address);
  const code = await page.locator('[data-testid="setup-refusal"]').getAttribute("data-code");
  await context.close();
  return code;
}

describe("an organisation of one's own, from nothing", () => {
  it("is written by bf init, which finds the reader", async () => {
    writeFileSync(join(parent, "key"), `${COMM_KEY}\n`);
    const { host, port } = simulator.address;
    const flags = ["--name", "Own", "--place", "Riyadh", "--zone", "Asia/Riyadh", "--reader", `${host}:${port}`];
    const run = await operate(["init", dir, ...flags, "--comm-key-file", join(parent, "key")]);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    expect(run.stdout).toContain("serial BFSIM0007");
    urls = await chooseFreePorts(dir);
  });

  it("starts by npm start and prints one set-up link, and nothing of a demo", { timeout: 380_000 }, async () => {
    own = await OwnOrganisation.start(dir, { withWeb: true });
    expect(own.setupLinks).toHaveLength(1);
    [link = ""] = own.setupLinks;
    expect(link.startsWith(`${urls.web}/setup?token=`)).toBe(true);
    secrets["set-up token"] = new URL(link).searchParams.get("token") ?? "";
    expect(existsSync(join(dir, "data", "demo.json"))).toBe(false);
    expect(existsSync(join(dir, "data", "directory", "first-accounts.json"))).toBe(false);
  });

  it("tells who comes with a wrong link what to do", async () => {
    expect(await refusalOf(`${urls.web}/setup?token=bfs_guess`)).toBe("SETUP_LINK_UNKNOWN");
    expect(await refusalOf(`${urls.web}/setup`)).toBe("SETUP_LINK_UNKNOWN");
  });

  it("makes the first administrator in the browser, who sees the next punch live", async () => {
    const { page, context, foreignHosts, scriptErrors } = await openVisitor(browser, { origin: urls.web });
    await page.goto(link);
    expect(await findBarriers(page)).toEqual([]);
    await fillIn(page, "short", "short");
    expect(await errorOf(page)).toBe("PASSWORD_SHORT");
    await fillIn(page, PASSWORD, NEW_PASSWORD);
    expect(await errorOf(page)).toBe("PASSWORD_DIFFERS");
    await fillIn(page, PASSWORD, PASSWORD);
    await page.waitForURL(/\/today/);
    await page.goto(`${urls.web}/live`);
    await untilPill(page, "live");
    simulator.control.punch({ pin: "70001" });
    await page.waitForSelector('[data-testid="live-feed"] > [data-punch-id]:has-text("70001")');
    const cookies = await context.cookies();
    for (const { name, value } of cookies.filter((cookie) => cookie.httpOnly)) secrets[`cookie ${name}`] = value;
    expect(cookies.filter((cookie) => cookie.httpOnly)).toHaveLength(2);
    expect([foreignHosts(), scriptErrors()]).toEqual([[], []]);
    await context.close();
  });

  it("refuses the link the second time, in both languages", async () => {
    expect(await refusalOf(link)).toBe("SETUP_LINK_USED");
    const { page, context } = await openVisitor(browser, { origin: urls.web, language: "ar" });
    await page.goto(link);
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await page.locator('[data-testid="setup-refusal"]').innerText()).toContain("رابط الإعداد");
    await context.close();
  });

  it("lets the operator add, reset and disable an account while it runs", async () => {
    const account = (action: string, input: string, ...args: readonly string[]) =>
      operate(["account", action, "--config", dir, "--username", "omar", ...args], input);
    expect(await account("add", PASSWORD, "--role", "HR")).toMatchObject({ code: 0 });
    const first = await signIn("omar", PASSWORD);
    Object.assign(secrets, { "access token": first.tokens["access"], "refresh token": first.tokens["refresh"] });
    const { data } = await postGraphql<{ punches: { totalCount: number } }>(
      `${urls.router}/graphql`,
      { query: "{ punches(first: 1) { totalCount } }" },
      first.tokens["access"],
    );
    expect(data?.punches.totalCount).toBe(41);
    expect(await account("reset", NEW_PASSWORD)).toMatchObject({ code: 0 });
    expect([await refresh(first.tokens["refresh"] ?? ""), (await signIn("omar", PASSWORD)).status]).toEqual([401, 401]);
    const second = await signIn("omar", NEW_PASSWORD);
    expect(await account("disable", "")).toMatchObject({ code: 0 });
    expect(await refresh(second.tokens["refresh"] ?? "")).toBe(401);
    expect((await signIn("omar", NEW_PASSWORD)).status).toBe(401);
    expect(findInFiles(dir, secrets)).toEqual([]); // also not while it runs
  });

  it("starts a second time without a link, and knows its accounts", async () => {
    await own?.stop();
    own = await OwnOrganisation.start(dir, { withWeb: false });
    expect(own.setupLinks).toEqual([]);
    expect((await signIn("ANNA", PASSWORD)).status).toBe(200);
  });

  it("has nothing of all this in clear on the disk", async () => {
    await own?.stop();
    expect(Object.keys(secrets).length).toBe(7);
    expect(Object.entries(secrets).filter(([, text]) => text.length < 12)).toEqual([]);
    expect(findInFiles(dir, secrets)).toEqual([]);
    writeFileSync(join(dir, "data", "planted"), `before ${secrets["access token"]} after`);
    expect(findInFiles(dir, secrets)).toEqual([`access token: ${join(dir, "data", "planted")}`]);
  });
});
