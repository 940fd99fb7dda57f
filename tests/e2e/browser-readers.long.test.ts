import { generateLog, generatePopulation } from "@biometricflow/reader-simulator/generate-log";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBarriers } from "./harness/browser.ts";
import { findFreePorts } from "./harness/free-ports.ts";
import { SMALL_ORGANISATION } from "./harness/organisation-folder.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const LOOKS = [
  { language: "en", colorScheme: "light", width: 1440 },
  { language: "ar", colorScheme: "dark", width: 375 },
] as const;
const CALLER = { transport: "push" } as const;
const OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

/** The small organisation with a reader that calls by itself. */
const PLACES = SMALL_ORGANISATION.map((place) =>
  place.id === "cairo"
    ? {
        ...place,
        hasPushPort: true,
        readers: [...place.readers, { ...CALLER, id: "door", serialNumber: "BFSIM15214CF1", rows: 40, seed: 5 }],
      }
    : place,
);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(PLACES);
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

const DUBAI = '[data-testid="device-dubai/office"]';

/** What is known of the office's reader. */
async function askOffice() {
  const { data } = await stage.organisation.graphql<{
    device: { status: string; completeness: { verdict: string; rowsStored: number; gapClosedAt: string | null } };
  }>('{ device(id: "dubai/office") { status completeness { verdict rowsStored gapClosedAt } } }');
  return data?.device;
}

it("shows the reader in trouble first, counts it in the navigation, and the closed gap with its punches afterwards", async () => {
  const { page, context } = await stage.visit({ width: 1440 });
  await page.goto(`${stage.origin}/devices`);
  await page.waitForSelector(`${DUBAI}[data-condition="WELL"]`);
  const before = (await askOffice())?.completeness.rowsStored ?? 0;
  await stage.organisation.control("dubai", "office", "fault", { kind: "closePort" });
  await page.waitForSelector(`${DUBAI}[data-condition="TROUBLE"]`);
  await page.waitForSelector('[data-testid="nav-readers"][data-value="1"]');
  expect(await page.getAttribute('[data-testid="readers"] tbody tr', "data-testid")).toBe("device-dubai/office");
  await page.click('[data-testid="condition-WELL"]');
  await until(async () => (await page.locator(DUBAI).count()) === 0, 30_000);
  await page.click('[data-testid="condition-WELL"]');
  expect(await page.textContent(`${DUBAI} [data-testid="device-fault"]`)).toContain("Compare the port");

  await stage.organisation.punch("dubai", "office", 25);
  await stage.organisation.control("dubai", "office", "fault", { kind: "openPort" });
  await until(async () => (await askOffice())?.completeness.verdict === "COMPLETE", 90_000);
  expect((await askOffice())?.completeness.rowsStored).toBe(before + 25);
  await page.click('[data-testid="reader-link-dubai/office"]');
  await page.waitForSelector('[data-testid="reader-health"][data-condition="WELL"]');
  await page.waitForSelector('[data-testid="last-gap"][data-closed="true"]');
  await context.close();
});

it("names every column of the table, and shows the days of each reader in theirs", async () => {
  const { page, context } = await stage.visit({ language: "en", width: 1440 });
  await page.goto(`${stage.origin}/devices`);
  const line = page.locator('[data-testid="device-riyadh/gate-2"]');
  await line.locator('[data-testid="day-bar"]').waitFor();
  const heads = await page.locator('[data-testid="readers"] thead th').allTextContents();
  expect(heads).toHaveLength(await line.locator("> *").count());
  const at = heads.indexOf("90 days");
  expect(await line.locator(`> :nth-child(${at + 1}) [data-testid="day-bar"]`).count()).toBe(1);
  await context.close();
});

