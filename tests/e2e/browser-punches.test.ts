import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

/** The ids of the rows on screen, in order, once none of them is empty. */
async function listRows(page: Page): Promise<readonly (string | null)[]> {
  await page.waitForSelector(".ag-row[row-id]");
  await until(async () => (await page.locator(".ag-row .skeleton").count()) === 0, 120_000);
  const rows = await page
    .locator(".ag-row[row-id]")
    .evaluateAll((all) =>
      all.map((row) => [Number(row.getAttribute("row-index")), row.getAttribute("row-id")] as const),
    );
  return rows.toSorted(([left], [right]) => left - right).map(([, id]) => id);
}

/** Somebody who has punched in Riyadh. */
async function findUser(): Promise<{ readonly id: string; readonly pin: string }> {
  const { data } = await stage.organisation.graphql<{
    punches: { edges: { node: { user: { id: string; pin: string } | null } }[] };
  }>('{ punches(placeIds: ["riyadh"], first: 50) { edges { node { user { id pin } } } } }');
  const user = data?.punches.edges.map(({ node }) => node.user).find((known) => known !== null);
  if (!user) throw new Error("nobody punched");
  return user;
}

const readTotal = async (page: Page) =>
  Number(await page.getAttribute('[data-testid="grid"][data-total]', "data-total"));

it("P4.1 keeps place, dates and person in the address: a reload and another browser show the same rows", async () => {
  const { page, context } = await stage.visit();
  const user = await findUser();
  await page.goto(`${stage.origin}/time/punches`);
  await listRows(page);
  const all = await readTotal(page);
  await page.click('[data-testid="place-riyadh"]');
  await page.click('[data-testid="range-month"]');
  await page.fill('[data-testid="user-search"]', user.pin);
  await page.click(`[data-testid="user-${user.id}"]`);
  await until(async () => (await readTotal(page)) < all, 120_000);
  const url = new URL(page.url());
  expect([...url.searchParams.keys()].toSorted()).toEqual(["from", "place", "to", "user"]);
  const rows = await listRows(page);
  expect(rows.length).toBeGreaterThan(0);
  await page.reload();
  expect(await listRows(page)).toEqual(rows);
  const other = await stage.visit();
  await other.page.goto(url.href);
  expect(await listRows(other.page)).toEqual(rows);
  await page.goBack();
  await other.context.close();
  await context.close();
});

it("P4.6 shows the last rows after End, none of them empty, and the same rows first when sorted the other way", async () => {
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/time/punches?place=riyadh`);
  await listRows(page);
  const total = await readTotal(page);
  await page.locator(".ag-row[row-index='0'] .ag-cell").first().focus();
  await page.keyboard.press("Control+End");
  await page.waitForSelector(`.ag-row[row-index='${total - 1}'][row-id]`);
  const last = (await listRows(page)).at(-1);
  await page.click('[data-testid="sort"]');
  await until(() => page.url().includes("sort=at"), 120_000);
  await until(async () => (await listRows(page))[0] === last, 120_000);
  await context.close();
});

it("opens a punch beside the grid at an address of its own; Escape closes it and gives the focus back", async () => {
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/time/punches`);
  const [, second = ""] = await listRows(page);
  await page.locator(".ag-row[row-index='1'] .ag-cell").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-testid="punch-sheet"] dl');
  expect(new URL(page.url()).searchParams.get("row")).toBe(second);
  const other = await stage.visit();
  await other.page.goto(page.url());
  await other.page.waitForSelector('[data-testid="punch-sheet"] dl');
  expect(await other.page.textContent('[data-testid="punch-sheet"] dl')).toContain(second ?? "");
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-testid="punch-sheet"]', { state: "detached" });
  const FOCUSED = "document.activeElement?.closest('.ag-row')?.getAttribute('row-id')";
  await until(async () => (await page.evaluate(FOCUSED)) === second, 120_000);
  await other.context.close();
  await context.close();
});

it("calls people who are not at the chosen places that, and not a lack of rights", async () => {
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/time/punches?place=cairo&user=${(await findUser()).id}`);
  await page.waitForSelector('[data-testid="empty-notice"]');
  expect(await page.locator('[data-testid="failure-notice"]').count()).toBe(0);
  await context.close();
});
