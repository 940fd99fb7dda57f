import { createOrganisation } from "../../packages/rules/src/organisation.ts";
import { parseOrganisationRules } from "../../packages/rules/src/parse-organisation.ts";
import { parsePersonRules } from "../../packages/rules/src/parse-person.ts";
import { type DayQuery, toDayRecords } from "../../packages/rules/src/day-record.ts";
import { toPeriodSummary } from "../../packages/rules/src/period-summary.ts";
import type { Punch } from "../../packages/rules/src/punch.ts";
import { createSchedule, type Schedule } from "../../packages/rules/src/schedule.ts";
import { createTimeline, type Timeline } from "../../packages/rules/src/timeline.ts";

/**
 * Person-days per second of the attendance rules on one core: a month of 10,000 people, and one person over ten years,
 * where a month must cost the same whatever else the timeline holds.
 */

const PEOPLE = 10_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST_DAY_MS = Date.UTC(2016, 0, 1);
const MONTH: DayQuery = toQuery("2025-06-01", "2025-06-30");

const rules = parseOrganisationRules({
  places: {
    berlin: { timeZone: "Europe/Berlin", weekend: ["SAT", "SUN"] },
    cairo: { timeZone: "Africa/Cairo", shift: { pairing: "ALTERNATING" } },
    nights: { timeZone: "America/New_York", shift: { start: "22:00", end: "06:00", breakMinutes: 30 } },
  },
});
const organisation = createOrganisation(rules);
const PLACES = Object.keys(rules.places);

function toQuery(from: string, to: string): DayQuery {
  return { from, to, asOfMs: Number.POSITIVE_INFINITY, additionalHolidays: [], proofs: "ALL_PROVED" };
}

function toSchedule(index: number): Schedule {
  const homePlace = PLACES[index % PLACES.length];
  const person = parsePersonRules({ pin: String(index), homePlace, enrolledAt: PLACES }, rules);
  return createSchedule(organisation, person, { kind: "ORGANISATION" });
}

/** Two punches a day around the shift of every place's zone, some minutes off, a double tap each week. */
function toTimeline(index: number, startMs: number, days: number): Timeline {
  const place = PLACES[index % PLACES.length] ?? "berlin";
  const punches: Punch[] = [];
  const push = (instantMs: number) => {
    const id = `${index}-${punches.length}`;
    punches.push({ id, place, device: "D1", pin: String(index), local: "", state: 0, driftSeconds: 0, instantMs });
  };
  for (let day = 0; day < days; day++) {
    const inMs = startMs + day * DAY_MS + 6 * HOUR_MS + ((index * 37 + day * 101) % 3600) * 1000;
    push(inMs);
    push(inMs + 9 * HOUR_MS);
    if (day % 7 === 0) push(inMs + 9 * HOUR_MS + 3000);
  }
  return createTimeline({ punches, setAside: [] });
}

function measure(name: string, personDays: number, run: () => void): number {
  run();
  const startedAt = performance.now();
  run();
  const seconds = (performance.now() - startedAt) / 1000;
  const perSecond = Math.round(personDays / seconds);
  console.log(`${name}: ${personDays} person-days in ${(seconds * 1000).toFixed(1)} ms, ${perSecond} a second`);
  return seconds;
}

function benchMonth(): void {
  const people = Array.from({ length: PEOPLE }, (_person, index) => ({
    schedule: toSchedule(index),
    timeline: toTimeline(index, Date.UTC(2025, 4, 25), 45),
  }));
  measure("month of 10,000 people", PEOPLE * 30, () => {
    for (const { schedule, timeline } of people) toPeriodSummary(toDayRecords(schedule, timeline, MONTH));
  });
}

function benchHistory(): void {
  const schedule = toSchedule(0);
  const tenYears = toTimeline(0, FIRST_DAY_MS, 3653);
  const shortMonth = toTimeline(0, Date.UTC(2025, 4, 25), 45);
  measure("one person over ten years", 3653, () =>
    toDayRecords(schedule, tenYears, toQuery("2016-01-01", "2025-12-31")),
  );
  const repeat = (timeline: Timeline) => () => {
    for (let round = 0; round < 1000; round++) toDayRecords(schedule, timeline, MONTH);
  };
  const inShort = measure("a month, 45 days of punches, 1,000 times", 30_000, repeat(shortMonth));
  const inLong = measure("the same month, ten years of punches, 1,000 times", 30_000, repeat(tenYears));
  console.log(`ten years / 45 days: ${(inLong / inShort).toFixed(2)}`);
}

benchMonth();
benchHistory();
