import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, STAGE_TIMEOUT_MS, type Stage, untilPill } from "./harness/stage.ts";

/** Pages are required to show a lost place or reader within this time of the event: it is what is tested, no patience of ours. */
/** What is promised of a machine that has the time; on a busy one, as long as it takes to open the same pages there. */
const SHOWN_WITHIN_MS = 5_000;
const shownWithin = (openedInMs: number) => Math.max(SHOWN_WITHIN_MS, 3 * openedInMs);
const CHIP = '[data-testid="place-cairo"]';
const STRIP = '[data-testid="partial-strip"]';
const NAV = '[data-testid="frame-places"]';

/** What each page says while Cairo does not answer. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  "/live": [`${CHIP}[data-status="OFFLINE"]`, '[data-testid="live-pill"][data-places="cairo"]'],
  "/devices": [
    `${CHIP}[data-status="OFFLINE"]`,
    '[data-testid="trust-line"][data-complete="false"]',
    '[data-testid="silent-place-cairo"]',
  ],
  "/time/punches": [`${CHIP}[data-status="OFFLINE"]`, '[data-testid="grid-footer"]:has-text("≥")'],
  "/playground": [],
};

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

async function openPages(context: BrowserContext): Promise<ReadonlyMap<string, Page>> {
  const pages = new Map<string, Page>();
  for (const path of Object.keys(SAYS)) {
    const page = await context.newPage();
    await page.goto(`${stage.origin}${path}`);
    await page.waitForSelector(`${NAV}[data-absent=""]`, { state: "attached" });
    pages.set(path, page);
  }
  await page(pages, "/devices").waitForSelector('[data-testid="device-cairo/lobby"]');
  await page(pages, "/time/punches").waitForSelector('[data-testid="grid-footer"]:not(:has-text("≥"))');
  await untilPill(page(pages, "/live"), "live");
  return pages;
}

function page(pages: ReadonlyMap<string, Page>, path: string): Page {
  const found = pages.get(path);
  if (found === undefined) throw new Error(`no page ${path}`);
  return found;
}

async function signInAgain({ page: signedOut }: { readonly page: Page }): Promise<void> {
  await signedOut.fill('input[name="username"]', stage.admin.username);
  await signedOut.fill('input[name="password"]', stage.admin.password);
  await signedOut.click('button[type="submit"]');
}

describe.each([
  { language: "en", paths: ["/live?place=cairo", "/devices?place=cairo,riyadh"] },
  { language: "ar", paths: ["/time/punches?place=cairo&sort=at"] },
] as const)("in $language", ({ language, paths }) => {
  it("a place that is frozen is told by chip, strip and counter of every page within five seconds, and when it is back", async () => {
    const { context } = await stage.visit({ language });
    const openedAt = Date.now();
    const pages = await openPages(context);
    const frozenAt = Date.now();
    const withinMs = shownWithin(frozenAt - openedAt);
    stage.signal("place:cairo", "SIGSTOP");
    try {
      const shown = async ([path, open]: [string, Page]) => {
        const marks = [`${NAV}[data-absent="cairo"]`, `${STRIP}[data-sites="cairo"]`, ...(SAYS[path] ?? [])];
        await Promise.all(marks.map((mark) => open.waitForSelector(mark, { state: "attached", timeout: 120_000 })));
        return [path, Date.now() - frozenAt < withinMs];
      };
      expect(await Promise.all([...pages].map(shown))).toEqual(Object.keys(SAYS).map((path) => [path, true]));
    } finally {
      stage.signal("place:cairo", "SIGCONT");
    }
    await Promise.all(
      [...pages].map(async ([path, open]) => {
        await open.waitForSelector(`${NAV}[data-absent=""]`, { state: "attached" });
        await open.waitForSelector(STRIP, { state: "detached" });
        if (path !== "/playground") await open.waitForSelector(`${CHIP}[data-status="ONLINE"]`);
      }),
    );
    await untilPill(page(pages, "/live"), "live");
    await page(pages, "/time/punches").waitForSelector('[data-testid="grid-footer"]:not(:has-text("≥"))');
    await context.close();
  });

  it.each(paths)("an open page leads to the sign-in page when its cookies are gone, and back to %s", async (path) => {
    const { page: open, context } = await stage.visit({ language });
    await open.goto(`${stage.origin}${path}`);
    await open.waitForSelector(`${CHIP}[aria-pressed="true"]`);
    await context.clearCookies({ name: /^bf_(access|refresh)/ });
    await open.waitForURL(/\/sign-in\?.*reason=ended/, { timeout: 120_000 });
    await signInAgain({ page: open });
    await open.waitForURL(`${stage.origin}${path}`);
    await open.waitForSelector(`${CHIP}[aria-pressed="true"]`);
    await context.close();
  });

  it("a page without network stays, says as of when, and goes on by itself", async () => {
    const { page: open, context } = await stage.visit({ language });
    await open.goto(`${stage.origin}/devices`);
    await open.waitForSelector('[data-testid="trust-line"]');
    await open.evaluate("globalThis.isSamePage = true");
    await context.setOffline(true);
    const banner = await open.waitForSelector('[data-testid="connection-banner"][data-state="lost"]');
    expect(await banner.textContent()).toMatch(/\d\d:\d\d:\d\d/);
    await open.click('nav a[href="/time/punches"]');
    await open.click('[data-testid="place-riyadh"]');
    await open.click('[data-testid="language-switch"]');
    await open.click('[data-testid="refresh"]');
    await open.waitForSelector('[data-testid="readers"][data-outdated="true"]'); // after twice its interval
    await open.waitForSelector('[data-testid="outdated"]');
    await context.setOffline(false);
    await open.waitForSelector('[data-testid="connection-banner"]', { state: "detached", timeout: 120_000 });
    await open.waitForSelector('[data-testid="readers"][data-outdated="false"]');
    expect(await open.evaluate("globalThis.isSamePage")).toBe(true);
    expect(new URL(open.url()).pathname).toBe("/devices");
    await open.click('nav a[href^="/time/punches"]');
    await open.waitForURL(/\/time\/punches/);
    await context.close();
  });
});

it("an open page leads to the sign-in page when its session is ended elsewhere, and back", async () => {
  const { page: open, context } = await stage.visit();
  await open.goto(`${stage.origin}/devices?place=cairo`);
  await open.waitForSelector(`${NAV}[data-absent=""]`, { state: "attached" });
  const refresh = (await context.cookies()).find(({ name }) => name.startsWith("bf_refresh"));
  const ended = await fetch(`${stage.organisation.demo.router.http}/auth/logout`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ refresh_token: refresh?.value }),
  });
  expect(ended.ok).toBe(true);
  await open.waitForURL(/\/sign-in\?.*reason=ended/, { timeout: 120_000 });
  await signInAgain({ page: open });
  await open.waitForURL(`${stage.origin}/devices?place=cairo`);
  await context.close();
});

describe("an address", () => {
  it("names what a page does not follow of it, and follows the rest", async () => {
    const { page: open, context } = await stage.visit();
    await open.goto(`${stage.origin}/time/punches?place=riyadh,atlantis&from=2026-13-01&dept=ops`);
    const notice = await open.waitForSelector('[data-testid="dropped-notice"]');
    const parts = ["place=atlantis", "from=2026-13-01", "dept=ops"];
    const text = await notice.textContent();
    expect(parts.filter((part) => !text?.includes(part))).toEqual([]);
    expect(await open.getAttribute('[data-testid="place-riyadh"]', "aria-pressed")).toBe("true");
    await open.goto(`${stage.origin}/live?place=riyadh`);
    await open.waitForSelector('[data-testid="live-pill"]');
    expect(await open.locator('[data-testid="dropped-notice"]').count()).toBe(0);
    await context.close();
  });
});

describe("a reader", () => {
  it("that falls silent is told to the open readers page, which does not have to ask, and when it answers again", async () => {
    const { page: open, context } = await stage.visit();
    // A page that nobody looks at does not read anew every 15 seconds: what it shows then, it was told.
    await open.addInitScript("Object.defineProperty(document, 'visibilityState', { value: 'hidden' })");
    await open.goto(`${stage.origin}/devices`);
    const line = '[data-testid="device-dubai/office"]';
    await open.waitForSelector(`${line} [data-status="ONLINE"]`);
    try {
      await stage.organisation.control("dubai", "office", "fault", { kind: "closePort" });
      await open.waitForSelector(`${line} [data-status="OFFLINE"], ${line} [data-status="CONNECTING"]`);
    } finally {
      await stage.organisation.control("dubai", "office", "fault", { kind: "openPort" });
    }
    await open.waitForSelector(`${line} [data-status="ONLINE"]`, { timeout: 90_000 });
    await context.close();
  });
});
