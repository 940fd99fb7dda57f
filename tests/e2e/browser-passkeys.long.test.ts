import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { showCode } from "../integration/authenticator.ts";
import { findBarriers, openVisitor, signIn } from "./harness/browser.ts";
import { findFreePorts } from "./harness/free-ports.ts";
import { SMALL_ORGANISATION } from "./harness/organisation-folder.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";

const PASSWORD = "a long secret of mine";

let stage: Stage;
/** The one name for which browsers make passkeys without https. */
let origin: string;

beforeAll(async () => {
  const [router, directory, attendance, web, simulator] = (await findFreePorts(5)).map((port) => ({ port }));
  origin = `http://localhost:${web?.port}`;
  const listen = { router, directory, attendance, web, simulator };
  stage = await openStage(SMALL_ORGANISATION, { listen, publicUrl: origin });
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

async function mutate<Field>(text: string, token?: string): Promise<Field> {
  const { data } = await stage.organisation.graphql<Record<string, Field>>(`mutation { ${text} }`, {}, token);
  return Object.values(data ?? {})[0] ?? expect.fail(`nothing came of ${text}`);
}

/** An account that signs in by its password alone, and the token of its session. */
async function createAccount() {
  const username = `sara-${crypto.randomUUID().slice(0, 8)}`; // another one when it is tried again
  const { passwordLink } = await mutate<{ passwordLink: { url: string } }>(
    `createAccount(input: { username: "${username}", role: HR, places: ["*"] }) { passwordLink { url } }`,
  );
  const response = await fetch(`${stage.organisation.demo.router.http}/auth/password`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: new URL(passwordLink.url).searchParams.get("token"), password: PASSWORD }),
  });
  const { access_token: token }: { access_token: string } = JSON.parse(await response.text());
  return { username, password: PASSWORD, token };
}

/** Gives the browser of a page an authenticator that verifies its user at once. */
async function plugIn(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options });
  const listPasskeys = async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  return {
    countPasskeys: async () => (await listPasskeys()).length,
    /** Those that it has, which are gone from it then. */
    takePasskeys: async () => {
      const taken = await listPasskeys();
      await session.send("WebAuthn.clearCredentials", { authenticatorId });
      return taken;
    },
    /** Puts these in the place of those that it has. */
    swapPasskeys: async (credentials: Awaited<ReturnType<typeof listPasskeys>>) => {
      await session.send("WebAuthn.clearCredentials", { authenticatorId });
      for (const credential of credentials)
        await session.send("WebAuthn.addCredential", { authenticatorId, credential });
    },
  };
}

async function submit(page: Page, form: string, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await page.fill(`[data-testid="${form}-form"] input[name="${name}"]`, value);
  await page.click(`[data-testid="${form}-form"] button[type="submit"]`);
}

const untilRefused = (page: Page, code: string) =>
  page.waitForSelector(`[data-testid="passkey-card"] [data-testid="deed-fault"][data-code="${code}"]`);

async function signOut(page: Page): Promise<void> {
  await page.click('[data-testid="sign-out"]');
  await page.waitForSelector('[data-testid="passkey-sign-in"]:enabled');
}

