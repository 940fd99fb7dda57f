import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBarriers } from "./harness/browser.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const PATIENCE_MS = 60_000;
const SHIFT = { id: "early", name: "Early", colour: "#336699", letter: "E" };

interface Persons {
  readonly persons: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  const versions = [
    { from: "2026-01-01", hours: { start: "07:00", end: "15:00" } },
    { from: "2026-06-01", hours: { start: "06:00", end: "14:00" } },
  ];
  await ask("mutation ($input: SaveShiftInput!) { saveShift(input: $input) { shift { id } } }", {
    input: { ...SHIFT, versions },
  });
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<void> {
  const { errors } = await stage.organisation.graphql(query, variables);
  if (errors && errors.length > 0) throw new Error(JSON.stringify(errors));
}

const find = (page: Page, testId: string) => page.locator(`[data-testid="${testId}"]`);

/** Opens a page in a look, and waits until it is read. */
async function open(path: string, look: Parameters<Stage["visit"]>[0] = {}) {
  const visitor = await stage.visit(look);
  await visitor.page.goto(`${stage.origin}${path}`);
  await visitor.page.waitForSelector("main");
  await until(async () => (await find(visitor.page, "loading").count()) === 0, PATIENCE_MS);
  return visitor;
}

const LOOKS = [
  { language: "en", colorScheme: "light", width: 1440 },
  { language: "ar", colorScheme: "dark", width: 375 },
] as const;

it.each(LOOKS)(
  "what removing a holiday changes is shown first, in $language, $colorScheme, $width px",
  async (look) => {
    const add = "mutation ($input: AddHolidayInput!) { addHoliday(input: $input) { holiday { id } } }";
    const places = { placeIds: ["riyadh"], from: "2026-01-05", name: "Stocktaking" };
    await ask(add, { input: places });
    const { page, context } = await open("/holidays?year=2026", look);
    const line = find(page, "holidays").locator("li").filter({ hasText: "Stocktaking" });
    const remove = line.locator("button").last();
    await remove.click();
    const preview = find(page, "change-preview");
    await find(page, "preview-figures").waitFor();
    expect(await preview.and(page.locator(":focus")).count()).toBe(1);
    expect(await preview.innerText()).toContain("Stocktaking");
    expect(await findBarriers(page)).toEqual([]);
    await preview.locator("footer button").last().click();
    expect(await remove.and(page.locator(":focus")).count()).toBe(1);
    expect(await line.count()).toBe(1);
    await remove.click();
    await find(page, "preview-save").click();
    await until(async () => (await line.count()) === 0, PATIENCE_MS);
    await context.close();
  },
);

it("unsaved cells of the roster are there again after a link and after the back button", async () => {
  const { page, context } = await open("/roster", { width: 1440 });
  await page.locator('[data-cell="0-0"]').click();
  await page.keyboard.press("e");
  await find(page, "roster-unsaved").waitFor();
  await page.locator('nav a[href^="/shifts"]').first().click();
  await page.waitForURL("**/shifts*");
  expect(await find(page, "nav-unsaved").first().getAttribute("data-value")).toBe("1");
  await page.goBack();
  await find(page, "roster-unsaved").waitFor();
  expect(await page.locator('[data-cell="0-0"]').getAttribute("data-entry")).toBe("early");
  await page.locator('[data-testid="roster-unsaved"] ~ button').last().click();
  expect(await find(page, "nav-unsaved").count()).toBe(0);
  await context.close();
});

it("one version of a shift is taken away, and the others stay", async () => {
  const { page, context } = await open("/shifts?shift=early", { width: 1440 });
  await find(page, "version-remove-2026-06-01").click();
  await find(page, "preview-figures").waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await find(page, "preview-save").click();
  await until(async () => (await find(page, "change-preview").count()) === 0, PATIENCE_MS);
  const buttons = page.locator('[data-testid^="version-remove"]');
  await until(async () => (await buttons.count()) === 0, PATIENCE_MS); // the last one is the shift itself
  await context.close();
});

it.each(LOOKS)("removing a shift is asked about first, in $language, $colorScheme, $width px", async (look) => {
  const versions = [{ from: "2026-01-01", hours: { start: "09:00", end: "17:00" } }];
  await ask("mutation ($input: SaveShiftInput!) { saveShift(input: $input) { shift { id } } }", {
    input: { ...SHIFT, id: "spare", name: "Spare", versions },
  });
  const { page, context } = await open("/shifts?shift=spare", look);
  const remove = find(page, "shift-remove");
  const question = find(page, "shift-removal");
  await remove.click();
  await question.waitFor();
  expect(await question.innerText()).toContain("Spare");
  expect(await findBarriers(page)).toEqual([]);
  await question.locator("button").last().click();
  expect([await question.count(), await find(page, "shift-spare").count()]).toEqual([0, 1]);
  await remove.click();
  await question.locator("button").first().click();
  await until(async () => (await find(page, "shift-spare").count()) === 0, PATIENCE_MS);
  await context.close();
});

it("a roster is taken from a sheet in UTF-16, as spreadsheets write it", async () => {
  const { data } = await stage.organisation.graphql<Persons>("{ persons(first: 1) { edges { node { id } } } }");
  const id = data?.persons.edges[0]?.node.id;
  const { page, context } = await open("/roster", { width: 1440 });
  const sheet = `\uFEFFperson\tname\t2026-01-07\n${id}\tمحمد\tOFF\n`;
  const buffer = Buffer.from(sheet, "utf16le");
  await find(page, "roster-file").setInputFiles({ name: "roster.csv", mimeType: "text/csv", buffer });
  await find(page, "roster-do").waitFor();
  expect(await find(page, "roster-outcome").getAttribute("data-faults")).toBe("0");
  await context.close();
});

it.each(LOOKS)(
  "a cap on overtime is made, edited and taken away, in $language, $colorScheme, $width px",
  async (look) => {
    const { page, context } = await open("/rules", look);
    await find(page, "rule-new-caps").click();
    await find(page, "rule-hours").fill("25:00");
    await find(page, "rule-source").fill("Article 106");
    await page.keyboard.press("Enter");
    expect(await find(page, "rule-fault").getAttribute("data-fault")).toBe("hours");
    expect(await findBarriers(page)).toEqual([]);
    await find(page, "rule-hours").fill("2:00");
    await page.keyboard.press("Enter");
    const rule = find(page, "rule-OVERTIME_DAY");
    await rule.waitFor();
    expect(await rule.getAttribute("data-minutes")).toBe("120");
    await find(page, "rule-edit").click();
    await find(page, "rule-hours").fill("1:30");
    await page.keyboard.press("Enter");
    await until(async () => (await rule.getAttribute("data-minutes")) === "90", PATIENCE_MS);
    await find(page, "rule-remove").click();
    const question = find(page, "rule-removal");
    await question.waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await question.locator("button").first().click();
    await until(async () => (await rule.count()) === 0, PATIENCE_MS);
    await context.close();
  },
);

it.each(LOOKS)("a reader says who used it and as of when, in $language, $colorScheme, $width px", async (look) => {
  const { page, context } = await open("/devices?place=riyadh", look);
  await page.locator('[data-testid^="reader-link-riyadh/"]').first().click();
  await page.waitForURL("**/devices/reader*");
  await find(page, "part-use").click();
  await find(page, "range-month").click();
  await find(page, "reader-figures").waitFor();
  const total = Number(await find(page, "reader-people").getAttribute("data-value"));
  expect(total).toBeGreaterThan(0);
  expect(await find(page, "reader-users").getAttribute("data-total")).toBe(String(total));
  expect(await find(page, "as-of").getAttribute("data-iso")).not.toBeNull();
  expect(await findBarriers(page)).toEqual([]);
  await context.close();
});
