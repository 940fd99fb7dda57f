import { afterAll, beforeAll, expect, it } from "vitest";
import { openVisitor, signIn } from "./harness/browser.ts";
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

it("shows an account's view in every tab, in which nothing can be changed, until one goes back", async () => {
  const { page } = await stage.visit();
  const other = await page.context().newPage();
  await other.goto(`${stage.origin}/access`);
  await page.goto(`${stage.origin}/access`);
  await page.locator('[data-testid="account"][data-username="hr"] button').first().click();
  await page.click('[data-testid="account-view-as"]');
  await page.waitForURL(`${stage.origin}/today`);
  await page.waitForSelector('[data-testid="view-as"]');
  await other.waitForSelector('[data-testid="view-as"]');
  const cookies = (await page.context().cookies()).filter(({ name }) => name.startsWith("bf_view_as_"));
  expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([
    { httpOnly: true, sameSite: "Lax" },
  ]);

  const changed = await page.evaluate(async () => {
    const query = 'mutation { updatePlace(input: { id: "riyadh", location: "Elsewhere" }) { __typename } }';
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
    return answer.text();
  });
  expect(JSON.parse(changed)).toMatchObject({ errors: [{ extensions: { code: "VIEWING_ONLY" } }] });
  await page.goto(`${stage.origin}/access`);
  await page.waitForSelector('main [data-testid="failure-notice"]');
  expect(await page.locator('[data-testid="account"]').count()).toBe(0);

  await page.click('[data-testid="view-as-end"]');
  await page.waitForSelector('[data-testid="account"][data-username="hr"]');
  await other.waitForSelector('[data-testid="view-as"]', { state: "detached" });
  expect((await page.context().cookies()).filter(({ name }) => name.startsWith("bf_view_as_"))).toEqual([]);
});

it("lets an account change readers for a time that an administrator gives, which ends by itself while its page is open", async () => {
  const { page } = await stage.visit();
  const guard = stage.organisation.demo.accounts.find(({ role }) => role === "PLACE_ADMIN");
  if (guard === undefined) throw new Error("nobody administers a place");
  const account = `[data-testid="account"][data-username="${guard.username}"]`;
  await page.goto(`${stage.origin}/access`);
  await page.locator(`${account} button`).first().click();
  await page.click('[data-testid="account-change"]');
  await page.selectOption('[data-testid="account-writes"]', "TIMED");
  await page.click('[data-testid="account-form"] button[type=submit]');
  await page.waitForSelector('[data-testid="write-grant-state"][data-active="false"]');

  const owner = await openVisitor(stage.browser, { origin: stage.origin });
  await owner.page.clock.install();
  await signIn(owner.page, stage.origin, guard);
  await owner.page.goto(`${stage.origin}/devices/reader?id=riyadh/gate-1&show=people`);
  const state = (kind: string) =>
    owner.page.waitForSelector(`[data-testid="reader-writes-state"][data-state="${kind}"]`);
  const put = owner.page.locator('[data-testid="people-put"]');
  await state("NOT_GIVEN");
  expect(await put.isDisabled()).toBe(true);

  await page.click('[data-testid="write-grant-give"]');
  await page.click('[data-testid="write-grant-form"] button[type=submit]');
  await page.waitForSelector('[data-testid="write-grant-fault"][data-fault="reason"]');
  await page.fill('[data-testid="write-grant-form"] input[type="text"]', "a new guard");
  await page.click('[data-testid="write-grant-form"] button[type=submit]');
  await page.waitForSelector('[data-testid="write-grant-state"][data-active="true"]');
  await state("ENDS"); // told to the open page
  expect(await put.isDisabled()).toBe(false);

  await owner.page.clock.pauseAt(Date.now() + 31 * 60_000);
  await state("ENDED");
  expect(await put.isDisabled()).toBe(true);

  await page.click('[data-testid="write-grant-end"]');
  await page.waitForSelector('[data-testid="write-grant-state"][data-active="false"]');
  const refused = () =>
    owner.page.evaluate(async () => {
      const query =
        'mutation { removeUser(input: { placeId: "riyadh", deviceIds: ["riyadh/gate-1"], pin: "0" }) { __typename } }';
      const headers = { "content-type": "application/json" };
      const answer = await fetch("/graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
      return answer.text();
    });
  await until(async () => (await refused()).includes("DEVICE_WRITES_ENDED"), 30_000);
  await owner.context.close();
});