it.each(["en", "ar"] as const)(
  "a passkey is made, signs in without a name, is renamed and removed, and signs in no more, in %s",
  async (language) => {
    const account = await createAccount();
    const { page, context, scriptErrors } = await openVisitor(stage.browser, { language, origin });
    const device = await plugIn(page);
    await signIn(page, origin, account);
    await page.click('[data-testid="open-profile"]');
    await page.click('[data-testid="passkey-begin"]');
    await submit(page, "passkey-add", { name: "Phone", current: "not the password" });
    await untilRefused(page, "WRONG_PASSWORD");
    expect(await device.countPasskeys()).toBe(0);
    await submit(page, "passkey-add", { name: "Phone", current: PASSWORD });
    await page.waitForSelector('[data-testid="passkey-line"][data-name="Phone"]');
    expect(await device.countPasskeys()).toBe(1);
    expect(await findBarriers(page)).toEqual([]);
    await page.click('[data-testid="passkey-begin"]');
    await submit(page, "passkey-add", { name: "Again", current: PASSWORD });
    await untilRefused(page, "PASSKEY_THERE");
    await signOut(page);
    expect(await findBarriers(page)).toEqual([]);
    await page.click('[data-testid="passkey-sign-in"]');
    await page.waitForURL(`${origin}/today`);
    await page.goto(`${origin}/profile`);
    await page.click('[data-testid="passkey-rename"]');
    await submit(page, "passkey-rename", { name: "Telephone" });
    await page.waitForSelector('[data-testid="passkey-line"][data-name="Telephone"]');
    await page.click('[data-testid="passkey-remove"]');
    expect(await findBarriers(page)).toEqual([]);
    await submit(page, "passkey-remove", { current: PASSWORD });
    await page.waitForSelector('[data-testid="passkey-line"]', { state: "detached" });
    await signOut(page);
    await page.click('[data-testid="passkey-sign-in"]');
    await page.waitForSelector('[data-testid="passkey-error"][data-code="PASSKEY_UNKNOWN"]');
    expect((await context.cookies()).filter(({ name }) => /^bf_(access|refresh)/.test(name))).toEqual([]);
    expect(scriptErrors().filter((text) => !text.includes("401"))).toEqual([]); // that it signs in no more
    await context.close();
  },
);

it("a passkey is made with a code too where the account has a second factor", async () => {
  const { username, token } = await createAccount();
  const { secret } = await mutate<{ secret: string }>(
    `beginSecondFactor(input: { password: "${PASSWORD}" }) { secret }`,
    token,
  );
  const { recoveryCodes } = await mutate<{ recoveryCodes: readonly string[] }>(
    `confirmSecondFactor(input: { code: "${showCode(secret, Date.now())}" }) { recoveryCodes }`,
    token,
  );
  const { page, context } = await openVisitor(stage.browser, { origin });
  const device = await plugIn(page);
  await page.goto(`${origin}/sign-in?next=/profile`);
  await page.fill('input[name="username"]', username);
  await page.fill('input[name="password"]', PASSWORD);
  await page.click('button[type="submit"]');
  await page.fill('[data-testid="factor-code"]', recoveryCodes[0] ?? "");
  await page.click('button[type="submit"]');
  await page.click('[data-testid="passkey-begin"]');
  await submit(page, "passkey-add", { name: "Phone", current: PASSWORD, code: "000000" });
  await untilRefused(page, "SECOND_FACTOR_WRONG");
  await submit(page, "passkey-add", { name: "Phone", current: PASSWORD, code: recoveryCodes[1] ?? "" });
  await page.waitForSelector('[data-testid="passkey-line"][data-name="Phone"]');
  expect(await device.countPasskeys()).toBe(1);
  await context.close();
});

/** Makes a passkey on the page of one's own account, which is open then. */
async function addPasskey(page: Page, account: Parameters<typeof signIn>[2]): Promise<void> {
  await signIn(page, origin, account);
  await page.goto(`${origin}/profile`);
  await page.click('[data-testid="passkey-begin"]');
  await submit(page, "passkey-add", { name: "Phone", current: PASSWORD });
  await page.waitForSelector('[data-testid="passkey-line"][data-name="Phone"]');
}

const AGAIN = '[data-testid="sign-in-again"]';
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** Ends the session over the days of an outage that are typed, and asks who would get a punch for it. */
async function askAfterEnd(page: Page): Promise<void> {
  await page.goto(`${origin}/time/corrections?month=${YESTERDAY.slice(0, 7)}&state=IN_FORCE`);
  await page.click('[data-testid="outage"] summary');
  for (const end of ["from", "to"]) await page.fill(`[data-testid="outage-${end}"]`, YESTERDAY);
  await page.selectOption('[data-testid="outage"] select >> nth=-1', "AT");
  await page.fill('[data-testid="outage-at"]', "12:34");
  await page.context().clearCookies({ name: /^bf_(access|refresh)/ });
  await page.click('[data-testid="outage-preview"]');
  await page.waitForSelector(AGAIN);
}

