import { expect, it } from "vitest";
import { at, BERLIN, DATE, judgeRuleCase, NIGHT, pressed, RIYADH, shift, type RuleCase } from "./rule-case.ts";

const PAIRINGS: readonly RuleCase[] = [
  [
    "R9: a lone punch in the middle is the check-in",
    { punches: at("12:30") },
    { checkIn: "2025-06-29T09:30:00Z", checkOut: null, flags: ["LATE", "MISSING_OUT"] },
  ],
  [
    "R9: one second later it is the check-out",
    { punches: at("12:30:01") },
    { checkIn: null, flags: ["EARLY_LEAVE", "MISSING_IN"], earlyLeaveMinutes: 269 },
  ],
  [
    "R9: before the end of the shift a lone punch is the check-in",
    { punches: at("16:50"), asOf: "2025-06-29T13:59:59Z" },
    { status: "PENDING", checkIn: "2025-06-29T13:50:00Z", flags: ["IN_PROGRESS", "LATE"], lateMinutes: 530 },
  ],
  [
    "R9: from the end of the shift on it is judged by the nearer edge, and nothing is pending",
    { punches: at("16:50"), asOf: "2025-06-29T14:00:00Z" },
    { status: "INCOMPLETE", checkOut: "2025-06-29T13:50:00Z", flags: ["MISSING_IN"] },
  ],
  [
    "R9: on a day off a lone punch is the check-in",
    { date: "2025-06-27", punches: at("16:50", {}, "2025-06-27") },
    { status: "WEEKEND", checkIn: "2025-06-27T13:50:00Z", flags: ["MISSING_OUT", "WORKED_OFF_DAY"] },
  ],
  [
    "R10: an odd number keeps the full pairs and misses the check-out",
    { ...shift({ pairing: "ALTERNATING" }), punches: at("08:00 12:00 13:00") },
    {
      status: "INCOMPLETE",
      flags: ["MISSING_OUT"],
      checkOut: "2025-06-29T09:00:00Z",
      presenceMinutes: 240,
      earlyLeaveMinutes: 0,
    },
  ],
  [
    "R10: one punch is the check-in",
    { ...shift({ pairing: "ALTERNATING" }), punches: at("16:59") },
    { checkIn: "2025-06-29T13:59:00Z", checkOut: null, flags: ["LATE", "MISSING_OUT"] },
  ],
  [
    "R11: a leave before any entry is the check-out so far",
    { ...shift({ pairing: "STATE" }), punches: pressed("12:00=1 13:00=4 17:00=5") },
    {
      checkIn: "2025-06-29T10:00:00Z",
      checkOut: "2025-06-29T14:00:00Z",
      presenceMinutes: 240,
      flags: ["LATE", "MISSING_IN"],
    },
  ],
  [
    "R11: two leaves without entry: the second is extra",
    { ...shift({ pairing: "STATE" }), punches: pressed("16:40=1 16:50=2") },
    { checkIn: null, checkOut: "2025-06-29T13:40:00Z", flags: ["EXTRA_OUT", "MISSING_IN"], keptPunches: 2 },
  ],
  [
    "R11: other values flip",
    { ...shift({ pairing: "STATE" }), punches: pressed("08:00=255 12:00=255 13:00=9 17:00=255") },
    { status: "PRESENT", presenceMinutes: 480, workedMinutes: 480, flags: [] },
  ],
  [
    "R11: still in at the end misses the check-out",
    { ...shift({ pairing: "STATE" }), punches: pressed("08:00=0 12:00=2 13:00=3") },
    { status: "INCOMPLETE", checkOut: "2025-06-29T09:00:00Z", flags: ["MISSING_OUT"], presenceMinutes: 240 },
  ],
];

