import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBarriers, openVisitor } from "./harness/browser.ts";
import { operate } from "./harness/own-organisation.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const PATIENCE_MS = 120_000;
const EMPLOYEE = { username: "sara", password: "correct horse battery" };
const ZONE = "Asia/Riyadh";

const toDate = (instantMs: number) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(instantMs);
const YESTERDAY = toDate(Date.now() - 86_400_000);
const DAY_BEFORE = toDate(Date.now() - 2 * 86_400_000);
const MONTH_BEFORE = toDate(Date.parse(`${toDate(Date.now()).slice(0, 7)}-01`) - 86_400_000).slice(0, 7);

let stage: Stage;
let person: { readonly id: string; readonly pin: string };

beforeAll(async () => {
  stage = await openStage();
  const { places } = await ask<{ places: { id: string }[] }>("{ places { id } }");
  for (const { id: placeId } of places) {
    const setWeekend = { from: "2020-01-01", weekend: [] };
    await change("editPlaceCalendar", "EditPlaceCalendarInput", { placeId, setWeekend }, "calendar { place { id } }");
  }
  person = await findPerson();
  await change(
    "editPerson",
    "EditPersonInput",
    { personId: person.id, employedFrom: `${MONTH_BEFORE}-01` },
    "person { id }",
  );
  const { configDir } = stage.organisation;
  const words = ["--username", EMPLOYEE.username, "--role", "EMPLOYEE", "--config", configDir];
  expect(await operate(["account", "add", ...words], `${EMPLOYEE.password}\n`)).toMatchObject({ code: 0 });
  await change(
    "linkAccount",
    "LinkAccountInput",
    { personId: person.id, username: EMPLOYEE.username },
    "person { id }",
  );
  await untilWorkedOut();
}, STAGE_TIMEOUT_MS + PATIENCE_MS);
afterAll(() => stage?.close());

