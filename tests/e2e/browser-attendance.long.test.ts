import type { Page } from "playwright-core";
import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBarriers, openVisitor } from "./harness/browser.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const CLICKS = 6;
const PATIENCE_MS = 120_000;

let stage: Stage;
let late: LatePerson;

interface LatePerson {
  readonly id: string;
  readonly pin: string;
  /** The date on which the person was late: yesterday. */
  readonly date: string;
}

beforeAll(
  async () => {
    stage = await openStage();
    late = await makeSomebodyLate();
    stage.signal("place:dubai", "SIGSTOP"); // a place that is killed is started again: this one stays away
    await until(isDubaiSilent, PATIENCE_MS);
  },
  STAGE_TIMEOUT_MS + 2 * PATIENCE_MS,
);
afterAll(async () => {
  stage?.signal("place:dubai", "SIGCONT");
  await stage?.close();
});

async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await stage.organisation.graphql<T>(query, variables);
  if (data === null || data === undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** Every day of every place is worked; then somebody was late yesterday, or is made so. */
async function makeSomebodyLate(): Promise<LatePerson> {
  const { places } = await ask<{ places: { id: string; timeZone: string }[] }>("{ places { id timeZone } }");
  const zone = places[0]?.timeZone ?? "UTC";
  const date = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(Date.now() - 86_400_000);
  for (const { id } of places) {
    await ask(
      "mutation ($input: EditPlaceCalendarInput!) { editPlaceCalendar(input: $input) { calendar { place { id } } } }",
      {
        input: { placeId: id, setWeekend: { from: "2020-01-01", weekend: [] } },
      },
    );
  }
  let found: LatePerson | undefined;
  await until(async () => {
    found = await findLatePerson(date);
    if (found === undefined) await addLatePunches(date);
    return found !== undefined;
  }, PATIENCE_MS);
  if (found === undefined) throw new Error("nobody was late");
  return found;
}

interface Days {
  readonly attendance: {
    readonly edges: readonly {
      readonly node: {
        readonly keptPunches: number;
        readonly checkOut: string | null;
        readonly person: { readonly id: string; readonly pin: string };
      };
    }[];
  } | null;
}

const DAYS = `query ($filter: AttendanceFilter!) {
  attendance(filter: $filter, first: 200) { edges { node { keptPunches checkOut person { id pin } } } }
}`;

/** Somebody with a whole day that began late. */
async function findLatePerson(date: string): Promise<LatePerson | undefined> {
  const { attendance } = await ask<Days>(DAYS, { filter: { from: date, to: date, flags: ["LATE"] } });
  const node = attendance?.edges.find((edge) => edge.node.checkOut !== null)?.node;
  return node && { ...node.person, date };
}

const given = new Set<string>();

/** Somebody's punches of the date are left out, and two given by hand instead: in at half past ten, out at six. */
async function addLatePunches(date: string): Promise<void> {
  const { attendance } = await ask<Days>(DAYS, { filter: { from: date, to: date } });
  const person = attendance?.edges[0]?.node.person;
  if (person === undefined || given.size > 0) return;
  given.add(person.id);
  const { attendanceDay } = await ask<{ attendanceDay: { explanation: { punches: { punchId: string }[] } } | null }>(
    "query ($id: ID!, $date: Date!) { attendanceDay(personId: $id, date: $date) { explanation { punches { punchId } } } }",
    { id: person.id, date },
  );
  for (const { punchId } of attendanceDay?.explanation.punches ?? []) {
    await ask("mutation ($input: IgnorePunchInput!) { ignorePunch(input: $input) { correction { id } } }", {
      input: { punchId, reason: "made by somebody else" },
    });
  }
  for (const time of ["10:30:00", "18:00:00"]) {
    await ask("mutation ($input: AddPunchInput!) { addPunch(input: $input) { correction { id } } }", {
      input: { personId: person.id, placeId: "riyadh", localTime: `${date}T${time}`, reason: "the reader was off" },
    });
  }
}

async function isDubaiSilent(): Promise<boolean> {
  const { presence } = await ask<{ presence: { places: { place: { id: string }; doubt: string | null }[] } | null }>(
    "{ presence(first: 0) { places { place { id } doubt } } }",
  );
  return presence?.places.some(({ place, doubt }) => place.id === "dubai" && doubt === "PLACE_SILENT") ?? false;
}

/** A signed-out browser at the sign-in page with the form filled in, and a count of what is pressed. */
async function openFilledForm(language: "en" | "ar") {
  const visitor = await openVisitor(stage.browser, { language, origin: stage.origin });
  const { page } = visitor;
  let clicks = 0;
  const press = async (selector: string) => {
    clicks += 1;
    await page.click(selector);
  };
  await page.goto(`${stage.origin}/sign-in`);
  await page.fill('input[name="username"]', stage.admin.username);
  await page.fill('input[name="password"]', stage.admin.password);
  return { ...visitor, press, clicks: () => clicks };
}

const rowOf = ({ id, date }: LatePerson) => `.ag-row[row-id="${id}.${date}"]`;

const STRIP = '[data-testid="partial-strip"][data-sites="dubai"]';

it.each([
  ["en", "unknown here, not absent"],
  ["ar", "وليس غيابًا"],
] as const)(
  "answers who was late yesterday, why, and gives the file in at most six clicks, in %s, while a place is away",
  async (language, words) => {
    const { page, press, clicks, context, scriptErrors } = await openFilledForm(language);
    await press('button[type="submit"]');
    await page.waitForURL(/\/today/);
    await page.waitForSelector('[data-testid="trust-line"][data-complete="false"]');
    await until(async () => (await page.textContent('[data-testid="card-in"]'))?.includes("≥") ?? false, 120_000);
    await press('nav a[href="/time/sheet"] >> visible=true');
    await press('[data-testid="range-yesterday"]');
    await press('[data-testid="only-late"]');
    await page.waitForSelector(rowOf(late));
    expect(await page.textContent(STRIP)).toContain(words);
    await press(`${rowOf(late)} [col-id="person"]`);
    await page.waitForSelector('[data-testid="day-sheet"] [data-testid="figure-lateMinutes"]');
    expect(await page.textContent('[data-testid="day-sheet"]')).toContain(late.pin);
    expect(await page.locator('[data-testid="day-sheet"] [data-fate="USED"]').count()).toBeGreaterThan(1);
    const [download] = await Promise.all([page.waitForEvent("download"), press('[data-testid="export"]')]);
    expect(clicks()).toBeLessThanOrEqual(CLICKS);
    expect(await listCells(await download.path())).toContain(late.pin);
    await page.waitForSelector('[data-testid="export-missing"][data-place="dubai"]');
    expect(scriptErrors()).toEqual([]);
    expect(await findBarriers(page)).toEqual([]);
    await context.close();
  },
);

/** What stands in the cells of a workbook's first sheet. */
async function listCells(path: string): Promise<readonly string[]> {
  const [rows] = await readSheets(path);
  return rows?.data.slice(1).flatMap((cells) => cells.map(String)) ?? [];
}

it("shows nobody of the place that is away as absent today", async () => {
  const { page, context } = await stage.visit();
  await page.goto(`${stage.origin}/presence?place=dubai&state=ABSENT`);
  await page.waitForSelector('[data-testid="presence-dubai"][data-doubt="PLACE_SILENT"]');
  expect(await readCount(page, "ABSENT")).toBe(0);
  expect(await readCount(page, "LATE")).toBe(0);
  await context.close();
});

async function readCount(page: Page, state: string): Promise<number> {
  return Number(await page.getAttribute(`[data-testid="state-${state}"]`, "data-count"));
}
