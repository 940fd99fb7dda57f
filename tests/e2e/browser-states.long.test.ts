import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBarriers } from "./harness/browser.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage, untilPill } from "./harness/stage.ts";

const PLACES = ["place:riyadh", "place:cairo", "place:dubai"];
const LOOKS = [
  { language: "en", colorScheme: "light", width: 1440 },
  { language: "ar", colorScheme: "dark", width: 375 },
] as const;
const PATHS = ["/devices", "/time/punches", "/live"];
const NOTHING_WRONG = PATHS.map((path) => [path, []]);
const OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

/** Runs with places that hang, as by a broken line, and lets them go on afterwards. */
async function withHanging(places: readonly string[], run: () => Promise<void>): Promise<void> {
  for (const place of places) stage.signal(place, "SIGSTOP");
  try {
    await run();
  } finally {
    for (const place of places) stage.signal(place, "SIGCONT");
  }
}

/** Opens a page and waits for its state; gives what is wrong with how it looks. */
async function inspect(path: string, selector: string, look: (typeof LOOKS)[number]): Promise<readonly string[]> {
  const { page, context } = await stage.visit(look);
  await page.goto(`${stage.origin}${path}`);
  await page.waitForSelector(selector, { timeout: 120_000 });
  const wrong = [...(await findBarriers(page))];
  if ((await page.evaluate<number>(OVERFLOW)) > 0) wrong.push("scrolls sideways");
  await context.close();
  return wrong;
}

/** The same of each page at once: most of it is to wait for those that hang. */
const inspectAll = (selector: string, look: (typeof LOOKS)[number]) =>
  Promise.all(PATHS.map(async (path) => [path, await inspect(path, selector, look)]));

describe.each(LOOKS)("in $language, $colorScheme, $width px", (look) => {
  it("one place that hangs is named on every page, and nobody is kept out", async () => {
    await withHanging(["place:dubai"], async () => {
      expect(await inspectAll('[data-testid="partial-strip"][data-sites="dubai"]', look)).toEqual(NOTHING_WRONG);
    });
  });

  it("all places away is a failure on every page, and nobody is kept out", async () => {
    await withHanging(PLACES, async () => {
      expect(await inspectAll('[data-testid="failure-notice"]', look)).toEqual(NOTHING_WRONG);
    });
  });

  it("nothing that matches is its own state, and nobody is kept out", async () => {
    const path = "/time/punches?from=2031-01-01&to=2031-01-02";
    expect(await inspect(path, '[data-testid="empty-notice"]', look)).toEqual([]);
  });
});

it("P13 shows the readers of the other places while one hangs, and numbers that say what they leave out", async () => {
  const { page, context } = await stage.visit();
  await untilPill(page, "live");
  await withHanging(["place:cairo"], async () => {
    await page.goto(`${stage.origin}/devices`);
    await page.waitForSelector('[data-testid="silent-place-cairo"]', { timeout: 120_000 });
    expect(await page.locator('[data-testid^="device-riyadh/"]').count()).toBe(2);
    expect(await page.textContent('[data-testid="trust-line"]')).toContain("at least");
    await page.goto(`${stage.origin}/time/punches`);
    await page.waitForSelector('[data-testid="grid-footer"]', { timeout: 120_000 });
    expect(await page.textContent('[data-testid="grid-footer"]')).toContain("≥");
    await page.goto(`${stage.origin}/devices?place=cairo`);
    await page.waitForSelector('[data-testid="failure-notice"]', { timeout: 120_000 });
    await page.click('[data-testid="place-riyadh"]');
    await page.waitForSelector('[data-testid="device-riyadh/gate-1"]', { timeout: 120_000 });
  });
  await context.close();
});
