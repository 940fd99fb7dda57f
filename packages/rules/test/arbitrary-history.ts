import fc from "fast-check";
import type { CaseInput, CasePunch } from "../cli/case-format.ts";
import { DAY_MS, parseDay, toDate } from "../src/local-time.ts";

/** Zones with clock changes and the dates around which they happen in 2025, and one without. */
const ZONES: readonly (readonly [timeZone: string, dates: readonly string[]])[] = [
  ["Africa/Cairo", ["2025-04-25", "2025-10-31", "2025-07-01"]],
  ["Europe/Berlin", ["2025-03-30", "2025-10-26", "2025-07-01"]],
  ["America/New_York", ["2025-03-09", "2025-11-02", "2025-07-01"]],
  ["Pacific/Auckland", ["2025-04-06", "2025-09-28", "2025-07-01"]],
  ["Asia/Riyadh", ["2025-06-29"]],
];

/** Any two of them may follow each other: the latest end is 07:00 of the next date, the earliest start 07:00. */
const SHIFTS: readonly (readonly [start: string, end: string])[] = [
  ["08:00", "17:00"],
  ["07:00", "15:00"],
  ["12:00", "20:30"],
  ["22:00", "06:00"],
  ["23:00", "07:00"],
  ["20:00", "04:00"],
];

const DAYS_AROUND = 3;

const pairing = fc.constantFrom("FIRST_LAST", "ALTERNATING", "STATE");

/** Split shifts: no end of a day reaches the start of another shift on the next one. */
const SPLITS: readonly (readonly (readonly [start: string, end: string])[])[] = [
  [
    ["08:00", "12:00"],
    ["16:00", "20:00"],
  ],
  [
    ["20:00", "00:00"],
    ["02:00", "06:00"],
  ],
  [
    ["07:00", "10:00"],
    ["12:00", "14:30"],
    ["18:00", "22:00"],
  ],
];

const shift = fc
  .record({
    edges: fc.constantFrom(...SHIFTS),
    more: fc.record(
      {
        pairing,
        flexible: fc.constantFrom(false, false, true),
        breakMinutes: fc.constantFrom(0, 30, 60),
        breakAfterMinutes: fc.constantFrom(0, 240, 300),
        graceInMinutes: fc.constantFrom(0, 15),
        graceOutMinutes: fc.constantFrom(0, 30),
        overtimeAfterMinutes: fc.constantFrom(0, 30),
        minPresentMinutes: fc.constantFrom(0, 240),
        dayLeadMinutes: fc.constantFrom(0, 60, 240),
        dayTailMinutes: fc.constantFrom(60, 720),
      },
      { requiredKeys: ["pairing"] },
    ),
  })
  .map(({ edges: [start, end], more }) => ({ start, end, ...more }));

const splitShift = fc
  .record({ spans: fc.constantFrom(...SPLITS), pairing: fc.constantFrom("ALTERNATING", "STATE"), rest: shift })
  .map(({ spans, pairing: splitPairing, rest: { start: _start, end: _end, ...rest } }) => ({
    ...rest,
    spans: spans.map(([start, end]) => ({ start, end })),
    pairing: splitPairing,
  }));

const anyShift = fc.oneof({ weight: 3, arbitrary: shift }, { weight: 1, arbitrary: splitShift });

/** A place's or a person's hours: by weekday and in a season too. */
const layers = (center: number) =>
  fc
    .record({
      own: anyShift,
      weekdays: fc.dictionary(fc.constantFrom("SUN", "TUE", "THU", "FRI"), anyShift, { maxKeys: 2 }),
      season: fc.option(anyShift, { freq: 1 }),
      days: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ own, weekdays, season, days }) => ({
      ...own,
      weekdays,
      seasons: season === null ? [] : [{ from: toDate(center - days), to: toDate(center + 1), shift: season }],
    }));

const part = fc.constantFrom<unknown>(
  undefined,
  "FIRST_HALF",
  "SECOND_HALF",
  { start: "10:00", end: "12:00" },
  { start: "00:00", end: "06:30" },
  { start: "06:00", end: "05:00" },
);

/** At most one absence a date. */
const absences = (center: number) =>
  fc
    .uniqueArray(fc.record({ day: fc.integer({ min: center - DAYS_AROUND, max: center + DAYS_AROUND }), part }), {
      selector: ({ day }) => day,
      maxLength: 3,
    })
    .map((list) =>
      list.map(({ day, part: taken }) => {
        const dates = { from: toDate(day), to: toDate(day), kind: "leave" };
        return taken === undefined ? dates : { ...dates, part: taken };
      }),
    );