/** What was asked is answered: it was sent by whoever typed it. */
async function untilAnswered(page: Page): Promise<void> {
  await page.waitForSelector(AGAIN, { state: "detached" });
  await page.waitForSelector('[data-testid="outage-would"]');
  expect(await page.inputValue('[data-testid="outage-at"]')).toBe("12:34");
}

it("signs in again where a session ends over something typed, and that is sent", async () => {
  const { page, context } = await openVisitor(stage.browser, { origin });
  await plugIn(page);
  await addPasskey(page, await createAccount());
  await askAfterEnd(page);
  expect(await findBarriers(page)).toEqual([]);
  await page.click(`${AGAIN} [data-testid="passkey-sign-in"]`);
  await untilAnswered(page);
  await context.close();
});

it("signs nobody else in there: what waits is sent as its author or not at all", async () => {
  const { page, context } = await openVisitor(stage.browser, { origin });
  const device = await plugIn(page);
  await addPasskey(page, await createAccount());
  const others = await device.takePasskeys();
  await signOut(page);
  const account = await createAccount();
  await addPasskey(page, account);
  await device.swapPasskeys(others);
  await askAfterEnd(page);
  await page.click(`${AGAIN} [data-testid="passkey-sign-in"]`);
  await page.waitForSelector(`${AGAIN} [data-testid="passkey-error"][data-code="PASSKEY_OF_OTHER"]`);
  expect((await context.cookies()).filter(({ name }) => /^bf_(access|refresh)/.test(name))).toEqual([]);
  await page.fill(`${AGAIN} input[name="password"]`, account.password);
  await page.click(`${AGAIN} button[type="submit"]`);
  await untilAnswered(page);
  await context.close();
});

it("is offered neither at another address of the dashboard nor to a browser that has none, and the page says why", async () => {
  const account = await createAccount();
  const elsewhere = origin.replace("localhost", "127.0.0.1");
  const { page, context } = await openVisitor(stage.browser, { origin: elsewhere });
  await page.goto(`${elsewhere}/sign-in`);
  await page.waitForSelector('[data-testid="sign-in-form"] button[type="submit"]:enabled');
  expect(await page.locator('[data-testid="passkey-sign-in"]').count()).toBe(0);
  await signIn(page, elsewhere, account);
  await page.goto(`${elsewhere}/profile`);
  await page.waitForSelector('[data-testid="passkey-card"][data-hindrance="ELSEWHERE"]');
  expect(await page.locator('[data-testid="passkey-begin"]').count()).toBe(0);
  await context.close();
  const old = await openVisitor(stage.browser, { origin });
  await old.page.addInitScript("delete globalThis.PublicKeyCredential");
  await signIn(old.page, origin, account);
  await old.page.goto(`${origin}/profile`);
  await old.page.waitForSelector('[data-testid="passkey-card"][data-hindrance="UNSUPPORTED"]');
  expect(await old.page.locator('[data-testid="passkey-begin"]').count()).toBe(0);
  await old.context.close();
});

it("signs in by nothing that another site sends, and by no text that is no answer of an authenticator", async () => {
  const post = (path: string, headers: Record<string, string>, body: object) =>
    fetch(`${origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  for (const path of ["/session/passkey/begin", "/session/passkey"]) {
    expect((await post(path, { origin: "http://evil.example" }, { response: "{}" })).status).toBe(403);
    expect((await post(path, { origin, "content-type": "text/plain" }, { response: "{}" })).status).toBe(415);
  }
  for (const response of ["", "[]", "no JSON", "{}", '{"id":"a"}']) {
    const answer = await post("/session/passkey", { origin }, { response });
    expect([response, answer.status, answer.headers.getSetCookie()]).toEqual([response, 400, []]);
  }
});
