import { describe, expect, it } from "vitest";
import { toFormats, toLagText } from "./format.ts";

const INSTANT = "2026-11-22T05:03:02.000Z";

describe("formats", () => {
  it("write a time in the zone of its place", () => {
    const { time, minute } = toFormats("en");
    expect(time(INSTANT, "Asia/Riyadh")).toBe("08:03:02");
    expect(time(INSTANT, "Asia/Dubai")).toBe("09:03:02");
    expect(minute("2026-11-22T21:00:00Z", "Asia/Riyadh")).toBe("00:00");
    expect(minute(INSTANT, null)).toBe("05:03");
  });

  it("name a zone's distance from UTC at an instant", () => {
    const { offset } = toFormats("ar");
    expect([offset(INSTANT, "Asia/Riyadh"), offset(INSTANT, "Asia/Kolkata"), offset(INSTANT, null)]).toEqual([
      "GMT+3",
      "GMT+5:30",
      "GMT+0",
    ]);
  });

  it("keep Latin digits in Arabic", () => {
    const { time, count, day } = toFormats("ar");
    expect(time(INSTANT, "Africa/Cairo")).toContain("07:03:02");
    expect(count(3412)).toBe("3,412");
    expect(day(INSTANT, "Africa/Cairo")).toMatch(/22/);
  });

  it.each([
    [-12, "12 sec ago"],
    [-150, "2 min ago"],
    [-7_300, "2 hr ago"],
    [-200_000, "2 days ago"],
  ])("write %i seconds as %s", (seconds, text) => {
    expect(toFormats("en").ago(seconds).replace(".", "")).toBe(text);
  });

  it("name an unknown language's formats as English", () => {
    expect(toFormats("xx").count(1234)).toBe("1,234");
  });
});

const ARRIVAL = { at: INSTANT, receivedAt: INSTANT, channel: "LIVE", late: false };

it.each([
  [0, "0.0 s"],
  [0.84, "0.8 s"],
  [59.6, "60 s"],
  [900, "15 min"],
  [36_000, "10 h"],
  [-3, "0.0 s"],
])("writes a lag of %f s as %s", (seconds, text) => {
  const receivedAt = new Date(Date.parse(INSTANT) + seconds * 1000).toISOString();
  expect(toLagText({ ...ARRIVAL, receivedAt })).toBe(text);
});

it.each([
  ["without an instant", { ...ARRIVAL, at: null }],
  ["without an arrival", { ...ARRIVAL, receivedAt: null }],
  ["for a row of a first log read", { ...ARRIVAL, channel: "READ" }],
])("has no lag %s", (_title, arrival) => {
  expect(toLagText(arrival)).toBeUndefined();
});

it("has a lag for a late row of a log read", () => {
  expect(toLagText({ ...ARRIVAL, channel: "READ", late: true })).toBe("0.0 s");
});
