/** The people on a reader, from its page: enrolled, renamed, copied, tried again and removed, each as the reader lists it since. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SMALL_ORGANISATION } from "./harness/organisation-folder.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const SARA = "سارة الهاشمي";
const TOO_LONG = "محمد عبد الرحمن";
const MOST_OF_IT = "محمد عبد الرح";

/** The small organisation with a reader that keeps names in GBK. */
const PLACES = SMALL_ORGANISATION.map((place) =>
  place.id === "dubai"
    ? { ...place, readers: [...place.readers, { id: "depot", rows: 20, seed: 9, textEncoding: "gbk" }] }
    : place,
);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(PLACES);
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

async function openPeople(page: Page, id: string): Promise<void> {
  await page.goto(`${stage.origin}/devices/reader?id=${id}&show=people`);
  await page.waitForSelector('[data-testid="people"] tbody tr');
}

/** Types who somebody is and sends it. */
async function enrol(page: Page, person: { readonly pin?: string; readonly name: string }): Promise<void> {
  await page.click('[data-testid="people-put"]');
  if (person.pin !== undefined) await page.fill('[name="pin"]', person.pin);
  await page.fill('[name="name"]', person.name);
  await page.click('[data-testid="person-send"]');
}

async function choose(page: Page, pin: string): Promise<void> {
  await page.fill('[data-testid="people-search"]', pin);
  await page.check(`[data-testid="people"] tr[data-pin="${pin}"] input`);
}

const JOB = '[data-testid="people-jobs"] [data-testid="job"]';

/** What became of each in the job that was asked for last, once it has ended. */
async function readResults(page: Page, jobs: number): Promise<readonly string[]> {
  await until(async () => (await page.locator(JOB).count()) === jobs, 60_000);
  const results = page.locator(JOB).first().locator('[data-testid="user-results"] li');
  await results.first().waitFor({ timeout: 120_000 });
  const shown = await results.evaluateAll((lines) =>
    lines.map((line) => `${line.getAttribute("data-outcome")} ${line.textContent}`),
  );
  return shown;
}

/** Who is on a reader by what its place knows of it. */
async function listNames(deviceId: string, search: string): Promise<readonly (string | null)[]> {
  const { data } = await stage.organisation.graphql<{ users: { edges: { node: { name: string | null } }[] } }>(
    `query($filter: UserFilter!) { users(filter: $filter) { edges { node { name } } } }`,
    { filter: { deviceIds: [deviceId], search } },
  );
  return data?.users.edges.map(({ node }) => node.name) ?? [];
}

it("enrols somebody, renames her in Arabic, copies her to a reader that is away and again when it is back, and removes her", async () => {
  const { organisation } = stage;
  const { page, context } = await stage.visit({ language: "en", width: 1440 });
  await openPeople(page, "riyadh/gate-1");
  await enrol(page, { pin: "90210", name: "Sara" });
  expect((await readResults(page, 1))[0]).toMatch(/^WRITTEN .*90210.*Sara/);
  await choose(page, "90210");
  await enrol(page, { name: SARA });
  expect((await readResults(page, 2))[0]).toMatch(new RegExp(`^WRITTEN .*${SARA}`));
  await page.waitForSelector(`[data-testid="people"] tr[data-pin="90210"]:has-text("${SARA}")`);

  await organisation.control("riyadh", "gate-2", "fault", { kind: "closePort" });
  await choose(page, "90210");
  await page.click('[data-testid="people-copy"]');
  await page.check('[data-testid="copy-to-riyadh/gate-2"]');
  await page.click('[data-testid="copy-send"]');
  expect((await readResults(page, 3))[0]).toMatch(/^FAILED .*gate-2/);
  await page.waitForSelector(`${JOB}[data-state="FAILED"]`);
  expect(await listNames("riyadh/gate-2", "90210")).toEqual([]);
  await organisation.control("riyadh", "gate-2", "fault", { kind: "openPort" });
  await until(async () => {
    const { data } = await organisation.graphql<{ device: { status: string } }>(
      '{ device(id: "riyadh/gate-2") { status } }',
    );
    return data?.device.status === "ONLINE";
  }, 90_000);
  await page.click('[data-testid="retry-users"]');
  expect((await readResults(page, 4))[0]).toMatch(new RegExp(`^WRITTEN .*${SARA}.*gate-2`));
  expect(await listNames("riyadh/gate-2", "90210")).toEqual([SARA]);

  await choose(page, "90210");
  await page.click('[data-testid="people-remove"]');
  expect(await listNames("riyadh/gate-1", "90210")).toEqual([SARA]);
  await page.click('[data-testid="people-remove-sure"]');
  expect((await readResults(page, 5))[0]).toMatch(/^REMOVED /);
  await page.waitForSelector('[data-testid="empty-notice"]');
  expect(await listNames("riyadh/gate-1", "90210")).toEqual([]);
  expect(await listNames("riyadh/gate-2", "90210")).toEqual([SARA]);
  await context.close();
}, 400_000);

it("counts the bytes of a name while it is typed, and says what would be cut off before the reader does it", async () => {
  const { page, context } = await stage.visit({ language: "en", width: 1440 });
  await openPeople(page, "dubai/office");
  await page.click('[data-testid="people-put"]');
  await page.fill('[name="pin"]', "90212");
  await page.fill('[name="name"]', SARA);
  expect(await page.textContent('[data-testid="name-bytes"]')).toContain("23 of 24 bytes (UTF-8)");
  await page.fill('[name="name"]', TOO_LONG);
  await page.waitForSelector('[data-testid="name-bytes"][data-cut="true"]');
  expect(await page.textContent('[data-testid="name-cut"]')).toContain(`“${MOST_OF_IT}”`);
  await page.click('[data-testid="person-send"]');
  await readResults(page, 1);
  expect(await listNames("dubai/office", "90212")).toEqual([MOST_OF_IT]);

  await openPeople(page, "dubai/depot");
  await page.click('[data-testid="people-put"]');
  await page.fill('[name="pin"]', "90213");
  await page.fill('[name="name"]', "欧阳娜娜");
  expect(await page.textContent('[data-testid="name-bytes"]')).toContain("8 of 24 bytes (GBK)");
  await page.fill('[name="name"]', SARA);
  expect(await page.textContent('[data-testid="name-missing"]')).toContain("“س”");
  await page.click('[data-testid="person-send"]');
  await page.waitForSelector('[name="name"][aria-invalid="true"]');
  expect(await page.locator(JOB).count()).toBe(0);
  await context.close();
}, 200_000);
