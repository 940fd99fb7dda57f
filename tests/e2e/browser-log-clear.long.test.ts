import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { makeBackup } from "../../packages/bf/src/place-backup/make-backup.ts";
import { readOrganisation } from "@biometricflow/config/organisation";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBarriers } from "./harness/browser.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const LOOKS = [
  { language: "en", colorScheme: "light", width: 1440 },
  { language: "ar", colorScheme: "dark", width: 375 },
] as const;
const OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
const GATE = "riyadh/gate-1";

let stage: Stage;
let temp: string;
let copies = 0;
beforeAll(async () => {
  temp = mkdtempSync(join(tmpdir(), "log-clear-"));
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(async () => {
  await stage?.close();
  rmSync(temp, { recursive: true, force: true });
});

const hasSelected = async (query: string, token?: string) => {
  const { data, errors } = await stage.organisation.graphql<Record<string, unknown>>(query, {}, token);
  expect(errors ?? []).toEqual([]);
  return data;
};
/** What is in the way, as JSON. */
const listObstacles = async () =>
  JSON.stringify((await hasSelected(`{ device(id: "${GATE}") { logClear { obstacles { code } } } }`))?.["device"]);
const onlyUnsaved = async () => (await listObstacles()) === '{"logClear":{"obstacles":[{"code":"NOT_BACKED_UP"}]}}';

/** Has its whole log read, and waits until only a backup is missing. */
async function readWhole(): Promise<void> {
  await hasSelected(`mutation { syncDevice(input: { deviceId: "${GATE}", full: true }) { job { id } } }`);
  await until(onlyUnsaved, 90_000);
}

async function backUp(): Promise<void> {
  const { configDir } = stage.organisation;
  await makeBackup(readOrganisation(configDir), ["riyadh"], join(temp, String(++copies)), new Date());
}

it("offers to clear a log once it may be, has two accounts do it, and says that there is no undo", async () => {
  const { page, context, scriptErrors } = await stage.visit({ width: 1440 });
  await page.goto(`${stage.origin}/devices/reader?id=${GATE}`);
  const card = page.locator('[data-testid="log-clear"]');
  await card.locator('[data-code="NOT_BACKED_UP"]').waitFor();
  expect(await card.locator('[data-testid="log-clear-ask"]').count()).toBe(0);
  expect(await card.textContent()).toContain("bf store backup");
  await readWhole();
  await backUp();

  await card.locator('[data-testid="log-clear-ask"]').click();
  expect(await card.locator('[data-testid="log-clear-no-undo"]').textContent()).toContain("no undo");
  await card.locator("input").fill("it fills");
  await card.locator('[data-testid="log-clear-ask-sure"]').click();
  const waiting = card.locator('[data-testid="log-clear-waiting"]');
  await waiting.waitFor();
  expect(await waiting.textContent()).toMatch(
    new RegExp(`Asked for by ${stage.admin.username}.*it fills.*You asked for it`),
  );
  expect(await waiting.locator('[data-testid="log-clear-confirm"]').count()).toBe(0);
  await waiting.locator('[data-testid="log-clear-withdraw"]').click();
  await card.locator('[data-testid="log-clear-past"][data-state="WITHDRAWN"]').waitFor();

  const other = stage.organisation.demo.accounts.find(({ role }) => role === "PLACE_ADMIN");
  const token = await stage.organisation.signIn(other?.username ?? "");
  await hasSelected(
    `mutation { requestLogClear(input: { deviceId: "${GATE}", note: "it fills" }) { device { id } } }`,
    token,
  );
  await waiting.locator('[data-testid="log-clear-confirm"]').click();
  expect(await waiting.locator('[data-testid="log-clear-no-undo"]').count()).toBe(1);
  await waiting.locator('[data-testid="log-clear-confirm-sure"]').click();
  const past = card.locator('[data-testid="log-clear-past"][data-state="CLEARED"]');
  await past.waitFor();
  expect(await past.textContent()).toMatch(
    new RegExp(`Cleared by ${other?.username} and ${stage.admin.username} on .* proved stored before`),
  );
  await card.locator('[data-code="EMPTY"]').waitFor();
  await page.waitForSelector('[data-testid="reader-health"][data-condition="WELL"]');
  expect(scriptErrors()).toEqual([]);
  await context.close();
});

it.each(LOOKS)("fits and hides nothing in $language, $colorScheme, $width wide", async (look) => {
  const token = await stage.organisation.signIn(
    stage.organisation.demo.accounts.find(({ role }) => role === "PLACE_ADMIN")?.username ?? "",
  );
  await stage.organisation.punch("riyadh", "gate-1", 1);
  await until(async () => !(await listObstacles()).includes("EMPTY"), 60_000);
  await readWhole();
  await backUp();
  const { page, context } = await stage.visit(look);
  await page.goto(`${stage.origin}/devices/reader?id=${GATE}`);
  const card = page.locator('[data-testid="log-clear"]');
  await card.locator('[data-testid="log-clear-ask"]').click();
  expect(await page.evaluate(OVERFLOW)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await hasSelected(`mutation { requestLogClear(input: { deviceId: "${GATE}" }) { device { id } } }`, token);
  await card.locator('[data-testid="log-clear-confirm"]').click();
  expect(await page.evaluate(OVERFLOW)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await card.locator('[data-testid="log-clear-confirm-sure"]').click();
  await until(async () => (await listObstacles()).includes("EMPTY"), 60_000);
  await context.close();
});
