import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBarriers, openVisitor } from "./harness/browser.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage, untilPill } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const FEED_ROW = '[data-testid="live-feed"] > [data-punch-id]';
const DOOR = '[data-testid="screen-door"]';

/** Remembers every state that the live pill is in from now on, however short. */
const WATCH_PILL = `
  globalThis.pillStates = new Set();
  new MutationObserver(() => {
    const pill = document.querySelector('[data-testid="live-pill"]');
    globalThis.pillStates.add(pill?.dataset.state);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

/** Makes the key of a screen at riyadh on the page of keys, and gives its link. */
async function makeLink(page: Page): Promise<string> {
  await page.goto(`${stage.origin}/keys`);
  await page.click('[data-testid="key-new"]');
  await page.fill('[data-testid="key-name"]', "hall");
  await page.selectOption('[data-testid="key-role"]', "SCREEN");
  await page.click('[data-testid="key-form"] button[type=submit]');
  await page.waitForSelector('[data-testid="key-fault"][data-fault="places"]');
  await page.locator('[data-testid="key-form"] .chip', { hasText: "Riyadh" }).click();
  await page.click('[data-testid="key-form"] button[type=submit]');
  return (await page.textContent('[data-testid="told-secret"]')) ?? "";
}

/** Lets somebody punch at riyadh, and waits until the wall shows it. */
async function punchOnWall(wall: Page): Promise<void> {
  await untilPill(wall, "live");
  const before = await wall.locator(FEED_ROW).count();
  await stage.organisation.punch("riyadh", "gate-1", 1);
  await wall.waitForSelector(`${FEED_ROW} >> nth=${before}`);
}

/** Waits until the wall has left its page and is back on it. */
async function untilBack(wall: Page): Promise<void> {
  const isBack = "globalThis.isSamePage === undefined && location.pathname === '/live'";
  await until(() => wall.evaluate<boolean>(isBack).catch(() => false), 120_000);
}

const logOut = async (wall: Page) => {
  const refresh = (await wall.context().cookies()).find(({ name }) => name.startsWith("bf_refresh"));
  const answer = await fetch(`${stage.organisation.demo.router.http}/auth/logout`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ refresh_token: refresh?.value }),
  });
  expect(answer.ok).toBe(true);
};

it("hangs on the wall signed in, through the end of its session and of the router, until its key is ended", async () => {
  const { page: desk } = await stage.visit();
  const link = await makeLink(desk);
  expect(link).toMatch(new RegExp(`^${stage.origin}/screen#bfk_[\\w-]{43}$`));
  const secret = link.split("#")[1] ?? "";

  const visitor = await openVisitor(stage.browser, { origin: stage.origin });
  const { page: wall, context } = visitor;
  const urls: string[] = [];
  wall.on("request", (request) => urls.push(request.url()));
  await wall.goto(link);
  await wall.waitForSelector(`${DOOR}[data-state="asking"]`);
  expect(await findBarriers(wall)).toEqual([]);
  await wall.reload(); // the link is whole until it is kept
  await wall.click('[data-testid="screen-open"]');
  await wall.waitForURL(`${stage.origin}/live`);
  await punchOnWall(wall);
  expect(urls.filter((url) => url.includes(secret))).toEqual([]);
  const [cookie] = (await context.cookies()).filter(({ name }) => name.startsWith("bf_screen_"));
  expect(cookie).toMatchObject({ value: secret, httpOnly: true, sameSite: "Strict" });
  expect(await wall.evaluate<string>("JSON.stringify([localStorage, sessionStorage, document.cookie])")).not.toContain(
    secret,
  );
  const paths = await wall
    .locator("nav >> nth=0 >> a")
    .evaluateAll((links) => links.map((entry) => entry.getAttribute("href")));
  expect(paths).toEqual(["/live", "/presence"]);
  expect(await wall.locator('[data-testid="sign-out"], [data-testid="open-profile"]').count()).toBe(0);
  expect(await findBarriers(wall)).toEqual([]);

  await wall.click('[data-testid="leave-screen"]');
  await wall.waitForSelector(`${DOOR}[data-state="leaving"]`);
  expect(await findBarriers(wall)).toEqual([]);
  await wall.click('[data-testid="screen-back"]');
  await wall.waitForURL(`${stage.origin}/live`);

  await wall.goto(`${stage.origin}/presence`);
  await wall.waitForSelector('[data-testid="presence-riyadh"]');
  expect(await wall.locator('[data-testid="failure-notice"], [data-testid="presence-cairo"]').count()).toBe(0);
  expect(await findBarriers(wall)).toEqual([]);

  await wall.goto(`${stage.origin}/live`);
  await wall.evaluate("globalThis.isSamePage = true");
  await logOut(wall);
  await untilBack(wall);
  await punchOnWall(wall);

  await wall.evaluate(WATCH_PILL);
  stage.signal("router", "SIGKILL");
  await until(() => wall.evaluate<boolean>("globalThis.pillStates.has('reconnecting')"), 60_000);
  await punchOnWall(wall);

  await desk.click('[data-testid="told-kept"]');
  await desk.click('[data-testid="key"][data-name="hall"] [data-testid="key-revoke"]');
  await desk.click('[data-testid="key-revoke-now"]');
  await wall.waitForSelector(`${DOOR}[data-state="over"]`);
  expect(await wall.textContent(DOOR)).toMatch(/link is over.*administrator/i);
  await wall.goto(`${stage.origin}/live`);
  await wall.waitForSelector(`${DOOR}[data-state="over"]`);
  expect(await wall.locator('input[type="password"]').count()).toBe(0);
  expect(await findBarriers(wall)).toEqual([]);
  await wall.click('[data-testid="screen-sign-in"]');
  await wall.waitForURL(`${stage.origin}/sign-in`);
  expect((await context.cookies()).filter(({ name }) => name.startsWith("bf_screen_"))).toEqual([]);
  await wall.goto(`${stage.origin}/screen`);
  await wall.waitForSelector(`${DOOR}[data-state="noKey"]`);
  expect([visitor.foreignHosts(), visitor.policyViolations()]).toEqual([[], []]);
  await context.close();
});

it("asks before it ends somebody's session, and takes no key of another role", async () => {
  const { page, context } = await stage.visit();
  const { apiKey } = stage.organisation.demo;
  await page.goto(`${stage.origin}/screen#${apiKey}`);
  await page.waitForSelector(`${DOOR}[data-state="replacing"]`);
  expect(await findBarriers(page)).toEqual([]);
  await page.click('[data-testid="screen-open"]');
  await page.waitForSelector(`${DOOR}[data-state="otherKey"]`);
  await page.waitForURL(`${stage.origin}/screen`); // the key has left the address
  await page.goto(`${stage.origin}/keys`);
  await until(async () => (await page.locator('[data-testid="keys"]').count()) === 1, 30_000);
  await context.close();
});
