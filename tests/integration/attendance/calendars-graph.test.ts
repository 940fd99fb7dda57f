import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;
beforeAll(async () => {
  attendance = await startAttendance();
});
afterAll(() => attendance.stop());

const PERIOD = "{ id from to name latinName arabicName hijri places { id } isElsewhereToo suggestion }";
const CALENDARS = `{ placeCalendars { place { id } weekends { from weekend } holidays { date name } extraWorkingDays
  holidayPeriods ${PERIOD} } }`;
const PAYLOADS: Readonly<Record<string, string>> = {
  ...{ addHoliday: `holiday ${PERIOD}`, editHoliday: `holiday ${PERIOD}`, removeHoliday: `holiday ${PERIOD}` },
  confirmHolidays: `holidays ${PERIOD}`,
};
const change = async (field: string, input: object, claims: Partial<NewTokenClaims> = {}) => {
  const type = field.endsWith("WorkingDay") ? "WorkingDay" : `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const wish = PAYLOADS[field] ?? "calendars { place { id } weekends { from weekend } extraWorkingDays }";
  const query = `mutation ($input: ${type}Input!) { ${field}(input: $input) { ${wish} } }`;
  const { data, errors } = (await attendance.ask(query, { variables: { input }, claims })).answer;
  return errors ? errors[0].extensions : data[field];
};
const calendars = async (claims: Partial<NewTokenClaims> = {}) =>
  (await attendance.ask(CALENDARS, { claims })).answer.data.placeCalendars;
const BOTH = { placeIds: ["riyadh", "cairo"] };
const OF_RIYADH = { role: "PLACE_ADMIN", places: ["riyadh"] } as const;

describe("calendars of places", () => {
  it("have holidays of several days and places, in two scripts", async () => {
    const names = { name: "Eid", latinName: "Eid al-Fitr", arabicName: "عيد الفطر" };
    const { holiday } = await change("addHoliday", { ...BOTH, ...names, from: "2026-03-20", to: "2026-03-21" });
    expect(holiday).toMatchObject({ ...names, hijri: "1 Shawwal 1447", suggestion: null, isElsewhereToo: false });
    const [riyadh] = await calendars(OF_RIYADH);
    expect(riyadh.holidays).toEqual([
      { date: "2026-03-20", name: "Eid" },
      { date: "2026-03-21", name: "Eid" },
    ]);
    expect(riyadh.holidayPeriods[0]).toMatchObject({ places: [{ id: "riyadh" }], isElsewhereToo: true });
    const renamed = { id: holiday.id, latinName: "", name: "Feast" };
    expect(await change("editHoliday", renamed, OF_RIYADH)).toMatchObject({ code: "FORBIDDEN", argument: "input.id" });
    expect((await change("editHoliday", renamed)).holiday).toMatchObject({ name: "Feast", latinName: null });
    await change("removeHoliday", { id: holiday.id, placeIds: ["riyadh"] }, OF_RIYADH);
    expect((await calendars()).map((each: { holidays: unknown[] }) => each.holidays.length)).toEqual([0, 2]);
    await change("removeHoliday", { id: holiday.id });
    expect(await change("removeHoliday", { id: holiday.id })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("count no suggestion until it is confirmed, with the dates that were announced", async () => {
    const query = `{ holidaySuggestions(country: "SA", year: 2026, language: "ar") { suggestion date name latinName arabicName } }`;
    const { holidaySuggestions } = (await attendance.ask(query)).answer.data;
    expect(holidaySuggestions[1]).toMatchObject({
      ...{ suggestion: "SA.2026-03-19", date: "2026-03-19", latinName: "End of Ramadan (Eid al-Fitr)" },
      name: holidaySuggestions[1].arabicName,
    });
    const ofEid = holidaySuggestions.filter((each: { suggestion: string }) => each.suggestion === "SA.2026-03-19");
    expect(ofEid).toHaveLength(4); // dates that share the id: it is no `id`, by which caches would take them for one
    expect((await calendars())[0].holidays).toEqual([]);
    const suggestions = [{ id: "SA.2026-03-19", from: "2026-03-20", to: "2026-03-23" }, { id: "SA.2026-09-23" }];
    const confirm = () => change("confirmHolidays", { ...BOTH, country: "SA", year: 2026, suggestions });
    const { holidays } = await confirm();
    expect(holidays.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      ["2026-03-20", "2026-03-23"],
      ["2026-09-23", "2026-09-23"],
    ]);
    expect((await confirm()).holidays).toEqual(holidays);
    expect((await calendars())[1].holidays).toHaveLength(5);
  });

  it("have weekends from a date on and weekend days worked, one change at a time", async () => {
    const weekend = { ...BOTH, from: "2026-05-01", weekend: ["SUN", "SAT", "SUN"] };
    expect((await change("setWeekend", weekend)).calendars[1]).toMatchObject({
      place: { id: "cairo" },
      weekends: [{ from: "2026-05-01", weekend: ["SUN", "SAT"] }],
    });
    const back = await change("removeWeekend", { placeIds: ["cairo"], from: "2026-05-01" });
    expect(back.calendars.map(({ weekends }: { weekends: unknown }) => weekends)).toEqual([[]]);
    await change("addWorkingDay", { ...BOTH, date: "2026-11-28" });
    await change("removeWorkingDay", { placeIds: ["riyadh"], date: "2026-11-28" });
    const days = (await calendars()).map((each: { extraWorkingDays: unknown }) => each.extraWorkingDays);
    expect(days).toEqual([[], ["2026-11-28"]]);
  });

  const HOLIDAY = { ...BOTH, from: "2026-12-01", name: "A day" };
  const CONFIRM = { ...BOTH, country: "SA", year: 2026, suggestions: [{ id: "SA.2026-03-19" }] };
  it.each([
    ["addHoliday", { to: "2026-11-30" }, "BAD_USER_INPUT", "input.from"],
    ["addHoliday", { to: "2028-01-01" }, "BAD_USER_INPUT", "input.from"],
    ["addHoliday", { name: " " }, "BAD_USER_INPUT", "input.name"],
    ["addHoliday", { arabicName: "x".repeat(201) }, "BAD_USER_INPUT", "input.arabicName"],
    ["addHoliday", { placeIds: [] }, "BAD_USER_INPUT", "input.placeIds"],
    ["addHoliday", { placeIds: ["nowhere"] }, "FORBIDDEN", undefined],
    ["confirmHolidays", { suggestions: [{ id: "SA.2026-01-01" }] }, "BAD_USER_INPUT", "input.suggestions"],
    ["confirmHolidays", { suggestions: [] }, "BAD_USER_INPUT", "input.suggestions"],
    ["confirmHolidays", { country: "XX" }, "BAD_USER_INPUT", "country"],
  ])("refuse %s with %o", async (field, input, code, argument) => {
    const whole = field === "addHoliday" ? HOLIDAY : CONFIRM;
    expect(await change(field, { ...whole, ...input })).toMatchObject(argument ? { code, argument } : { code });
  });

  it("say before a change which days it changes", async () => {
    const query = `query ($change: RuleChangeInput!) {
      previewChange(change: $change, from: "2026-11-22", to: "2026-11-26") { changedDays changes { date after { status } } }
    }`;
    const preview = async (input: object) =>
      (await attendance.ask(query, { variables: { change: input } })).answer.data.previewChange;
    const { changes } = await preview({ addHoliday: { ...BOTH, name: "Eid", from: "2026-11-23", to: "2026-11-24" } });
    expect(new Set(changes.map((each: { date: string }) => each.date))).toEqual(new Set(["2026-11-23", "2026-11-24"]));
    expect(
      (await preview({ setWeekend: { ...BOTH, from: "2026-11-24", weekend: ["TUE"] } })).changedDays,
    ).toBeGreaterThan(0);
    expect((await calendars())[0].weekends).toEqual([{ from: "2026-05-01", weekend: ["SUN", "SAT"] }]);
  });
});
