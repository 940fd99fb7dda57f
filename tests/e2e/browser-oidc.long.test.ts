import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAccounts } from "@biometricflow/directory/operate";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { afterAll, beforeAll, expect, it } from "vitest";
import { OidcStage } from "../setup/oidc-stage.ts";
import { showCode } from "../integration/authenticator.ts";
import { findBarriers, openVisitor } from "./harness/browser.ts";
import { findFreePorts } from "./harness/free-ports.ts";
import { SMALL_ORGANISATION } from "./harness/organisation-folder.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";

const PASSWORD = "a long secret of mine";

let stage: Stage;
let origin: string;
let dir: string;
const provider = new OidcStage();

beforeAll(async () => {
  const [router, directory, attendance, web, simulator] = (await findFreePorts(5)).map((port) => ({ port }));
  origin = `http://127.0.0.1:${web?.port}`;
  await provider.start(`${origin}/session/oidc/callback`);
  dir = mkdtempSync(join(tmpdir(), "bf-oidc-"));
  const clientSecretFile = join(dir, "oidc-secret");
  writeFileSync(clientSecretFile, provider.clientSecret, { mode: 0o600 });
  const oidc = { issuer: provider.issuer, clientId: provider.clientId, clientSecretFile, label: "Staff login" };
  const listen = { router, directory, attendance, web, simulator };
  stage = await openStage(SMALL_ORGANISATION, { listen, publicUrl: origin, oidc });
}, STAGE_TIMEOUT_MS);
afterAll(async () => {
  await stage?.close();
  await provider.stop();
  rmSync(dir, { recursive: true });
});

/** An account whose owner the provider knows by its verified e-mail. */
async function addPerson(): Promise<string> {
  const username = `sara-${crypto.randomUUID().slice(0, 8)}@example.org`; // another one when it is tried again
  const accounts = await openAccounts({ file: toDataPaths(stage.organisation.dataDir).directoryStore });
  await accounts.add({ username, password: PASSWORD, role: "HR", places: ["*"] });
  await accounts.close();
  provider.person = { sub: `id of ${username}`, email: username, email_verified: true };
  return username;
}

it.each(["en", "ar"] as const)(
  "signs in by the provider, and comes back to the page that was asked for, in %s",
  async (language) => {
    await addPerson();
    const { page, context, scriptErrors } = await openVisitor(stage.browser, { language, origin });
    await page.goto(`${origin}/profile`);
    await page.waitForSelector('[data-testid="provider-sign-in"]:enabled');
    expect(await page.textContent('[data-testid="provider-sign-in"]')).toContain("Staff login");
    expect(await findBarriers(page)).toEqual([]);
    await page.click('[data-testid="provider-sign-in"]');
    await page.waitForURL(`${origin}/profile`);
    const cookies = (await context.cookies(`${origin}/session/oidc/callback`)).map(({ name }) => name);
    expect(cookies.filter((name) => name.startsWith("bf_oidc"))).toEqual([]);
    expect(scriptErrors()).toEqual([]);
    await context.close();
  },
);

it("says why the provider let nobody in, and takes no answer that this browser did not ask for", async () => {
  const { page, context } = await openVisitor(stage.browser, { language: "en", origin });
  const refused = (code: string) => page.waitForSelector(`[data-testid="provider-error"][data-code="${code}"]`);
  await page.goto(`${origin}/sign-in`);
  for (const [person, code] of [
    [undefined, "OIDC_REFUSED"],
    [{ sub: "stranger", email: "stranger@example.org", email_verified: true }, "OIDC_NO_ACCOUNT"],
  ] as const) {
    provider.person = person;
    await page.click('[data-testid="provider-sign-in"]');
    await refused(code);
    expect(await findBarriers(page)).toEqual([]);
  }
  await addPerson();
  const begun = await fetch(`${stage.organisation.demo.router.http}/auth/oidc/begin`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  const { url }: { url: string } = JSON.parse(await begun.text());
  await page.goto(`${origin}/session/oidc/callback?${await provider.visit(url)}`);
  await refused("OIDC_REFUSED");
  expect((await context.cookies()).filter(({ name }) => /^bf_(access|refresh)/.test(name))).toEqual([]);
  await context.close();
});

it("asks for the code of the account after the provider", async () => {
  const username = await addPerson();
  const { http } = stage.organisation.demo.router;
  const ask = async (path: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${http}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return JSON.parse(await response.text());
  };
  const { access_token: token } = await ask("/auth/token", { username, password: PASSWORD });
  const mutate = (text: string) => stage.organisation.graphql<Record<string, never>>(`mutation { ${text} }`, {}, token);
  const told = await mutate(`beginSecondFactor(input: { password: "${PASSWORD}" }) { secret }`);
  const { secret }: { secret: string } = told.data?.["beginSecondFactor"] ?? expect.fail("no secret");
  const code = showCode(secret, Date.now());
  const confirmed = await mutate(`confirmSecondFactor(input: { code: "${code}" }) { recoveryCodes }`);
  const { recoveryCodes }: { recoveryCodes: readonly string[] } =
    confirmed.data?.["confirmSecondFactor"] ?? expect.fail("no codes");
  const { page, context } = await openVisitor(stage.browser, { language: "en", origin });
  await page.goto(`${origin}/sign-in?next=/profile`);
  await page.click('[data-testid="provider-sign-in"]');
  await page.fill('[data-testid="factor-code"]', "000000");
  expect(await findBarriers(page)).toEqual([]);
  await page.click('[data-testid="factor-form"] button[type="submit"]');
  await page.waitForSelector('[data-testid="factor-error"][data-code="SECOND_FACTOR_WRONG"]');
  await page.fill('[data-testid="factor-code"]', recoveryCodes[0] ?? "");
  await page.click('[data-testid="factor-form"] button[type="submit"]');
  await page.waitForURL(`${origin}/profile`);
  await context.close();
});
