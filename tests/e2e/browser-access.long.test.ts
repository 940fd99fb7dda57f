import { afterAll, beforeAll, it } from "vitest";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const PASSWORD = "correct horse battery staple";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

it("makes an account whose owner sets a password by the link, and ends where it is signed in", async () => {
  const { page } = await stage.visit();
  await page.goto(`${stage.origin}/access`);
  await page.click('[data-testid="account-new"]');
  await page.fill('[data-testid="account-username"]', "omar");
  await page.selectOption('[data-testid="account-role"]', "PLACE_ADMIN");
  await page.click('[data-testid="account-form"] button[type=submit]');
  await page.waitForSelector('[data-testid="account-fault"][data-fault="places"]');
  await page.click('[data-testid="account-form"] .chip:nth-of-type(2)');
  await page.click('[data-testid="account-form"] button[type=submit]');
  const link = (await page.textContent('[data-testid="told-secret"]')) ?? "";

  const owner = await (await stage.browser.newContext()).newPage();
  await owner.goto(link);
  for (const field of await owner.locator('input[type="password"]').all()) await field.fill(PASSWORD);
  await owner.click('button[type="submit"]');
  await owner.waitForURL(`${stage.origin}/today`);

  await page.reload();
  await page.locator('[data-testid="account"][data-username="omar"] button').first().click();
  await page.waitForSelector('[data-testid="account-sessions"][data-total="1"]');
  await page.click('[data-testid="end-all"]');
  await page.waitForSelector('[data-testid="account-sessions"][data-total="0"]');
  await page.click('[data-testid="account-disable"]');
  await page.click('[data-testid="account-yes"]');
  await page.waitForSelector('[data-testid="account"][data-username="omar"][data-enabled="false"]');
  await until(async () => {
    await owner.goto(`${stage.origin}/devices`);
    return owner.url().includes("/sign-in");
  }, 30_000);
});
