import { expect, it } from "vitest";
import { type Fault, RulesError } from "./faults.ts";
import { parseOrganisationRules } from "./parse-organisation.ts";
import { DEFAULT_PLACE } from "./place-rules.ts";
import { NO_LAYERS } from "./shift-layers.ts";

function toFaults(value: unknown): readonly Fault[] {
  try {
    parseOrganisationRules(value);
    return [];
  } catch (error) {
    if (error instanceof RulesError) return error.faults;
    throw error;
  }
}

it("fills in the defaults of a place that gives its zone only", () => {
  expect(parseOrganisationRules({ places: { riyadh: { timeZone: "Asia/Riyadh" } } })).toEqual({
    identity: "pin",
    places: { riyadh: { ...DEFAULT_PLACE, timeZone: "Asia/Riyadh", shift: NO_LAYERS } },
  });
});

it("keeps every value that is given", () => {
  const place = {
    timeZone: "Europe/Berlin",
    weekend: ["SUN"],
    holidays: ["2025-12-25"],
    extraWorkingDays: ["2025-12-28"],
    duplicateWindowSeconds: 0,
    notBefore: "2020-01-01",
    futureToleranceMinutes: 5,
    driftWarnSeconds: 30,
    driftCorrection: true,
    deviceFixedOffset: { gate: "-03:30" },
    shift: {
      start: "22:00",
      end: "06:00",
      breakMinutes: 30,
      pairing: "STATE",
      weekdays: { THU: { end: "03:00" } },
      seasons: [
        { from: "2025-03-01", to: "2025-03-29", shift: { flexible: true, weekdays: { FRI: { start: "23:00" } } } },
      ],
    },
  };
  const shift = {
    own: { start: "22:00", end: "06:00", breakMinutes: 30, pairing: "STATE" },
    weekdays: { THU: { end: "03:00" } },
    seasons: [{ from: "2025-03-01", to: "2025-03-29", own: { flexible: true }, weekdays: { FRI: { start: "23:00" } } }],
  };
  expect(parseOrganisationRules({ identity: "place", places: { berlin: place } })).toEqual({
    identity: "place",
    places: { berlin: { ...place, shift, laterWeekends: [] } },
  });
});

it("reports all faults together, each with key, found and expected", () => {
  const faults = toFaults({
    identity: "name",
    colour: 1,
    places: {
      a: {
        timeZone: "Mars/Olympus",
        weekend: ["FRI", "FRI"],
        holidays: ["2025-02-30"],
        shift: { start: "8:00", lunch: 1 },
      },
      b: { shift: { start: "08:00", end: "05:00", breakMinutes: -1, pairing: "PAIRS" }, deviceFixedOffset: { d: "1" } },
      c: { timeZone: "UTC", driftCorrection: "yes", notBefore: 2015, duplicateWindowSeconds: 1.5, shift: [] },
      d: "UTC",
    },
  });
  expect(faults.map(({ key }) => key)).toEqual([
    "colour",
    "identity",
    "places.a.timeZone",
    "places.a.weekend",
    "places.a.holidays",
    "places.a.shift.start",
    "places.a.shift.lunch",
    "places.b.timeZone",
    "places.b.deviceFixedOffset.d",
    "places.b.shift.breakMinutes",
    "places.b.shift.pairing",
    "places.c.duplicateWindowSeconds",
    "places.c.notBefore",
    "places.c.driftCorrection",
    "places.c.shift",
    "places.d",
    "places.d.timeZone",
  ]);
  expect(faults[1]).toEqual({ key: "identity", found: `"name"`, expected: `"pin" or "place"` });
});

it.each([
  ["longer than 20 hours", { start: "08:00", end: "04:01" }, "places.a.shift"],
  ["of 24 hours", { start: "08:00", end: "08:00" }, "places.a.shift"],
  ["that is nothing but break", { start: "08:00", end: "12:00", breakMinutes: 240 }, "places.a.shift.breakMinutes"],
])("refuses a shift %s", (_title, shift, key) => {
  expect(toFaults({ places: { a: { timeZone: "UTC", shift } } }).map((fault) => fault.key)).toEqual([key]);
});

it.each([
  ["20 hours", { start: "08:00", end: "04:00" }],
  ["one minute beside its break", { start: "08:00", end: "12:00", breakMinutes: 239 }],
])("accepts a shift of %s", (_title, shift) => {
  expect(toFaults({ places: { a: { timeZone: "UTC", shift } } })).toEqual([]);
});

it.each([[null], [[]], ["places"], [{}]])("refuses %j as an organisation and names what is missing", (value) => {
  expect(toFaults(value).map(({ key }) => key)).toContain("places");
});

it("says in its message what is wrong", () => {
  expect(() => parseOrganisationRules({ places: { a: {} } })).toThrow(
    "places.a.timeZone: found nothing, expected the name of an IANA zone",
  );
});