const place = (timeZone: string, center: number) =>
  fc.record(
    {
      timeZone: fc.constant(timeZone),
      shift: layers(center),
      weekend: fc.constantFrom<readonly string[]>([], ["SAT", "SUN"], ["FRI", "SAT"]),
      holidays: fc.constantFrom<readonly string[]>([], [toDate(center)]),
      extraWorkingDays: fc.constantFrom<readonly string[]>([], [toDate(center), toDate(center + 1)]),
      duplicateWindowSeconds: fc.constantFrom(0, 60, 300),
      driftCorrection: fc.boolean(),
      deviceFixedOffset: fc.constantFrom<Readonly<Record<string, string>>>({}, { D2: "+01:00" }),
    },
    { requiredKeys: ["timeZone", "shift"] },
  );

const EDGE_MINUTES = SHIFTS.flat().map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));

/** Seconds after midnight: near an edge of some shift, in the small hours where clocks change, or anywhere. */
const secondOfDay = fc.oneof(
  fc
    .tuple(fc.constantFrom(...EDGE_MINUTES), fc.integer({ min: -2400, max: 2400 }))
    .map(([minute, off]) => minute * 60 + off),
  fc.integer({ min: 0, max: 4 * 3600 }),
  fc.integer({ min: 0, max: 86_399 }),
);

/** A punch with perhaps a second tap of the same key shortly after. */
const taps = (center: number, places: readonly string[]) =>
  fc
    .record({
      day: fc.integer({ min: center - DAYS_AROUND, max: center + DAYS_AROUND }),
      second: secondOfDay,
      place: fc.constantFrom(...places),
      device: fc.constantFrom("D1", "D2"),
      state: fc.constantFrom(0, 0, 1, 1, 2, 3, 4, 5, 255),
      pin: fc.constantFrom("1001", "1001", "1001", "2002"),
      driftSeconds: fc.constantFrom(0, 0, 0, 60, 61, -600),
      again: fc.option(fc.integer({ min: 0, max: 120 })),
    })
    .map(({ day, second, again, ...row }): readonly CasePunch[] => {
      const at = (seconds: number) => ({ ...row, t: toLocal(day * DAY_MS + seconds * 1000) });
      return again === null ? [at(second)] : [at(second), at(second + again)];
    });

function toLocal(localMs: number): string {
  return new Date(localMs).toISOString().slice(0, 19);
}

/**
 * A random history in the case format, without `date`, `from` and `to`: one person of one or two places, seven days
 * around a clock change, hours by weekday and season, split and flexible ones, rosters that
 * change between nights, days and rest, absences, double taps, drift, and other people's rows.
 */
export const arbitraryHistory: fc.Arbitrary<CaseInput> = fc
  .tuple(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES), fc.nat(2))
  .chain(([[timeZone, dates], [otherZone], nth]) => {
    const center = parseDay(dates[nth % dates.length] ?? "2025-06-29");
    const dateAround = fc.integer({ min: center - DAYS_AROUND, max: center + DAYS_AROUND }).map(toDate);
    return fc
      .record({
        first: place(timeZone, center),
        second: fc.option(place(otherZone, center), { freq: 1 }),
        roster: fc.dictionary(dateAround, fc.oneof(fc.constant("OFF"), anyShift), { maxKeys: 4 }),
        shift: fc.option(layers(center), { freq: 1 }),
        absences: absences(center),
        punches: fc.array(taps(center, ["AAA", "BBB"]), { maxLength: 24 }),
        asOfHours: fc.option(fc.integer({ min: -DAYS_AROUND * 24, max: DAYS_AROUND * 24 })),
        additionalHolidays: fc.constantFrom<readonly string[]>([], [toDate(center - 1)]),
      })
      .map(({ first, second, punches, asOfHours, shift: own, ...others }) => ({
        ...others,
        ...(own === null ? {} : { shift: own }),
        pin: "1001",
        homePlace: "AAA",
        places: second ? { AAA: first, BBB: second } : { AAA: first },
        punches: punches.flat().filter((punch) => second !== null || punch.place === "AAA"),
        ...(asOfHours === null ? {} : { asOf: new Date(center * DAY_MS + asOfHours * 3_600_000).toISOString() }),
      }));
  });

/** First and last date that a punch of the history can belong to, clock offsets included. */
export function toDates(history: CaseInput): { readonly from: string; readonly to: string } {
  const days = history.punches.map(({ t }) => parseDay(t.slice(0, 10)));
  const around = days.length === 0 ? [parseDay("2025-06-29")] : days;
  return { from: toDate(Math.min(...around) - 3), to: toDate(Math.max(...around) + 3) };
}
