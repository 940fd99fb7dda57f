/** The page of the own record says who looked at it, in words of both languages. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBarriers, openVisitor } from "./harness/browser.ts";
import { operate } from "./harness/own-organisation.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const EMPLOYEE = { username: "sara", password: "correct horse battery" };

let stage: Stage;
let personId: string;
beforeAll(async () => {
  stage = await openStage();
  const { organisation } = stage;
  interface People {
    readonly persons: { readonly edges: readonly { readonly node: { readonly id: string } }[] } | null;
  }
  await until(async () => {
    const { data } = await organisation.graphql<People>(
      '{ persons(filter: { placeIds: ["riyadh"] }, first: 1) { edges { node { id } } } }',
    );
    personId = data?.persons?.edges[0]?.node.id ?? "";
    return personId !== "";
  }, 120_000);
  const words = ["--username", EMPLOYEE.username, "--role", "EMPLOYEE", "--config", organisation.configDir];
  expect(await operate(["account", "add", ...words], `${EMPLOYEE.password}\n`)).toMatchObject({ code: 0 });
  const link = `mutation { linkAccount(input: { personId: "${personId}", username: "sara" }) { person { id } } }`;
  expect(await organisation.graphql(link)).toMatchObject({ data: { linkAccount: { person: { id: personId } } } });
}, STAGE_TIMEOUT_MS + 120_000);
afterAll(() => stage?.close());

async function visitOwn(language: "en" | "ar", prepare: (page: Page) => Promise<unknown> = async () => undefined) {
  const { page, context } = await openVisitor(stage.browser, { origin: stage.origin, language });
  await prepare(page);
  await page.goto(`${stage.origin}/sign-in?next=%2Fme`);
  await page.fill('input[name="username"]', EMPLOYEE.username);
  await page.fill('input[name="password"]', EMPLOYEE.password);
  await page.click('button[type="submit"]');
  await page.waitForURL(({ pathname }) => pathname === "/me");
  return { page, context };
}

it.each([
  ["en", "You were asked for", "Who you are"],
  ["ar", "طُلبت بياناتك أنت", "هويتك"],
] as const)("in %s, whether the person was asked for, and at what somebody looked", async (language, named, kind) => {
  await stage.organisation.graphql(`{ person(id: "${personId}") { name } }`);
  const { page, context } = await visitOwn(language);
  const look = page.locator('[data-testid="own-view"][data-named="true"]');
  await until(async () => {
    if ((await look.count()) > 0) return true;
    await page.reload();
    await page.waitForSelector('[data-testid="own-views"] ul');
    return false;
  }, 60_000);
  expect(await look.first().textContent()).toContain(named);
  expect(await look.first().textContent()).toContain(kind);
  expect(await page.textContent('[data-testid="own-views"]')).not.toContain("127.0.0.1");
  expect(await findBarriers(page)).toEqual([]);
  await context.close();
});

it("says that it could not ask, and asks again when it is told to", async () => {
  let isCut = true;
  const { page, context } = await visitOwn("en", (visited) =>
    visited.route(/\/graphql/, (route) =>
      isCut && (route.request().postData() ?? "").includes("OwnViews") ? route.abort() : route.continue(),
    ),
  );
  await page.waitForSelector('[data-testid="own-views"] [data-testid="failure-notice"]');
  isCut = false;
  await page.click('[data-testid="own-views"] [data-testid="failure-notice"] button');
  await page.waitForSelector('[data-testid="own-views"] [data-testid="own-view"]');
  await context.close();
});
