import { describe, expect, it } from "vitest";
import { type CalendarEdit, editCalendar } from "./calendar-edit.ts";
import { listChangedDates } from "./changed-dates.ts";
import type { Holiday } from "./holiday.ts";
import { toCalendarRules, toEmptyCalendar } from "./place-calendar.ts";

const edit = (...edits: readonly CalendarEdit[]) => {
  let made = 0;
  const newId = () => `new.${(made += 1)}`;
  return edits.reduce((calendar, each) => editCalendar(calendar, each, newId), toEmptyCalendar("riyadh"));
};
const NAMES = { latinName: undefined, arabicName: undefined, suggestion: undefined };
const EID: Holiday = { id: "eid", from: "2026-03-19", to: "2026-03-22", name: "Eid", ...NAMES };
const PUT_EID: CalendarEdit = { kind: "PUT_HOLIDAYS", holidays: [EID] };

describe("a place's calendar", () => {
  it("keeps its dates in order, each once; what is said last holds", () => {
    const calendar = edit(
      { kind: "ADD_HOLIDAY", date: "2026-09-23", name: "National Day" },
      { kind: "ADD_HOLIDAY", date: "2026-02-22", name: "Founding" },
      { kind: "ADD_HOLIDAY", date: "2026-02-22", name: "Founding Day" },
      { kind: "ADD_WORKING_DAY", date: "2026-03-07" },
      { kind: "ADD_WORKING_DAY", date: "2026-03-06" },
      { kind: "SET_WEEKEND", from: "2026-07-01", weekend: ["SUN"] },
      { kind: "SET_WEEKEND", from: "2026-01-01", weekend: ["SAT", "SUN"] },
      { kind: "SET_WEEKEND", from: "2026-07-01", weekend: ["FRI"] },
    );
    expect(calendar.holidays.map(({ name }) => name)).toEqual(["Founding Day", "National Day"]);
    expect(toCalendarRules(calendar)).toEqual({
      holidays: ["2026-02-22", "2026-09-23"],
      extraWorkingDays: ["2026-03-06", "2026-03-07"],
      laterWeekends: [
        { from: "2026-01-01", weekend: ["SUN", "SAT"] },
        { from: "2026-07-01", weekend: ["FRI"] },
      ],
    });
  });

  it("loses what is taken back, and nothing else", () => {
    const calendar = edit(
      { kind: "ADD_HOLIDAY", date: "2026-09-23", name: "National Day" },
      { kind: "ADD_WORKING_DAY", date: "2026-03-06" },
      { kind: "SET_WEEKEND", from: "2026-01-01", weekend: ["SUN"] },
      { kind: "REMOVE_HOLIDAY", date: "2026-09-23" },
      { kind: "REMOVE_WORKING_DAY", date: "2026-03-06" },
      { kind: "REMOVE_WORKING_DAY", date: "2026-03-07" },
      { kind: "REMOVE_WEEKEND", from: "2026-01-01" },
    );
    expect(calendar).toEqual(toEmptyCalendar("riyadh"));
  });

  it("has holidays of several days, and several of one day", () => {
    const day = { ...EID, id: "day", from: "2026-03-22", to: "2026-03-22", name: "A day" };
    const { holidays } = toCalendarRules(edit(PUT_EID, { kind: "PUT_HOLIDAYS", holidays: [day] }));
    expect(holidays).toEqual(["2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22"]);
  });

  it("keeps the dates around one that is taken from a holiday of several days", () => {
    const ranges = (date: string) =>
      edit(PUT_EID, { kind: "REMOVE_HOLIDAY", date }).holidays.map(({ id, from, to }) => `${id} ${from} ${to}`);
    expect(ranges("2026-03-20")).toEqual(["new.1 2026-03-19 2026-03-19", "new.2 2026-03-21 2026-03-22"]);
    expect(ranges("2026-03-22")).toEqual(["new.1 2026-03-19 2026-03-21"]);
    expect(ranges("2026-03-23")).toEqual(["eid 2026-03-19 2026-03-22"]);
  });

  it("stays as it is when a date is called what it is called already", () => {
    const calendar = edit(PUT_EID);
    const named: CalendarEdit = { kind: "ADD_HOLIDAY", date: "2026-03-20", name: "Eid" };
    expect(editCalendar(calendar, named, () => "new")).toEqual(calendar);
  });
});

describe("the dates that a change of a calendar may change", () => {
  const JULY: CalendarEdit = { kind: "SET_WEEKEND", from: "2026-07-01", weekend: ["SAT", "SUN"] };
  const MAY: CalendarEdit = { kind: "SET_WEEKEND", from: "2026-05-01", weekend: ["SUN"] };
  const EVER = "9999-12-31";
  const CHANGES: readonly (readonly [string, readonly CalendarEdit[], CalendarEdit, readonly string[]])[] = [
    ["a weekend changes those from its first on", [], MAY, [`2026-05-01 ${EVER}`]],
    ["a weekend changes those before the next one", [JULY], MAY, ["2026-05-01 2026-06-30"]],
    ["the weekend that held already changes none", [], { ...MAY, weekend: ["SAT", "FRI"] }, []],
    [
      "a weekend that is taken back changes its own",
      [MAY, JULY],
      { kind: "REMOVE_WEEKEND", from: "2026-05-01" },
      ["2026-05-01 2026-06-30"],
    ],
    ["a holiday changes its dates", [], PUT_EID, ["2026-03-19 2026-03-22"]],
    [
      "a moved holiday changes those that it leaves and takes",
      [PUT_EID],
      { ...PUT_EID, holidays: [{ ...EID, from: "2026-03-20", to: "2026-03-23" }] },
      ["2026-03-19 2026-03-19", "2026-03-23 2026-03-23"],
    ],
    ["another name changes none", [PUT_EID], { ...PUT_EID, holidays: [{ ...EID, name: "Eid al-Fitr" }] }, []],
    [
      "a second holiday of the same dates changes none",
      [PUT_EID],
      { ...PUT_EID, holidays: [{ ...EID, id: "two" }] },
      [],
    ],
    ["a day worked changes itself", [], { kind: "ADD_WORKING_DAY", date: "2026-03-06" }, ["2026-03-06 2026-03-06"]],
  ];
  it.each(CHANGES)("%s", (_what, before, change, ranges) => {
    const calendar = edit(...before);
    const changed = listChangedDates(
      calendar,
      editCalendar(calendar, change, () => "new"),
    );
    expect(changed.map(({ from, to }) => `${from} ${to}`)).toEqual(ranges);
  });
});
