/** A fault to put into the sources: `from` stands exactly once in `src/<file>` and becomes `to`. */
export interface Mutant {
  readonly rules: string;
  readonly fault: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** One fault per group of rules. Each must turn the suite of this package red. */
export const MUTANTS: readonly Mutant[] = [
  {
    rules: "R1-R3",
    fault: "a record at the first occurrence already means the second",
    file: "reader-time.ts",
    from: "precedingInstantMs > firstMs",
    to: "precedingInstantMs >= firstMs",
  },
  {
    rules: "R4-R5",
    fault: "exactly at the tolerance is in the future",
    file: "set-aside.ts",
    from: "reading.instantMs > latestMs",
    to: "reading.instantMs >= latestMs",
  },
  {
    rules: "R6",
    fault: "a punch exactly at the window is dropped",
    file: "double-taps.ts",
    from: "instantMs - reference < windowMs",
    to: "instantMs - reference <= windowMs",
  },
  {
    rules: "R7-R8",
    fault: "the middle between two shifts is forgotten",
    file: "business-day.ts",
    from: "Math.max(middleMs, Math.min(leadMs, tailMs))",
    to: "Math.min(leadMs, Math.max(middleMs, tailMs))",
  },
  {
    rules: "R9-R11",
    fault: "a lone punch in the middle is the check-out",
    file: "pairs.ts",
    from: "Math.abs(instantMs - plan.startMs) > Math.abs(instantMs - plan.endMs)",
    to: "Math.abs(instantMs - plan.startMs) >= Math.abs(instantMs - plan.endMs)",
  },
  {
    rules: "R12-R14",
    fault: "a break that was taken is deducted again",
    file: "durations.ts",
    from: "Math.max(0, breakMs - gapsMs)",
    to: "breakMs",
  },
  {
    rules: "R15-R18",
    fault: "exactly at the grace is late",
    file: "punctuality.ts",
    from: "lateMs > plan.shift.graceInMs",
    to: "lateMs >= plan.shift.graceInMs",
  },
  {
    rules: "R19-R25",
    fault: "a finished day stays pending until it closes",
    file: "day-status.ts",
    from: "(asOfMs < dayEndMs && paired.isOutMissing)",
    to: "asOfMs < dayEndMs",
  },
  {
    rules: "R26-R28",
    fault: "punches of other places count in place scope",
    file: "schedule.ts",
    from: "(id) => id === placeId",
    to: "() => true",
  },
  {
    rules: "R29",
    fault: "unknown days are working days",
    file: "period-summary.ts",
    from: `["PRESENT", "ABSENT", "INCOMPLETE"]`,
    to: `["PRESENT", "ABSENT", "INCOMPLETE", "UNKNOWN"]`,
  },
  {
    rules: "2.1",
    fault: "a night may not end in a day off",
    file: "check-shifts.ts",
    from: "if (!isPlanned(day) || !isPlanned(day + 1)) return [];",
    to: "if (!isPlanned(day)) return [];",
  },
  {
    rules: "R5",
    fault: "another reason comes before REPEATED_READ",
    file: "reader-log.ts",
    from: `const reason = earlier ? "REPEATED_READ" : toReason(punch, context);`,
    to: `const reason = toReason(punch, context) ?? (earlier ? "REPEATED_READ" : undefined);`,
  },
  {
    rules: "R7",
    fault: "a season stands over the person's own hours",
    file: "day-plan.ts",
    from: "[...listLayersOn(place.rules.shift, day), ...own,",
    to: "[...own, ...listLayersOn(place.rules.shift, day),",
  },
  {
    rules: "R7a",
    fault: "a rostered shift leaves a weekend day off",
    file: "day-plan.ts",
    from: `isRostered ? "WORKING" : "WEEKEND"`,
    to: `isRostered ? kind : "WEEKEND"`,
  },
  {
    rules: "R7b",
    fault: "the minimum of a half day is that of the whole",
    file: "day-plan.ts",
    from: "minPresentMs: scale(shift.rules.minPresentMinutes) * MINUTE_MS",
    to: "minPresentMs: shift.rules.minPresentMinutes * MINUTE_MS",
  },
  {
    rules: "R7b",
    fault: "a part of the evening before cuts into the day",
    file: "shift-minutes.ts",
    from: "DAY_MINUTES * (Math.floor((after - minuteOfDay) / DAY_MINUTES) + 1)",
    to: "DAY_MINUTES * Math.max(0, Math.floor((after - minuteOfDay) / DAY_MINUTES) + 1)",
  },
  {
    rules: "R8a",
    fault: "a day off takes the time close to a planned shift",
    file: "business-day.ts",
    from: "borderMs < keptUntilMs",
    to: "borderMs > keptUntilMs",
  },
  {
    rules: "R12",
    fault: "a pause between two spans is somebody's break",
    file: "durations.ts",
    from: "sumLengths(gaps) - sumOverlaps(gaps, pauses)",
    to: "sumLengths(gaps)",
  },
  {
    rules: "R15a",
    fault: "a missed span is left early too",
    file: "span-punctuality.ts",
    from: "leaveMs === undefined || isMissed ||",
    to: "leaveMs === undefined ||",
  },
  {
    rules: "R22b",
    fault: "a day of leave is a working day of the period",
    file: "period-summary.ts",
    from: `status === "WEEKEND" || status === "ON_LEAVE"`,
    to: `status === "WEEKEND"`,
  },
];

/**
 * The source with the fault in it.
 *
 * @throws {Error} when the text to change does not stand in the source exactly once: the list must follow the code.
 */
export function toMutated({ file, from, to }: Mutant, source: string): string {
  const found = source.split(from).length - 1;
  if (found !== 1) throw new Error(`${file}: found ${found} times, expected once: ${from}`);
  return source.replace(from, () => to);
}
