import { describe, expect, it } from "vitest";
import { randomDayInput, randomSummaryInput, withEnrolmentAndProof } from "./random-history.ts";
import { RandomSource } from "./random-source.ts";
import type { DayInput, DayRecord, PunchInput } from "./reference/case-format.ts";
import { evaluateDayRecord, evaluateSummary } from "./reference/evaluate.ts";
import { r1ToR5Rows } from "./reference/r01-r05-instants.ts";
import { r6Taps } from "./reference/r06-double-taps.ts";
import { r8Begin, r8BusinessDateOf, r8IsIn } from "./reference/r07-r08-business-day.ts";
import { asOfOf, r7ShiftOf } from "./reference/settings.ts";
import { addDays, instantsShowing, parseWallClock } from "./reference/wall-clock.ts";

const SEEDS = Array.from({ length: 120 }, (_, index) => 7_000 + index);
const HISTORIES = SEEDS.map((seed) => ({ seed, input: randomDayInput(seed) }));
const FLAGS = [
  ...["CLOCK_DRIFT", "EARLY_LEAVE", "EXTRA_IN", "EXTRA_OUT", "IN_PROGRESS", "LATE", "MISSING_IN", "MISSING_OUT"],
  ...["MULTI_PLACE", "OVERTIME", "PARTIAL_LEAVE", "SHORT_DAY", "WORKED_OFF_DAY", "WORKED_ON_LEAVE"],
];

/** The same logs, the readers mixed otherwise: each reader keeps its own order (R3). */
function withReadersMixed(input: DayInput, seed: number): DayInput {
  const random = new RandomSource(seed);
  const readerOf = ({ place, device = "D1" }: PunchInput): string => `${place}/${device}`;
  const logs = Object.values(Object.groupBy(input.punches, readerOf)).map((log) => [...(log ?? [])]);
  const punches: PunchInput[] = [];
  while (punches.length < input.punches.length) {
    const next = random.pick(logs.filter((log) => log.length > 0)).shift();
    if (next) punches.push(next);
  }
  return { ...input, punches };
}

function withoutSetAside(record: DayRecord | null): Omit<DayRecord, "setAside"> | null {
  if (record === null) return null;
  const { setAside: _setAside, ...rest } = record;
  return rest;
}

describe("a random history", () => {
  it("is the same for the same seed and another for another seed", () => {
    expect(randomDayInput(11)).toEqual(randomDayInput(11));
    expect(randomDayInput(11)).not.toEqual(randomDayInput(12));
    expect(randomSummaryInput(11)).toEqual(randomSummaryInput(11));
  });

  it("reaches every status, flag and reason of the rules", () => {
    const records = HISTORIES.map(({ seed, input }) => evaluateDayRecord(withEnrolmentAndProof(input, seed)));
    const plain = HISTORIES.map(({ input }) => evaluateDayRecord(input));
    const all = [...records, ...plain].filter((record) => record !== null);
    expect(all.length).toBeLessThan(records.length + plain.length);
    expect([...new Set(all.flatMap((record) => record.flags))].sort()).toEqual(FLAGS);
    expect(new Set(all.map((record) => record.status)).size).toBe(8);
    expect(new Set(all.flatMap((record) => record.setAside)).size).toBe(5);
    expect(all.some((record) => record.completeness === "NOT_PROVED")).toBe(true);
  });

  it("has reader times that exist twice, and some that are the second occurrence", () => {
    const twice = HISTORIES.flatMap(({ input }) =>
      r1ToR5Rows(input).filter((row) => {
        const place = input.places[row.place];
        if (place === undefined || place.deviceFixedOffset?.[row.device] !== undefined) return false;
        const [first, second] = instantsShowing(place.timeZone, parseWallClock(row.readerTime));
        return second !== undefined && row.shownAt !== first;
      }),
    );
    expect(twice.length).toBeGreaterThan(30);
  });
});

describe("the slow reference over random histories", () => {
  it.each(HISTORIES)("keeps durations, edges and flags consistent, seed $seed", ({ input }) => {
    const record = evaluateDayRecord(input);
    if (record === null) return;
    expect(record.workedMinutes).toBeGreaterThanOrEqual(0);
    expect(record.workedMinutes).toBeLessThanOrEqual(record.presenceMinutes);
    expect(record.overtimeMinutes).toBeLessThanOrEqual(record.workedMinutes);
    if (r7ShiftOf(input, input.date).pairing === "FIRST_LAST") {
      expect(record.flags.includes("LATE") && record.flags.includes("MISSING_IN")).toBe(false);
    }
  });

  it.each(HISTORIES)("gives the same record however the readers are mixed, seed $seed", ({ seed, input }) => {
    expect(evaluateDayRecord(withReadersMixed(input, seed))).toEqual(evaluateDayRecord(input));
  });

  it.each(HISTORIES)("gives the same record when every log is read twice, seed $seed", ({ input }) => {
    const readTwice = { ...input, punches: [...input.punches, ...input.punches] };
    expect(withoutSetAside(evaluateDayRecord(readTwice))).toEqual(withoutSetAside(evaluateDayRecord(input)));
  });

  it.each(HISTORIES)("puts each punch in exactly one business day, seed $seed", ({ input }) => {
    for (const { row } of r6Taps(input)) {
      const date = r8BusinessDateOf(input, row.at);
      expect(r8IsIn(input, addDays(date, -1), row.at)).toBe(false);
      expect(r8IsIn(input, addDays(date, 1), row.at)).toBe(false);
    }
  });

  it.each(HISTORIES)("never has a closed day pending, seed $seed", ({ input }) => {
    const record = evaluateDayRecord(input);
    const isClosed = asOfOf(input) >= r8Begin(input, addDays(input.date, 1));
    expect(isClosed && record?.status === "PENDING").toBe(false);
  });

  it.each(SEEDS.slice(0, 25))("counts every day of a period once, seed %i", (seed) => {
    const question = withEnrolmentAndProof(randomSummaryInput(seed), seed);
    const summary = evaluateSummary({ ...question, notProved: question.notProved ?? [] });
    const { workingDays, holidayDays, weekendDays, pendingDays, leaveDays, unknownDays = 0 } = summary;
    expect(workingDays + holidayDays + weekendDays + pendingDays + leaveDays + unknownDays).toBe(summary.days);
    expect(summary.presentDays + summary.absentDays + summary.incompleteDays).toBe(workingDays);
  });
});
