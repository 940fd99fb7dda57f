import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { showCode } from "../integration/authenticator.ts";
import { findBarriers, openVisitor } from "./harness/browser.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";

const PASSWORD = "a long secret of mine";
/** A code of the next step counts already, and was used by nobody. */
const STEP_MS = 30_000;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

async function mutate<Field>(text: string, token?: string): Promise<Field> {
  const { data } = await stage.organisation.graphql<Record<string, Field>>(`mutation { ${text} }`, {}, token);
  return Object.values(data ?? {})[0] ?? expect.fail(`nothing came of ${text}`);
}

/** Sets the password of a link; gives the token of the session. */
async function setPassword(url: string): Promise<string> {
  const response = await fetch(`${stage.organisation.demo.router.http}/auth/password`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: new URL(url).searchParams.get("token"), password: PASSWORD }),
  });
  const { access_token }: { access_token: string } = JSON.parse(await response.text());
  return access_token;
}

/** A link that sets the password of an account. */
const linkOf = ({ passwordLink: { url } }: { readonly passwordLink: { readonly url: string } }) => url;

/** An account with a second factor: its secret and recovery codes. */
async function createOwner() {
  const username = `sara-${crypto.randomUUID().slice(0, 8)}`; // another one when it is tried again
  const url = linkOf(
    await mutate(`createAccount(input: { username: "${username}", role: HR, places: ["*"] }) { passwordLink { url } }`),
  );
  const token = await setPassword(url);
  const { secret } = await mutate<{ secret: string }>(
    `beginSecondFactor(input: { password: "${PASSWORD}" }) { secret }`,
    token,
  );
  const { recoveryCodes } = await mutate<{ recoveryCodes: readonly string[] }>(
    `confirmSecondFactor(input: { code: "${showCode(secret, Date.now())}" }) { recoveryCodes }`,
    token,
  );
  return { username, secret, recoveryCodes };
}

async function send(page: Page, code: string): Promise<void> {
  await page.fill('[data-testid="factor-code"]', code);
  await page.click('button[type="submit"]');
}

it.each(["en", "ar"] as const)("asks for the code once the password is right, in %s", async (language) => {
  const { username, secret } = await createOwner();
  const { page, context } = await openVisitor(stage.browser, { language, origin: stage.origin });
  await page.goto(`${stage.origin}/sign-in`);
  expect(await page.locator('[data-testid="factor-code"]').count()).toBe(0);
  await page.fill('input[name="username"]', username);
  await page.fill('input[name="password"]', PASSWORD);
  await page.click('button[type="submit"]');
  await page.waitForSelector('[data-testid="factor-code"]:focus');
  expect(await page.textContent('[data-testid="sign-in-error"]')).toBe("");
  expect(await findBarriers(page)).toEqual([]);
  await send(page, "000000");
  await page.waitForSelector('[data-testid="sign-in-error"][data-code="SECOND_FACTOR_WRONG"]');
  await send(page, showCode(secret, Date.now() + STEP_MS));
  await page.waitForURL(`${stage.origin}/today`);
  await context.close();
});

it("asks for it behind a password link too, and takes a recovery code there", async () => {
  const { username, recoveryCodes } = await createOwner();
  const url = linkOf(await mutate(`resetPassword(input: { id: "account/${username}" }) { passwordLink { url } }`));
  const { page, context } = await openVisitor(stage.browser, { origin: stage.origin });
  await page.goto(url);
  await page.fill('input[name="password"]', `${PASSWORD} again`);
  await page.fill('input[name="repeat"]', `${PASSWORD} again`);
  await page.click('button[type="submit"]');
  await page.waitForSelector('[data-testid="factor-code"]');
  await send(page, recoveryCodes[0] ?? "");
  await page.waitForURL(`${stage.origin}/today`);
  await context.close();
});
