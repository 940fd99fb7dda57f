import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openVisitor, signIn, type Visitor } from "./harness/browser.ts";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

const BUILD_MS = 900_000;
/** The grid once its total is known: of a view that is still being read nothing is told. */
const GRID = '[data-testid="grid"][data-total]';
const ROW = "[data-testid^='row-']";

let organisation: RunningOrganisation;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  organisation = await RunningOrganisation.start({
    configDir: await writeOrganisationFolder(SMALL_ORGANISATION),
    withWeb: true,
  });
  await until(
    () => organisation.demo.ready.web,
    BUILD_MS,
    () => organisation.output,
  );
  origin = organisation.demo.web;
  browser = await launchBrowser();
}, BUILD_MS + 300_000);
afterAll(async () => {
  await browser?.close();
  await organisation?.stop();
});

/** A profile that is signed in as the administrator and sees the live page. */
async function visit(options: { language?: "en" | "ar"; colorScheme?: "light" | "dark" } = {}): Promise<Visitor> {
  const visitor = await openVisitor(browser, { ...options, origin });
  await signIn(visitor.page, origin, admin());
  return visitor;
}

function admin() {
  const account = organisation.demo.accounts.find(({ role }) => role === "ADMIN");
  if (account === undefined) throw new Error("no administrator");
  return account;
}

/** Waits until the pill of the live page shows one of its states. */
async function untilPill(page: Page, state: string): Promise<void> {
  await page.waitForSelector(`[data-testid="live-pill"][data-state="${state}"]`, { timeout: 120_000 });
}

/** How many rows of the feed show each PIN. */
const countRowsOf = (page: Page, pins: readonly string[]) =>
  Promise.all(pins.map((pin) => page.locator(ROW, { hasText: pin }).count()));

/** Waits until every PIN is in the feed, and says that each is there once. */
async function untilShown(page: Page, pins: readonly string[]): Promise<void> {
  await until(async () => (await countRowsOf(page, pins)).every((count) => count > 0), 120_000);
  expect(await countRowsOf(page, pins)).toEqual(pins.map(() => 1));
}

describe("signing in", () => {
  it("refuses a wrong password and an unknown user in the same words", async () => {
    const { page, context } = await openVisitor(browser, { origin });
    const texts: (string | null)[] = [];
    for (const username of ["admin", "nobody"]) {
      await page.goto(`${origin}/sign-in`);
      await page.fill('input[name="username"]', username);
      await page.fill('input[name="password"]', "wrong");
      await page.click('button[type="submit"]');
      await page.waitForSelector('[data-testid="sign-in-error"]:not(:empty)');
      texts.push(await page.textContent('[data-testid="sign-in-error"]'));
    }
    expect(texts[0]).toBeTruthy();
    expect(texts[1]).toBe(texts[0]);
    await context.close();
  });

  it("returns to the link that was asked for, and never to another host", async () => {
    const { page, context } = await openVisitor(browser, { origin });
    await page.goto(`${origin}/devices`);
    await page.waitForURL(/sign-in/);
    await page.fill('input[name="username"]', admin().username);
    await page.fill('input[name="password"]', admin().password);
    await page.click('button[type="submit"]');
    await page.waitForURL(`${origin}/devices`);
    await context.clearCookies();
    await page.goto(`${origin}/sign-in?next=//evil.example/`);
    await page.fill('input[name="username"]', admin().username);
    await page.fill('input[name="password"]', admin().password);
    await page.click('button[type="submit"]');
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    expect(new URL(page.url()).origin).toBe(origin);
    await context.close();
  });
});

describe("the live page", () => {
  it("shows a punch without reload and without asking for it over HTTP, and nothing while the reader's port is closed", async () => {
    const { page, punchRequests, context } = await visit();
    await untilPill(page, "live");
    await untilShown(page, await organisation.punch("cairo", "lobby"));
    await page.evaluate("globalThis.isSamePage = true");
    const requests = punchRequests();
    expect(requests).toBeGreaterThan(0); // else it counts nothing

    await untilShown(page, await organisation.punch("cairo", "lobby"));
    await organisation.control("cairo", "lobby", "fault", { kind: "closePort" });
    const unseen = await organisation.punch("cairo", "lobby");
    await untilShown(page, await organisation.punch("riyadh", "gate-1"));
    expect(await countRowsOf(page, unseen)).toEqual([0]);

    await organisation.control("cairo", "lobby", "fault", { kind: "openPort" });
    await untilShown(page, unseen);
    expect(punchRequests()).toBe(requests);
    expect(await page.evaluate("globalThis.isSamePage")).toBe(true);
    await context.close();
  });

  it("says that a place is not live while its process is gone, then recovers every punch once", async () => {
    const { page, context } = await visit();
    await untilPill(page, "live");
    process.kill(organisation.pidOf("place:dubai"), "SIGKILL");
    await untilPill(page, "partly-live");
    const missed = await organisation.punch("dubai", "office", 3);
    await untilPill(page, "live");
    await untilShown(page, missed);
    await context.close();
  });

  it("recovers what was punched while the router was gone, each once", async () => {
    const { page, context } = await visit();
    await untilPill(page, "live");
    process.kill(organisation.pidOf("router"), "SIGKILL");
    const missed = await organisation.punch("riyadh", "gate-2", 4);
    await untilShown(page, missed);
    await untilPill(page, "live");
    await untilShown(page, await organisation.punch("riyadh", "gate-1"));
    await context.close();
  });
});

describe("the punches page", () => {
  it("keeps place and date in the URL, and a reload keeps the view", async () => {
    const { page, context } = await visit();
    await page.goto(`${origin}/time/punches`);
    await page.waitForSelector(".ag-row[row-id]");
    const all = await page.getAttribute(GRID, "data-total");
    await page.click('[data-testid="place-cairo"]');
    await until(
      async () => ![all, null].includes(await page.locator('[data-testid="grid"]').getAttribute("data-total")),
      120_000,
    );
    await page.waitForSelector(".ag-row[row-id]");
    const url = page.url();
    const filtered = await page.getAttribute(GRID, "data-total");
    const firstRow = await page.locator(".ag-row[row-index='0']").first().textContent();
    expect(url).toMatch(/cairo/);
    expect(Number(filtered)).toBeLessThan(Number(all));

    await page.reload();
    await page.waitForSelector(".ag-row[row-id]");
    await until(async () => (await page.getAttribute(GRID, "data-total")) === filtered, 120_000);
    expect(page.url()).toBe(url);
    expect(await page.locator(".ag-row[row-index='0']").first().textContent()).toBe(firstRow);
    await context.close();
  });
});

describe("the playground", () => {
  it("runs a query without any outside host", async () => {
    const { page, foreignHosts, context } = await visit();
    await page.goto(`${origin}/playground`);
    await page.waitForSelector('.graphiql-query-editor .view-line:has-text("LatestPunches")'); // before it there is nothing to run
    await page.click(".graphiql-execute-button");
    await until(async () => /"data"/.test((await page.textContent(".graphiql-response")) ?? ""), 120_000);
    expect(foreignHosts()).toEqual([]);
    await context.close();
  });
});