it("reads a reader's whole log when it is asked to, once for two presses, and says what it found", async () => {
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/devices/reader?id=riyadh/gate-2&show=jobs`);
  await page.dblclick('[data-testid="sync-whole"]');
  await page.waitForSelector('[data-testid="job"][data-state="DONE"]');
  expect(await page.locator('[data-testid="job"]').count()).toBe(1);
  expect(await page.textContent('[data-testid="job"]')).toContain("No new rows");
  await context.close();
});

it("moves rows of a clock that was reset: what they become is shown first, and the punch says what the reader wrote", async () => {
  for (const minute of ["10", "25"])
    await stage.organisation.control("dubai", "office", "punch", { pin: "1001", at: `2000-01-01T00:${minute}:00` });
  const { page, context } = await stage.visit({ language: "en", width: 1440 });
  await page.goto(`${stage.origin}/devices/reader?id=dubai/office&show=aside`);
  await page.waitForSelector('[data-testid="aside-rows"][data-total="2"]');
  await page.check('[data-testid="aside-rows"] thead input');
  await page.click('[data-testid="release"]');
  await page.check('[data-testid="move"]');
  await page.fill('[data-testid="move-date"]', "2026-11-20");
  await page.fill('[data-testid="move-time"]', "08:00");
  await page.click('[data-testid="move-look"]');
  await page.waitForSelector('[data-testid="move-seen"][data-count="2"]');
  expect(await page.textContent('[data-testid="move-seen"]')).toContain("2026-11-20 08:15:00");
  await page.fill('[data-testid="reason"]', "power cut");
  await page.click('[data-testid="reason-form"] [type="submit"]');
  await page.waitForSelector('[data-testid="released"][data-count="2"]');
  const { data } = await stage.organisation.graphql<{
    punches: { edges: { node: { localTime: string; moved: { localTime: string } | null } }[] };
  }>(
    `{ punches(filter: { deviceIds: ["dubai/office"], from: "2026-11-20T04:00:00Z", to: "2026-11-20T04:15:01Z" }) {
      edges { node { localTime moved { localTime } } } } }`,
  );
  const moved = data?.punches.edges.filter(({ node }) => node.moved !== null).map(({ node }) => node);
  expect(moved).toEqual([
    { localTime: "2026-11-20T08:15:00", moved: { localTime: "2000-01-01T00:25:00" } },
    { localTime: "2026-11-20T08:00:00", moved: { localTime: "2000-01-01T00:10:00" } },
  ]);
  await context.close();
});

it.each(LOOKS)("keeps nobody out of a reader's page, in $language, $colorScheme, $width px", async (look) => {
  const { page, context } = await stage.visit(look);
  for (const part of ["health", "days", "clock", "jobs", "aside", "use", "settings"]) {
    await page.goto(`${stage.origin}/devices/reader?id=riyadh/gate-1&show=${part}`);
    await page.waitForSelector(`[data-testid="part-${part}"][aria-pressed="true"]`);
    await until(async () => (await page.locator('[data-testid="loading"]').count()) === 0, 120_000);
    expect([part, await findBarriers(page)]).toEqual([part, []]);
    expect([part, (await page.evaluate<number>(OVERFLOW)) <= 0]).toEqual([part, true]);
  }
  await context.close();
});

/** A reader on the wall that no configuration knows. */
async function startStranger(port: number): Promise<ReaderSimulator> {
  const users = generatePopulation({ seed: 9, people: 3, place: "riyadh" });
  const stranger = createReaderSimulator({
    ...{ host: "127.0.0.1", port, serialNumber: "BFSIM0909", commKey: 471_193, users, capacity: 1000 },
    log: generateLog({ seed: 9, rows: 30, users, endAt: "2026-11-22T12:00:00", days: 20, weekend: ["FRI", "SAT"] }),
    timeZone: "Asia/Riyadh",
  });
  await stranger.start();
  return stranger;
}

async function typeReader(page: Page, port: number, commKey: string): Promise<void> {
  await page.fill('[name="name"]', "Side door");
  await page.fill('[name="host"]', "127.0.0.1");
  await page.fill('[name="port"]', String(port));
  await page.fill('[name="commKey"]', commKey);
}

it("adds a reader in steps: a wrong key says what to do and keeps what was typed, the right one shows what it found", async () => {
  const [port = 0] = await findFreePorts(1);
  const stranger = await startStranger(port);
  try {
    const { page, context } = await stage.visit({ language: "en", width: 375 });
    await page.goto(`${stage.origin}/devices/add?place=riyadh`);
    await page.click('[data-testid="kind-pull"]');
    await page.click('[data-testid="probe"]');
    expect(await page.getAttribute('[name="host"]', "aria-invalid")).toBe("true");
    await typeReader(page, port, "1234");
    expect(await findBarriers(page)).toEqual([]);
    await page.dblclick('[data-testid="probe"]');
    await page.waitForSelector('[data-testid="probe-failed"][data-code="DEVICE_AUTH_FAILED"]');
    expect(await page.textContent('[data-testid="probe-failed"]')).toContain("Compare Comm Key");
    expect(await findBarriers(page)).toEqual([]);
    await page.click('[data-testid="probe-back"]');
    expect(await page.inputValue('[name="name"]')).toBe("Side door");
    await page.fill('[name="commKey"]', "471193");
    await page.click('[data-testid="probe"]');
    await page.waitForSelector('[data-testid="added"][data-id="riyadh/side-door"]');
    expect(await page.textContent('[data-testid="added"]')).toContain("BFSIM0909");
    expect(await findBarriers(page)).toEqual([]);
    expect((await page.evaluate<number>(OVERFLOW)) <= 0).toBe(true);
    expect(await page.innerText("main")).not.toContain("471193");
    await page.click('[data-testid="added"] a');
    await page.waitForSelector('[data-testid="reader-health"][data-condition="WELL"]');
    await context.close();
  } finally {
    await stranger.stop();
  }
});

it("says where readers of the place may be when an address is refused", async () => {
  const { page, context } = await stage.visit({ language: "ar", width: 375 });
  await page.goto(`${stage.origin}/devices/add?place=riyadh`);
  await page.click('[data-testid="kind-pull"]');
  await typeReader(page, 4370, "");
  await page.fill('[name="name"]', "Back door"); // another one of this name may be there
  await page.fill('[name="host"]', "203.0.113.9");
  await page.click('[data-testid="probe"]');
  await page.waitForSelector('[data-reason="ADDRESS_NOT_ALLOWED"]');
  expect(await page.textContent('[data-testid="allowed"]')).toBe("127.0.0.0/8");
  await context.close();
});

it("renames a reader that was added, switches it off and on, and removes it after it was asked twice", async () => {
  const input = { placeId: "dubai", id: "far-door", name: "Far door", host: "127.0.0.1", port: 1_025, force: true };
  const { organisation } = stage;
  await organisation.graphql("mutation($input: AddDeviceInput!) { addDevice(input: $input) { job { id } } }", {
    input,
  });
  const ask = () =>
    organisation.graphql<{ device: { isAdded: boolean } | null }>('{ device(id: "dubai/far-door") { isAdded } }');
  await until(async () => (await ask()).data?.device?.isAdded === true, 120_000);
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/devices/reader?id=dubai/far-door&show=settings`);
  await page.selectOption('[name="mode"]', "POLL");
  await page.fill('[name="pollSeconds"]', "0");
  await page.click('[data-testid="save"]');
  await page.waitForSelector('[name="pollSeconds"][aria-invalid="true"]');
  expect(await page.textContent("#about-pollSeconds")).toContain("from 1 to 99999");
  expect(await findBarriers(page)).toEqual([]);
  await page.fill('[name="pollSeconds"]', "300");
  await page.fill('[name="host"]', "203.0.113.9");
  await page.click('[data-testid="save"]');
  await page.waitForSelector('[name="host"][aria-invalid="true"]');
  await page.waitForSelector('[data-reason="ADDRESS_NOT_ALLOWED"]');
  await page.fill('[name="host"]', "127.0.0.1");
  await page.selectOption('[name="transport"]', "UDP");
  await page.fill('[name="name"]', "Near door");
  await page.click('[data-testid="save"]');
  await page.waitForSelector('[data-testid="saved"]');
  await page.waitForSelector('h1:has-text("Near door")');
  await page.click('[data-testid="disable"]');
  await page.click('[data-testid="disable-sure"]');
  await page.waitForSelector('[data-testid="switch-reader"][data-off="true"]');
  await page.click('[data-testid="enable"]');
  await page.waitForSelector('[data-testid="switch-reader"][data-off="false"]');
  await page.click('[data-testid="remove"]');
  await page.click('[data-testid="remove-sure"]');
  await page.waitForSelector('[data-testid="configured"]');
  await page.click('[data-testid="enable"]');
  await page.waitForSelector('[data-reason="NO_SUCH_READER"]');
  await context.close();
});

