import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBarriers } from "./harness/browser.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

describe("every page", () => {
  const PAGES = [
    "/today",
    "/live",
    "/devices",
    "/presence",
    "/time/sheet",
    "/time/fix",
    "/time/corrections",
    "/time/periods",
    "/people",
    "/absences",
    "/shifts",
    "/roster",
    "/holidays",
    "/rules",
    "/insights",
    "/exports",
    "/time/punches",
    "/alerts",
    "/safety",
    "/audit",
    "/access",
    "/keys",
    "/playground",
  ];

  it.each([
    { language: "en", colorScheme: "light" },
    { language: "en", colorScheme: "dark" },
    { language: "ar", colorScheme: "light" },
    { language: "ar", colorScheme: "dark" },
  ] as const)(
    "has no grave barrier, script error or request to another host, in $language and $colorScheme",
    async (options) => {
      const visitor = await stage.visit(options);
      const { page } = visitor;
      const barriers: string[] = [];
      for (const path of PAGES) {
        await page.goto(`${stage.origin}${path}`);
        await page.waitForSelector("main");
        await until(async () => (await page.locator('[data-testid="loading"]').count()) === 0, 120_000);
        barriers.push(...(await findBarriers(page)).map((line) => `${path} ${line}`));
        expect(await page.getAttribute("html", "dir")).toBe(options.language === "ar" ? "rtl" : "ltr");
        const overflow = await page.evaluate<number>(OVERFLOW);
        expect([path, overflow <= 0]).toEqual([path, true]);
      }
      await page.context().clearCookies({ name: /^bf_(access|refresh)/ });
      await page.goto(`${stage.origin}/sign-in`);
      barriers.push(...(await findBarriers(page)).map((line) => `/sign-in ${line}`));
      expect(barriers).toEqual([]);
      expect(visitor.scriptErrors()).toEqual([]);
      expect(visitor.foreignHosts()).toEqual([]);
      expect(visitor.policyViolations()).toEqual([]);
      await visitor.context.close();
    },
  );
});