const FIGURES: readonly RuleCase[] = [
  [
    "R13: the deduction grows with presence past breakAfter",
    { punches: at("08:00 13:20") },
    { presenceMinutes: 320, workedMinutes: 300 },
  ],
  [
    "R13: gaps longer than the break deduct nothing",
    { ...shift({ pairing: "ALTERNATING" }), punches: at("08:00 12:00 13:30 17:00") },
    { presenceMinutes: 450, workedMinutes: 450 },
  ],
  [
    "R14: a night in which clocks go forward expects its nominal hours",
    {
      places: { RUH: { ...BERLIN, shift: NIGHT, weekend: [] } },
      date: "2025-03-29",
      punches: at("2025-03-29T22:00:00 2025-03-30T06:00:00"),
    },
    { presenceMinutes: 420, workedMinutes: 390, expectedMinutes: 450, status: "PRESENT" },
  ],
  ["R15: exactly at the grace nobody is late", { punches: at("08:15 17:00") }, { lateMinutes: 0, flags: [] }],
  [
    "R16: exactly at the grace nobody leaves early",
    { punches: at("08:00 16:30") },
    { earlyLeaveMinutes: 0, flags: [] },
  ],
  [
    "R17: overtime begins at its threshold",
    { punches: at("08:00 17:30") },
    { overtimeMinutes: 30, flags: ["OVERTIME"] },
  ],
  [
    "R17: without a threshold worked as expected is no overtime",
    { ...shift({ overtimeAfterMinutes: 0 }), punches: at("08:00 17:00") },
    { overtimeMinutes: 0, flags: [] },
  ],
  [
    "R17: without a threshold overtime begins with its first second, its minutes are floored",
    { ...shift({ overtimeAfterMinutes: 0 }), punches: at("08:00 17:00:59") },
    { overtimeMinutes: 0, flags: ["OVERTIME"] },
  ],
  [
    "R18: progress is rounded half up",
    { ...shift({ breakMinutes: 0 }), punches: at("08:00 12:00:48") },
    { progressPct: 44.6 },
  ],
];