async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await stage.organisation.graphql<T>(query, variables);
  if (data === null || data === undefined || errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Runs one mutation of the graph past every page. */
async function change(field: string, type: string, input: object, selection: string): Promise<void> {
  await ask(`mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`, { input });
}

async function findPerson(): Promise<typeof person> {
  let found: typeof person | undefined;
  await until(async () => {
    const { persons } = await ask<{ persons: { edges: { node: typeof person }[] } }>(
      '{ persons(filter: { placeIds: ["riyadh"] }, first: 1) { edges { node { id pin } } } }',
    );
    found = persons.edges[0]?.node;
    return found !== undefined;
  }, PATIENCE_MS);
  if (found === undefined) throw new Error("nobody is enrolled");
  return found;
}

interface Exceptions {
  readonly exceptions: {
    readonly totalCount: number;
    readonly recomputing: number;
    readonly counts: readonly { readonly kind: string; readonly count: number }[];
  };
}

async function askExceptions(): Promise<Exceptions["exceptions"]> {
  const today = toDate(Date.now());
  const filter = { from: toDate(Date.now() - 29 * 86_400_000), to: today };
  const { exceptions } = await ask<Exceptions>(
    "query ($filter: ExceptionFilter!) { exceptions(filter: $filter, first: 0) { totalCount recomputing counts { kind count } } }",
    { filter },
  );
  return exceptions;
}

const countUnmapped = async () =>
  (await askExceptions()).counts.find(({ kind }) => kind === "UNMAPPED_PIN")?.count ?? 0;

const untilWorkedOut = () => until(async () => (await askExceptions()).recomputing === 0, PATIENCE_MS);

/** A signed-in browser of the employee. */
async function visitAsEmployee(path: string): Promise<Page> {
  const { page } = await openVisitor(stage.browser, { origin: stage.origin });
  await page.goto(`${stage.origin}/sign-in?next=${encodeURIComponent(path)}`);
  await page.fill('input[name="username"]', EMPLOYEE.username);
  await page.fill('input[name="password"]', EMPLOYEE.password);
  await page.click('button[type="submit"]');
  await page.waitForURL(({ pathname }) => pathname === "/me");
  return page;
}

const toDaySearch = (date: string) =>
  new URLSearchParams({ id: person.id, month: date.slice(0, 7), row: `${person.id}.${date}` }).toString();

async function typePunch(page: Page, time: string, reason: string): Promise<void> {
  await page.click('[data-testid="add-punch"]');
  await page.fill('[data-testid="punch-time"]', time);
  await page.fill('[data-testid="add-punch-form"] [data-testid="reason"]', reason);
}

async function fillPunch(page: Page, time: string, reason: string): Promise<void> {
  await typePunch(page, time, reason);
  await page.dblclick('[data-testid="add-punch-form"] button[type="submit"]'); // twice means once
}

it("counts what is to be fixed once for overview, navigation and page; gives a number of nobody to a person, and takes it back", async () => {
  const [pin = ""] = await stage.organisation.punch("riyadh", "gate-1");
  await until(async () => (await countUnmapped()) === 1, PATIENCE_MS);
  await untilWorkedOut();
  const { page, scriptErrors, context } = await stage.visit();
  const { totalCount } = await askExceptions();
  await page.goto(`${stage.origin}/today`);
  await page.waitForSelector(`[data-testid="card-fix"][data-value="${totalCount}"]`);
  await page.click('a[href^="/time/fix"] >> visible=true');
  await page.waitForSelector(`[data-testid="to-fix-total"][data-value="${totalCount}"]`);
  await page.waitForSelector(`nav [data-testid="nav-to-fix"][data-value="${totalCount}"] >> visible=true`);
  const row = `[data-testid="fix-group-UNMAPPED_PIN"] [data-pin="${pin}"]`;
  await page.click(`${row} [data-testid="pin-map"]`);
  await page.fill(`${row} [data-testid="person-search"]`, person.pin);
  await page.click(`${row} ul button`);
  await page.waitForSelector(`${row} [data-punches="1"][data-days="1"]`);
  expect(await findBarriers(page)).toEqual([]);
  expect(await countUnmapped()).toBe(1); // nothing is done yet
  await page.dblclick('[data-testid="pin-do"]');
  await page.waitForSelector('[data-testid="pin-done"][data-undone="false"]');
  expect(await countUnmapped()).toBe(0);
  const { pinDecisions } = await ask<{ pinDecisions: { totalCount: number } }>("{ pinDecisions { totalCount } }");
  expect(pinDecisions.totalCount).toBe(1);
  await page.click('[data-testid="pin-undo"]');
  await page.waitForSelector('[data-testid="pin-done"][data-undone="true"]');
  expect(await countUnmapped()).toBe(1);
  expect(scriptErrors()).toEqual([]);
  await context.close();
});

it("adds a punch in the day sheet with the reason, lists who did it and why, and takes it back", async () => {
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/people/person?${toDaySearch(YESTERDAY)}`);
  await fillPunch(page, "6:10", "the reader was off");
  await page.waitForSelector('[data-testid="day-correction"] [data-state="IN_FORCE"]');
  expect(await page.locator('[data-testid="day-correction"]').count()).toBe(1);
  await page.waitForSelector('[data-testid="day-sheet"] [data-fate] >> text=06:10:00');
  expect(await findBarriers(page)).toEqual([]);
  await page.goto(`${stage.origin}/time/corrections?month=${YESTERDAY.slice(0, 7)}`);
  const row = '[data-testid="corrections"] tr:has-text("the reader was off")';
  expect(await page.textContent(row)).toContain(stage.admin.username);
  await page.click(`${row} [data-testid="correction-revert"]`);
  await page.fill(`${row} [data-testid="reason"]`, "it was not");
  await page.click(`${row} button[type="submit"]`);
  await page.waitForSelector(`${row} [data-state="REVERTED"]`);
  expect(await findBarriers(page)).toEqual([]);
  await context.close();
});

it("shows who would get a punch for an outage, adds all of them, and takes them back together", async () => {
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/time/corrections?month=${YESTERDAY.slice(0, 7)}&state=IN_FORCE`);
  await page.click('[data-testid="outage"] summary');
  await page.fill('[data-testid="outage-from"]', YESTERDAY);
  await page.fill('[data-testid="outage-to"]', YESTERDAY);
  await page.selectOption('[data-testid="outage"] select >> nth=-1', "AT"); // whatever somebody punched that day, not then
  await page.fill('[data-testid="outage-at"]', "12:34");
  await page.click('[data-testid="outage-preview"]');
  await page.waitForSelector('[data-testid="outage-would"]');
  const count = Number(await page.getAttribute('[data-testid="outage-would"]', "data-total"));
  expect(count).toBeGreaterThan(0);
  await page.fill('[data-testid="outage-would"] [data-testid="reason"]', "power cut");
  await page.dblclick('[data-testid="outage-apply"]');
  await page.waitForSelector('[data-testid="outage-done"]');
  await page.waitForSelector(`[data-testid="corrections"][data-total="${count}"]`);
  await page.click('[data-testid="outage-undo"]');
  await page.waitForSelector('[data-testid="empty-notice"]');
  expect(await findBarriers(page)).toEqual([]);
  await context.close();
});

