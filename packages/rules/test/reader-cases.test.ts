import { expect, it } from "vitest";
import { at, DATE, EARLY, judgeRuleCase, NIGHT, pressed, RIYADH, shift, type RuleCase } from "./rule-case.ts";

const READER_TIMES: readonly RuleCase[] = [
  [
    "R1: a reader with a fixed offset does not follow the zone",
    {
      places: { RUH: { ...RIYADH, deviceFixedOffset: { D2: "+01:00" } } },
      punches: [...at("08:00"), ...at("15:00", { device: "D2" })],
    },
    { checkIn: "2025-06-29T05:00:00Z", checkOut: "2025-06-29T14:00:00Z", keptPunches: 2 },
  ],
  [
    "R2: a skipped local time uses the offset before the change",
    {
      places: { RUH: EARLY },
      date: "2025-03-30",
      punches: at("2025-03-30T02:30:00 2025-03-30T05:00:00"),
      additionalHolidays: [],
    },
    { checkIn: "2025-03-30T01:30:00Z", checkOut: "2025-03-30T03:00:00Z", presenceMinutes: 90 },
  ],
  [
    "R3: a repeated local time is its first occurrence",
    { places: { RUH: EARLY }, date: "2025-10-26", punches: at("2025-10-26T02:30:00 2025-10-26T04:00:00") },
    { checkIn: "2025-10-26T00:30:00Z", checkOut: "2025-10-26T03:00:00Z" },
  ],
  [
    "R3: after somebody else's later record of the same reader it is the second occurrence",
    {
      places: { RUH: EARLY },
      date: "2025-10-26",
      punches: [...at("2025-10-26T02:50:00", { pin: "7" }), ...at("2025-10-26T02:30:00 2025-10-26T04:00:00")],
    },
    { checkIn: "2025-10-26T01:30:00Z", keptPunches: 2 },
  ],
  [
    "R3: another reader's record says nothing",
    {
      places: { RUH: EARLY },
      date: "2025-10-26",
      punches: [
        ...at("2025-10-26T02:50:00", { pin: "7", device: "D2" }),
        ...at("2025-10-26T02:30:00 2025-10-26T04:00:00"),
      ],
    },
    { checkIn: "2025-10-26T00:30:00Z" },
  ],
  [
    "R4: drift past the limit flags the day and changes nothing",
    { punches: [...at("08:00", { driftSeconds: -61 }), ...at("17:00")] },
    { flags: ["CLOCK_DRIFT"], checkIn: "2025-06-29T05:00:00Z" },
  ],
  ["R4: drift at the limit is no flag", { punches: at("08:00 17:00", { driftSeconds: 60 }) }, { flags: [] }],
  [
    "R4: drift of a double tap flags the day too",
    { punches: [...at("08:00 17:00"), ...at("17:00:10", { driftSeconds: 61, device: "D2" })] },
    { flags: ["CLOCK_DRIFT"], droppedDuplicates: 1 },
  ],
  [
    "R4: correction reduces the instant by the drift past the limit only",
    {
      places: { RUH: { ...RIYADH, driftCorrection: true } },
      punches: [...at("08:10", { driftSeconds: 600 }), ...at("17:00", { driftSeconds: 60, device: "D2" })],
    },
    { flags: ["CLOCK_DRIFT"], checkIn: "2025-06-29T05:00:00Z", checkOut: "2025-06-29T14:00:00Z" },
  ],
];