const STATUSES: readonly RuleCase[] = [
  ["R19: before employment there is no record", { employed: { from: "2025-06-30" }, punches: at("08:00 17:00") }, null],
  ["R19: after employment there is no record", { employed: { to: "2025-06-28" }, punches: at("08:00 17:00") }, null],
  [
    "R19: the last day of employment has one",
    { employed: { from: DATE, to: DATE }, punches: [] },
    { status: "ABSENT", flags: [], completeness: "PROVED" },
  ],
  [
    "R20: nobody is absent before the business day is over",
    { punches: [], asOf: "2025-06-30T00:59:59Z" },
    { status: "PENDING", flags: [] },
  ],
  ["R23: absent once it is", { punches: [], asOf: "2025-06-30T01:00:00Z" }, { status: "ABSENT" }],
  [
    "R20: after the shift a missing check-out may still come",
    { punches: at("08:00"), asOf: "2025-06-29T20:00:00Z" },
    { status: "PENDING", flags: ["IN_PROGRESS"] },
  ],
  [
    "R20: after the shift both punches close the day",
    { punches: at("08:00 16:00"), asOf: "2025-06-29T14:00:00Z" },
    { status: "PRESENT", flags: ["EARLY_LEAVE"] },
  ],
  [
    "R20: before its end neither early leave nor overtime is judged",
    { punches: at("04:00 15:59"), asOf: "2025-06-29T13:00:00Z" },
    {
      status: "PENDING",
      flags: ["IN_PROGRESS"],
      workedMinutes: 659,
      overtimeMinutes: 0,
      earlyLeaveMinutes: 0,
      progressPct: 100,
    },
  ],
  [
    "R20: a pending day keeps the extra presses",
    { ...shift({ pairing: "STATE" }), punches: pressed("08:00=0 08:30=0"), asOf: "2025-06-29T06:00:00Z" },
    { status: "PENDING", flags: ["EXTRA_IN", "IN_PROGRESS"] },
  ],
  [
    "R21: a holiday wins over an extra working day",
    {
      places: { RUH: { ...RIYADH, holidays: ["2025-06-27"], extraWorkingDays: ["2025-06-27"] } },
      date: "2025-06-27",
      punches: [],
    },
    { status: "HOLIDAY" },
  ],
  [
    "R21: a holiday is never pending",
    { additionalHolidays: [DATE], punches: at("08:00"), asOf: "2025-06-29T06:00:00Z" },
    { status: "HOLIDAY", flags: ["MISSING_OUT", "WORKED_OFF_DAY"] },
  ],
  [
    "R24: worked time below the minimum leaves the day incomplete",
    { punches: at("08:00 11:59:59") },
    { status: "INCOMPLETE", flags: ["EARLY_LEAVE", "SHORT_DAY"] },
  ],
  [
    "R22a: without proof a day without punches is unknown",
    { punches: [], proved: {} },
    { status: "UNKNOWN", completeness: "NOT_PROVED", expectedMinutes: 480 },
  ],
  [
    "R22a: with punches the status stands and carries it",
    { punches: at("08:00 17:00"), proved: {} },
    { status: "PRESENT", completeness: "NOT_PROVED" },
  ],
  [
    "R22a: a weekend stays a weekend",
    { date: "2025-06-27", punches: [], proved: {} },
    { status: "WEEKEND", completeness: "NOT_PROVED" },
  ],
  ["R22a: a place that is not proved is named", { punches: [], notProved: ["RUH"] }, { status: "UNKNOWN" }],
  ["R22a: the others are proved", { punches: [], notProved: [] }, { status: "ABSENT", completeness: "PROVED" }],
  [
    "R22a: joined proofs over the whole business day are enough",
    {
      punches: [],
      proved: {
        RUH: [
          ["2025-06-29T09:00:00Z", "2025-06-30T01:00:00Z"],
          ["2025-06-29T01:00:00Z", "2025-06-29T09:00:00Z"],
        ],
      },
    },
    { status: "ABSENT", completeness: "PROVED" },
  ],
  [
    "R22a: a gap between proofs is no proof",
    {
      punches: [],
      proved: {
        RUH: [
          ["2025-06-29T01:00:00Z", "2025-06-29T09:00:00Z"],
          ["2025-06-29T09:00:01Z", "2025-06-30T01:00:00Z"],
        ],
      },
    },
    { status: "UNKNOWN" },
  ],
  [
    "R22a: a proof that ends a second early is none",
    { punches: [], proved: { RUH: [["2025-06-29T01:00:00Z", "2025-06-30T00:59:59Z"]] } },
    { status: "UNKNOWN" },
  ],
];

const TWO_PLACES = { RUH: RIYADH, BER: { ...BERLIN, shift: { start: "09:00" } } };
const SCOPES: readonly RuleCase[] = [
  [
    "R27: the home place is the alphabetically first one",
    { homePlace: undefined, places: TWO_PLACES, punches: [] },
    { status: "WEEKEND" },
  ],
  [
    "R28: in place scope only that place's punches count, by its rules",
    {
      places: TWO_PLACES,
      scopePlace: "BER",
      date: "2025-06-30",
      punches: [...at("09:20 17:00", { place: "BER" }, "2025-06-30"), ...at("08:00", {}, "2025-06-30")],
    },
    { keptPunches: 2, lateMinutes: 20, checkIn: "2025-06-30T07:20:00Z", flags: ["LATE"], setAside: [] },
  ],
  [
    "2.1: with identity per place the same PIN elsewhere is somebody else",
    { identity: "place", places: TWO_PLACES, punches: [...at("08:00 17:00"), ...at("12:00", { place: "BER" })] },
    { keptPunches: 2, flags: [] },
  ],
];

it.each([...PAIRINGS, ...FIGURES, ...STATUSES, ...SCOPES])("%s", (_title, input, expected) => {
  expect(judgeRuleCase(input, expected)).toEqual([]);
});