it("says what makes a reader call by itself, and that nobody has called yet", async () => {
  const { page, context } = await stage.visit({ language: "ar", colorScheme: "dark" });
  await page.goto(`${stage.origin}/devices/add?place=riyadh`);
  await page.click('[data-testid="kind-push"]');
  await page.waitForSelector('[data-testid="push-guide"][data-port="false"]');
  expect(await findBarriers(page)).toEqual([]);
  await context.close();
});

it("compares days of a reader with the ledger: the same first, and by day and row what only the ledger has afterwards", async () => {
  const { organisation } = stage;
  const askStored = () =>
    organisation.graphql<{ device: { completeness: { rowsStored: number } } }>(
      '{ device(id: "cairo/lobby") { completeness { rowsStored } } }',
    );
  const before = (await askStored()).data?.device.completeness.rowsStored ?? 0;
  await organisation.punch("cairo", "lobby", 3);
  await until(async () => (await askStored()).data?.device.completeness.rowsStored === before + 3, 60_000);
  const { page, context } = await stage.visit({ language: "en", width: 1440 });
  await page.goto(`${stage.origin}/devices/reader?id=cairo/lobby&show=days`);
  await page.click('[data-testid="verify-start"]');
  await page.waitForSelector('[data-testid="verification"][data-outcome="SAME"]');
  expect(await page.locator('[data-testid="verified-days"] [data-same="true"]').count()).toBeGreaterThan(0);
  expect(await page.locator('[data-testid="verified-days"] [data-same="false"]').count()).toBe(0);

  await organisation.control("cairo", "lobby", "fault", { kind: "clear" });
  await page.click('[data-testid="verify-start"]');
  await page.waitForSelector('[data-testid="verification"][data-outcome="DIFFERENT"]');
  expect(await page.locator('[data-testid="verified-days"] [data-same="false"]').count()).toBeGreaterThan(0);
  expect(await page.locator('[data-testid="verified-examples"] [data-side="ONLY_IN_LEDGER"]').count()).toBeGreaterThan(
    2,
  );
  await page.fill('[data-testid="verify-to"]', "2020-01-01");
  await page.waitForSelector('[data-testid="verify-wrong"][data-fault="backwards"]');
  expect(await page.isDisabled('[data-testid="verify-start"]')).toBe(true);
  await context.close();
});

