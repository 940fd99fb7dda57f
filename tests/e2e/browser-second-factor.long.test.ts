import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { showCode } from "../integration/authenticator.ts";
import { findBarriers, openVisitor, signIn } from "./harness/browser.ts";
import { SMALL_ORGANISATION } from "./harness/organisation-folder.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";

const PASSWORD = "a long secret of mine";
/** A code of the next step counts already, and was used by nobody. */
const STEP_MS = 30_000;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(SMALL_ORGANISATION, { security: { secondFactor: "ADMIN" } });
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

/** An account that signs in by its password alone. */
async function createAccount() {
  const username = `sara-${crypto.randomUUID().slice(0, 8)}`; // another one when it is tried again
  const url = linkOf(
    await mutate(`createAccount(input: { username: "${username}", role: HR, places: ["*"] }) { passwordLink { url } }`),
  );
  return { username, token: await setPassword(url) };
}

/** An account with a second factor: its secret and recovery codes. */
async function createOwner() {
  const { username, token } = await createAccount();
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

it("lets an administrator set it up before there is a session, where the organisation says so", async () => {
  const { page, context, scriptErrors } = await openVisitor(stage.browser, { origin: stage.origin });
  await page.goto(`${stage.origin}/sign-in?next=/profile`);
  await page.fill('input[name="username"]', stage.admin.username);
  await page.fill('input[name="password"]', stage.admin.password);
  await page.click('button[type="submit"]');
  await page.waitForSelector('[data-testid="door-setup"] [data-testid="factor-picture"]');
  expect(await findBarriers(page)).toEqual([]);
  const secret = (await page.textContent('[data-testid="factor-secret"]')) ?? "";
  await send(page, "000000");
  await page.waitForSelector('[data-testid="factor-error"][data-code="SECOND_FACTOR_WRONG"]');
  await send(page, showCode(secret, Date.now()));
  await page.waitForSelector('[data-testid="recovery-codes"]');
  expect(await page.locator('[data-testid="recovery-codes"] li').count()).toBe(10);
  await page.click('[data-testid="recovery-codes"] button');
  await page.waitForSelector('[data-testid="factor-card"][data-state="on"]');
  const errors = scriptErrors().filter((text) => !text.includes("401")); // that it is asked for, and the wrong code
  expect(errors).toEqual([]);
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

describe("the page of the own account", () => {
  const submit = async (page: Page, form: string, fields: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(fields))
      await page.fill(`[data-testid="${form}-form"] input[name="${name}"]`, value);
    await page.click(`[data-testid="${form}-form"] button[type="submit"]`);
  };
  const untilRefused = (page: Page, card: string, code: string) =>
    page.waitForSelector(`[data-testid="${card}-card"] [data-testid="deed-fault"][data-code="${code}"]`);

  it.each(["en", "ar"] as const)("sets up, renews and removes a second factor, in %s", async (language) => {
    const { username } = await createAccount();
    const { page, context, scriptErrors } = await openVisitor(stage.browser, { language, origin: stage.origin });
    await signIn(page, stage.origin, { username, password: PASSWORD });
    await page.click('[data-testid="open-profile"]');
    await page.click('[data-testid="factor-begin"]');
    await submit(page, "factor-begin", { current: "not the password" });
    await untilRefused(page, "factor", "WRONG_PASSWORD");
    await submit(page, "factor-begin", { current: PASSWORD });
    await page.waitForSelector('[data-testid="factor-picture"]');
    expect(await findBarriers(page)).toEqual([]);
    const secret = (await page.textContent('[data-testid="factor-secret"]')) ?? "";
    await submit(page, "factor-confirm", { code: "000000" });
    await untilRefused(page, "factor", "SECOND_FACTOR_WRONG");
    await submit(page, "factor-confirm", { code: showCode(secret, Date.now()) });
    const listCodes = async () => {
      await page.waitForSelector('[data-testid="recovery-codes"]');
      const codes = await page.locator('[data-testid="recovery-codes"] li').allTextContents();
      await page.click('[data-testid="recovery-codes"] button');
      await page.waitForSelector('[data-testid="factor-card"][data-state="on"] [data-testid="codes-left"]');
      return codes;
    };
    const [first = ""] = await listCodes();
    expect(await findBarriers(page)).toEqual([]);
    await page.click('[data-testid="factor-renew"]');
    await submit(page, "factor-renew", { current: PASSWORD, code: first });
    const renewed = await listCodes();
    expect(renewed).toHaveLength(10);
    expect(renewed).not.toContain(first);
    await page.click('[data-testid="factor-remove"]');
    await submit(page, "factor-remove", { current: PASSWORD, code: renewed[0] ?? "" });
    await page.waitForSelector('[data-testid="factor-card"][data-state="off"]');
    expect(scriptErrors()).toEqual([]);
    await context.close();
  });

  it("changes the password and ends other sessions", async () => {
    const { username } = await createAccount(); // signed in there too
    const { page, context } = await openVisitor(stage.browser, { origin: stage.origin });
    await signIn(page, stage.origin, { username, password: PASSWORD });
    await page.goto(`${stage.origin}/profile`);
    const lines = page.locator('[data-testid="session-line"]');
    await lines.nth(1).waitFor();
    await page.click('[data-testid="end-others"]');
    await lines.nth(1).waitFor({ state: "detached" });
    expect(await lines.count()).toBe(1);
    const next = `${PASSWORD} again`;
    await submit(page, "own-password", { current: PASSWORD, password: next, repeat: PASSWORD });
    await untilRefused(page, "password", "PASSWORD_DIFFERS");
    await submit(page, "own-password", { current: "not the password", password: next, repeat: next });
    await untilRefused(page, "password", "WRONG_PASSWORD");
    await submit(page, "own-password", { current: PASSWORD, password: next, repeat: next });
    await page.waitForSelector('[data-testid="password-changed"]');
    await context.close();
    const again = await openVisitor(stage.browser, { origin: stage.origin });
    await signIn(again.page, stage.origin, { username, password: next });
    await again.context.close();
  });
});
