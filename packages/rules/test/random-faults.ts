/** Faults of section 2.1 put into an input, one at a time; some are no fault where other layers allow it. */

import type { RandomSource } from "./random-source.ts";
import type { Absence, DayInput, SeasonalShiftKeys, ShiftKeys } from "./reference/case-format.ts";
import { addDays } from "./reference/wall-clock.ts";

type ShiftFault = (date: string) => SeasonalShiftKeys;

const SPLIT = [
  { start: "08:00", end: "12:00" },
  { start: "16:00", end: "20:00" },
];

/** Keys over the person's shift. Those after the first group depend on what they stand over. */
const SHIFT_FAULTS: readonly ShiftFault[] = [
  () => ({ spans: SPLIT.slice(0, 1), pairing: "STATE" }),
  () => ({ spans: [...SPLIT, ...SPLIT], pairing: "STATE" }),
  () => ({ spans: SPLIT, pairing: "FIRST_LAST" }),
  () => ({ spans: SPLIT, start: "08:00", end: "20:00", pairing: "STATE" }),
  () => ({ dayLeadMinutes: 1441 }),
  () => ({ dayTailMinutes: 1441 }),
  () => ({ graceInMinutes: -1 }),
  () => ({ graceOutMinutes: 0.5 }),
  () => ({ start: "8:00" }),
  () => ({ start: "24:00", end: "08:00" }),
  () => ({ start: "09:00", end: "05:01" }),
  () => ({ start: "09:00", end: "05:00" }),
  () => ({ start: "08:00", end: "08:00" }),
  () => ({ spans: [...SPLIT, { start: "22:00", end: "05:00" }], pairing: "ALTERNATING" }),
  () => ({ start: "08:00", end: "17:00", breakMinutes: 540 }),
  () => ({ start: "08:00", end: "17:00", breakMinutes: 539 }),
  () => ({ spans: SPLIT, pairing: "STATE", breakMinutes: 480 }),
  () => ({ spans: SPLIT, pairing: "STATE", breakMinutes: 479 }),
  () => ({ spans: SPLIT, pairing: "STATE", weekdays: { THU: { end: "13:00" } } }),
  () => ({ weekdays: { MON: { start: "20:00", end: "12:00" } } }),
  (date) => ({ seasons: [{ from: date, to: addDays(date, -1), shift: {} }] }),
  (date) => ({ seasons: [season(date, 0, 2, {}), season(date, 2, 3, {})] }),
  (date) => ({ seasons: [season(date, 0, 2, {}), season(date, 3, 4, {})] }),
  (date) => ({ seasons: [season(date, 0, 2, { start: "20:00", end: "09:00" })] }),
  (date) => ({ seasons: [season(date, 0, 9, { start: "20:00", end: "09:00" })] }),
];

/** Written as JSON, since no type allows them. */
const UNKNOWN = [
  `{"shift":{"colour":"red"}}`,
  `{"shift":{"weekdays":{"THUR":{}}}}`,
  `{"shift":{"weekdays":{"THU":{"weekdays":{}}}}}`,
  `{"shift":{"weekdays":{"THU":{"seasons":[]}}}}`,
  `{"shift":{"seasons":[{"from":"2025-03-01","to":"2025-03-30","shift":{"seasons":[]}}]}}`,
  `{"shift":{"seasons":[{"from":"2025-02-29","to":"2025-03-30","shift":{}}]}}`,
  `{"shift":{"seasons":[{"from":"2025-03-01","shift":{}}]}}`,
  `{"shift":{"flexible":"yes"}}`,
  `{"roster":{"2025-02-30":"OFF"}}`,
  `{"roster":{"2025-03-01":"FREE"}}`,
  `{"roster":{"2025-03-01":{"weekdays":{}}}}`,
  `{"roster":{"2025-03-01":{"seasons":[]}}}`,
  `{"roster":{"2025-03-01":{"start":"20:00","end":"08:00"},"2025-03-02":{"start":"07:59","end":"16:00"}}}`,
  `{"absences":[{"from":"2025-03-01","to":"2025-03-01"}]}`,
  `{"absences":[{"from":"2025-03-01","to":"2025-03-01","kind":"sick","part":"MORNING"}]}`,
  `{"absences":[{"from":"2025-03-01","to":"2025-03-01","kind":"sick","days":1}]}`,
  `{"absences":[{"from":"2025-03-32","to":"2025-04-01","kind":"sick"}]}`,
  `{"employed":{"from":"2025-03-02","to":"2025-03-01"}}`,
  `{"balance":20}`,
];

function season(date: string, from: number, to: number, shift: ShiftKeys) {
  return { from: addDays(date, from), to: addDays(date, to), shift };
}

function absencesWithFault(random: RandomSource, date: string): readonly Absence[] {
  const kind = "sick";
  return random.pick([
    [{ from: date, to: addDays(date, -1), kind }],
    [
      { from: date, to: date, kind, part: "FIRST_HALF" },
      { from: date, to: date, kind, part: "SECOND_HALF" },
    ],
    [{ from: date, to: date, kind, part: { start: "09:00", end: "09:00" } }],
  ]);
}

/** The question with one fault, or what is one in most settings. */
export function withRandomFault(random: RandomSource, question: DayInput): DayInput {
  if (random.chance(0.15)) return { ...question, absences: absencesWithFault(random, question.date) };
  if (random.chance(0.4)) return { ...question, ...JSON.parse(random.pick(UNKNOWN)) };
  const fault = random.pick(SHIFT_FAULTS)(question.date);
  if (random.chance(0.5)) return { ...question, shift: { ...question.shift, ...fault } };
  const places = Object.entries(question.places).map(([id, place]) => [id, { ...place, shift: fault }]);
  return { ...question, places: Object.fromEntries(places) };
}