it.each(LOOKS)("shows what a comparison found to everybody, in $language, $colorScheme, $width px", async (look) => {
  const { page, context } = await stage.visit(look);
  await page.goto(`${stage.origin}/devices/reader?id=cairo/lobby&show=jobs`);
  await page.waitForSelector('[data-testid="verification"][data-outcome="DIFFERENT"] [data-testid="verified-days"]');
  expect(await findBarriers(page)).toEqual([]);
  expect((await page.evaluate<number>(OVERFLOW)) <= 0).toBe(true);
  await context.close();
});

it("asks a reader that calls by itself for what is new, and compares it by its sums: the same", async () => {
  const { page, context } = await stage.visit({ language: "en", width: 375 });
  await page.goto(`${stage.origin}/devices/reader?id=cairo/door&show=jobs`);
  await page.click('[data-testid="sync"]');
  await page.waitForSelector('[data-testid="job"][data-state="DONE"]');
  await page.click('[data-testid="part-days"]');
  await page.click('[data-testid="verify-start"]');
  await page.waitForSelector('[data-testid="verify"] [data-testid="verification"][data-outcome="SAME"]');
  expect(await findBarriers(page)).toEqual([]);
  expect((await page.evaluate<number>(OVERFLOW)) <= 0).toBe(true);
  await context.close();
});