it("lets an employee ask for a correction that somebody else approves, and acknowledge a month until a record changes", async () => {
  const day = `${MONTH_BEFORE}-10`;
  const own = await visitAsEmployee(`/me?month=${MONTH_BEFORE}&row=${person.id}.${day}`);
  await fillPunch(own, "08:00", "I forgot");
  await own.waitForSelector('[data-testid="day-correction"] [data-state="REQUESTED"]');
  await own.click('[data-testid="acknowledge-do"]', { timeout: PATIENCE_MS });
  await own.waitForSelector('[data-testid="acknowledge"][data-state="held"]');
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/time/fix?kind=REQUESTS`);
  await page.click('[data-testid="request"] [data-testid="correction-approve"]');
  await page.waitForSelector('[data-testid="request"]', { state: "detached" });
  await own.reload();
  await own.waitForSelector('[data-testid="day-correction"] [data-state="IN_FORCE"]');
  await own.waitForSelector('[data-testid="acknowledge"][data-state="void"]', { timeout: PATIENCE_MS });
  expect(await own.textContent('[data-testid="acknowledge-void"]')).toContain("a correction");
  expect(await findBarriers(own)).toEqual([]);
  await context.close();
  await own.context().close();
});

it("locks a month when what stands against it is waived by name, gives the signed document, and unlocks it", async () => {
  await untilWorkedOut();
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/time/periods?month=${MONTH_BEFORE}`);
  const month = `[data-month="${MONTH_BEFORE}"]`;
  await page.waitForSelector(`${month} [data-kind="INCOMPLETE"]`);
  expect(await page.isDisabled(`${month} [data-testid="lock"]`)).toBe(true);
  for (const box of await page.locator(`${month} input[type="checkbox"]`).all()) await box.check();
  await page.fill(`${month} [data-testid="reason"]`, "payroll");
  expect(await findBarriers(page)).toEqual([]);
  await page.click(`${month} [data-testid="lock"]`);
  await page.waitForSelector(`${month}[data-state="locked"] [data-testid="locked-period"]`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-testid="period-document"]')]);
  expect(readFileSync(await download.path(), "utf8")).toContain(`${MONTH_BEFORE}-10`);
  await page.click('[data-testid="unlock"]');
  await page.fill('[data-testid="reason-form"] [data-testid="reason"]', "one more correction");
  await page.click('[data-testid="reason-form"] button[type="submit"]');
  await page.waitForSelector(`${month}[data-state="open"]`);
  await context.close();
});

it(
  "asks for the password where a session ends over something typed, keeps it, and sends it",
  async () => {
    const { page, context } = await stage.visit();
    await page.goto(`${stage.origin}/time/corrections?month=${YESTERDAY.slice(0, 7)}&state=REVERTED`);
    await page.goto(`${stage.origin}/people/person?${toDaySearch(DAY_BEFORE)}`);
    await typePunch(page, "6:20", "typed before the end");
    for (const leave of [
      () => page.keyboard.press("Escape"),
      () => page.click('a[href^="/time/sheet"]'),
      () => page.goBack(),
    ]) {
      await page.focus('[data-testid="day-sheet"]');
      const asked = page.waitForEvent("dialog");
      const left = leave().catch(() => {}); // going back is over when the question is answered
      await (await asked).dismiss();
      await Promise.race([left, asked]);
      expect(await page.inputValue('[data-testid="punch-time"]')).toBe("6:20");
    }
    await context.clearCookies({ name: /^bf_(access|refresh)/ });
    await page.click('[data-testid="add-punch-form"] button[type="submit"]');
    const again = '[data-testid="sign-in-again"]';
    await page.waitForSelector(again);
    expect(await page.inputValue(`${again} input[name="username"]`)).toBe(stage.admin.username);
    expect(await findBarriers(page)).toEqual([]);
    await page.fill(`${again} input[name="password"]`, "wrong");
    await page.click(`${again} button[type="submit"]`);
    await page.waitForSelector(`${again} [data-code="WRONG_CREDENTIALS"]`);
    await page.fill(`${again} input[name="password"]`, stage.admin.password);
    await page.click(`${again} button[type="submit"]`);
    await page.waitForSelector(again, { state: "detached" });
    await page.waitForSelector('[data-testid="day-correction"]:has-text("typed before the end")');
    expect(await page.locator('[data-testid="day-correction"]').count()).toBe(1);
    await page.click('a[href^="/time/sheet"]'); // nothing is unsent now: nobody asks
    await page.waitForURL(({ pathname }) => pathname === "/time/sheet");
    await context.close();
  },
  2 * PATIENCE_MS,
);

it("shows of a number under two names what each reader keeps, its card too, before anybody decides", async () => {
  const pin = "77001";
  const kept = [
    { placeId: "riyadh", reader: "gate-1", name: "Omar", cardNumber: "4042322161" },
    { placeId: "cairo", reader: "lobby", name: "Huda", cardNumber: "2864434397" },
  ];
  for (const { placeId, reader, ...person } of kept) {
    const input = { placeId, deviceIds: [`${placeId}/${reader}`], pin, ...person };
    await change("putUser", "PutUserInput", input, "job { id }");
  }
  const countConflicts = async () =>
    (await askExceptions()).counts.find(({ kind }) => kind === "PIN_CONFLICT")?.count ?? 0;
  await until(async () => (await countConflicts()) > 0, PATIENCE_MS);
  const { page, scriptErrors, context } = await stage.visit();
  await page.goto(`${stage.origin}/time/fix?kind=PIN_CONFLICT`);
  const row = `[data-testid="fix-group-PIN_CONFLICT"] [data-pin="${pin}"]`;
  await page.click(`${row} [data-testid="pin-evidence-open"]`);
  for (const { placeId, name, cardNumber } of kept) {
    const table = await page.waitForSelector(`${row} [data-user="${placeId}/${pin}"]`);
    expect([placeId, await table.textContent()]).toEqual([placeId, expect.stringContaining(name)]);
    expect([placeId, await table.textContent()]).toEqual([placeId, expect.stringContaining(cardNumber)]);
  }
  expect(await findBarriers(page)).toEqual([]);
  expect(scriptErrors()).toEqual([]);
  await context.close();
});