const SET_ASIDE: readonly RuleCase[] = [
  [
    "R5: a reader date before notBefore is too old",
    { punches: at("2014-12-31T23:59:59 08:00 17:00") },
    { keptPunches: 2, setAside: [{ t: "2014-12-31T23:59:59", reason: "TOO_OLD" }] },
  ],
  [
    "R5: exactly at the tolerance is accepted, one second more is in the future",
    { punches: at("08:00 12:10:00 12:10:01"), asOf: "2025-06-29T09:00:00Z", ...shift({ pairing: "ALTERNATING" }) },
    { status: "PENDING", keptPunches: 2, setAside: ["IN_FUTURE"] },
  ],
  [
    "R5: a log read twice is counted as repeated",
    { punches: at("08:00 17:00 08:00 17:00") },
    { keptPunches: 2, droppedDuplicates: 0, setAside: ["REPEATED_READ", "REPEATED_READ"] },
  ],
  [
    "R5: another state at the same second is another record",
    { punches: [...at("08:00"), ...at("08:00", { state: 1 })] },
    { keptPunches: 1, droppedDuplicates: 1, setAside: [] },
  ],
  [
    "R5: a PIN of nobody is reported",
    { punches: [...at("08:00 17:00"), ...at("09:00", { pin: "9" })], enrolledPins: ["1001"] },
    { keptPunches: 2, setAside: [{ pin: "9", reason: "UNKNOWN_PIN" }] },
  ],
];

const DOUBLE_TAPS: readonly RuleCase[] = [
  [
    "R6: dropped taps do not renew the window",
    { punches: at("08:00:00 08:00:50 08:01:40 17:00:00") },
    { keptPunches: 3, droppedDuplicates: 1 },
  ],
  [
    "R6: with STATE only equal states are compared",
    {
      ...shift({ pairing: "STATE" }),
      punches: [...pressed("08:00=0"), ...at("08:00:30", { state: 1 }), ...at("08:00:40", { state: 0 })],
    },
    { keptPunches: 2, droppedDuplicates: 1, presenceMinutes: 0 },
  ],
  [
    "R6: a chain of taps reaches over the border of the business day",
    { punches: at("03:59:30 04:00:20 04:00:31 08:00 17:00") },
    { keptPunches: 3, droppedDuplicates: 1, checkIn: "2025-06-29T01:00:31Z" },
  ],
  [
    "R6: the window is the home place's",
    {
      places: {
        RUH: { ...RIYADH, duplicateWindowSeconds: 0 },
        DXB: { timeZone: "Asia/Dubai", duplicateWindowSeconds: 600 },
      },
      punches: [...at("08:00 08:00:01"), ...at("09:00:02", { place: "DXB" })],
    },
    { keptPunches: 3, flags: ["EARLY_LEAVE", "MULTI_PLACE", "SHORT_DAY"] },
  ],
];

const BUSINESS_DAYS: readonly RuleCase[] = [
  ["R8: 04:00 begins the day of an ordinary shift", { punches: at("04:00 17:00") }, { keptPunches: 2 }],
  ["R8: 03:59:59 belongs to the day before", { punches: at("03:59:59 17:00") }, { keptPunches: 1 }],
  [
    "R8: between a night and a day shift the middle is the border",
    {
      ...shift(NIGHT),
      date: "2025-06-30",
      roster: { "2025-06-30": { start: "08:00", end: "16:00" } },
      punches: at("2025-06-30T06:58:59 2025-06-30T07:00:00 2025-06-30T16:00:00"),
    },
    { keptPunches: 2, checkIn: "2025-06-30T04:00:00Z" },
  ],
  [
    "R8: the tail of a day shift ends where a night's lead begins",
    {
      roster: { "2025-06-30": NIGHT },
      punches: at("08:00 17:00 2025-06-30T04:59:59 2025-06-30T05:00:00"),
    },
    { keptPunches: 3 },
  ],
  [
    "R7a: a rostered shift makes a weekend day a working day",
    { date: "2025-06-27", roster: { "2025-06-27": NIGHT }, punches: at("22:00 2025-06-28T06:00:00", {}, "2025-06-27") },
    { status: "PRESENT", keptPunches: 2, workedMinutes: 450, expectedMinutes: 450 },
  ],
  [
    "R7: a roster date outweighs the person, the person outweighs the place",
    {
      shift: { start: "09:00", graceInMinutes: 0 },
      roster: { [DATE]: { start: "10:00" } },
      punches: at("10:01:59 17:00"),
    },
    { lateMinutes: 1, flags: ["LATE"], expectedMinutes: 360 },
  ],
];

it.each([...READER_TIMES, ...SET_ASIDE, ...DOUBLE_TAPS, ...BUSINESS_DAYS])("%s", (_title, input, expected) => {
  expect(judgeRuleCase(input, expected)).toEqual([]);
});
