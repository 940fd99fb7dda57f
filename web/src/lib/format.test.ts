import { describe, expect, it } from "vitest";
import { hasLag, toFormats, toLagSeconds } from "./format.ts";

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

const arriving = (seconds: number) => new Date(Date.parse(INSTANT) + seconds * 1000).toISOString();

it.each([
  [0, 0],
  [0.84, 0.84],
  [900, 900],
  [-3, 0],
])("finds a lag of %f s to be %f s", (seconds, lag) => {
  expect(toLagSeconds({ ...ARRIVAL, receivedAt: arriving(seconds) })).toBeCloseTo(lag);
});

it.each([
  ["without an instant", { ...ARRIVAL, at: null }],
  ["without an arrival", { ...ARRIVAL, receivedAt: null }],
  ["for a row of a first log read", { ...ARRIVAL, channel: "READ" }],
])("has no lag %s", (_title, arrival) => {
  expect(toLagSeconds(arrival)).toBeUndefined();
});

it("has a lag for a late row of a log read", () => {
  expect(toLagSeconds({ ...ARRIVAL, receivedAt: arriving(60), channel: "READ", late: true })).toBe(60);
});

it("finds a lag worth a word above two seconds", () => {
  expect([undefined, 0, 1.9, 2, 2.1, 900].filter(hasLag)).toEqual([2.1, 900]);
});

it.each([
  [0.84, "0.8 secs", "0.8 ث"],
  [59.6, "60 secs", "60 ث"],
  [900, "15 mins", "15 د"],
  [36_000, "10 hrs", "10 س"],
  [604_800, "7 days", "7 أيام"],
])("writes %f s in words of each language", (seconds, english, arabic) => {
  const plain = (text: string) => text.replaceAll("\u00a0", " ");
  expect([plain(toFormats("en").duration(seconds)), plain(toFormats("ar").duration(seconds))]).toEqual([
    english,
    arabic,
  ]);
});

it("writes a date with its month in words, so that nobody reads the day for the month", () => {
  expect(toFormats("en").date("2026-11-02")).toBe("2 Nov 2026");
  expect(toFormats("ar").date("2026-11-02")).toBe("2 نوفمبر 2026");
});
