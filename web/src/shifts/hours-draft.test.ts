import { describe, expect, it } from "vitest";
import { NO_HOURS, toHoursDraft, toHoursInput, toInputWithout, toVersionDraft, toVersionInput } from "./hours-draft.ts";

describe("hours that are typed", () => {
  it("leave out what is empty, and keep a zero", () => {
    expect(toHoursInput(NO_HOURS)).toEqual({});
    const minutes = { ...NO_HOURS.minutes, graceInMinutes: "0" };
    expect(toHoursInput({ ...NO_HOURS, minutes, flexible: "no" })).toEqual({ graceInMinutes: 0, flexible: false });
  });

  it.each([
    { start: "09:00", end: "18:00", breakMinutes: 30 },
    { end: "12:00" },
    {
      spans: [
        { start: "08:00", end: "12:00" },
        { start: "16:00", end: "20:00" },
      ],
      pairing: "STATE",
    },
    { flexible: true, dayTailMinutes: 0 },
  ] as const)("say what %o says", (hours) => {
    const { spans, ...keys } = { spans: undefined, ...hours };
    const given = { ...keys, ...(spans && { spans: spans.map((span) => ({ ...span })) }) };
    expect(toHoursInput(toHoursDraft(given))).toEqual(given);
  });

  it("keep the days of the week and the seasons of a version", () => {
    const nothing = {
      ...{ start: null, end: null, spans: null, flexible: null, pairing: null, breakMinutes: null },
      ...{ breakAfterMinutes: null, graceInMinutes: null, graceOutMinutes: null, overtimeAfterMinutes: null },
      ...{ minPresentMinutes: null, dayLeadMinutes: null, dayTailMinutes: null },
    };
    const thursday = { weekday: "THU" as const, hours: { ...nothing, end: "13:00" } };
    const ramadan = {
      from: "2026-02-18",
      to: "2026-03-19",
      hours: { ...nothing, start: "10:00" },
      weekdays: [thursday],
    };
    const version = {
      from: "2026-01-01",
      hours: { ...nothing, graceInMinutes: 5 },
      weekdays: [thursday],
      seasons: [ramadan],
    };
    expect(toVersionInput(toVersionDraft(version))).toEqual({
      ...{ from: "2026-01-01", hours: { graceInMinutes: 5 } },
      weekdays: [{ weekday: "THU", hours: { end: "13:00" } }],
      seasons: [
        {
          ...{ from: "2026-02-18", to: "2026-03-19" },
          hours: { start: "10:00" },
          weekdays: [{ weekday: "THU", hours: { end: "13:00" } }],
        },
      ],
    });
  });

  it("keep every version of a shift but the one that is taken away", () => {
    const version = (from: string) => ({ from, hours: { start: "07:00", end: null }, weekdays: [], seasons: [] });
    const nothing = { spans: null, flexible: null, pairing: null, breakMinutes: null, breakAfterMinutes: null };
    const more = { graceInMinutes: null, graceOutMinutes: null, overtimeAfterMinutes: null, minPresentMinutes: null };
    const whole = (from: string) => {
      const { hours, ...others } = version(from);
      return { ...others, hours: { ...hours, ...nothing, ...more, dayLeadMinutes: null, dayTailMinutes: null } };
    };
    const shift = { id: "day", name: "Day", colour: "#336699", letter: "D", revision: "r1" };
    const versions = ["2026-01-01", "2026-06-01", "2026-09-01"].map(whole);
    expect(toInputWithout({ ...shift, versions }, "2026-06-01")).toEqual({
      ...shift,
      versions: ["2026-01-01", "2026-09-01"].map((from) => ({ ...version(from), hours: { start: "07:00" } })),
    });
  });
});
