import type { Fault, Suite } from "./fault.ts";

const RULES = "packages/rules/src";
/** The cases, the invariants and the agreement with the slow reference. */
const LAWS: Suite = { project: "property", tests: "packages/rules/test/" };

/** Faults of the attendance rules, at least one per group of them. */
export const RULE_FAULTS: readonly Fault[] = [
  {
    name: "R1-R3: a record at the first occurrence already means the second",
    file: `${RULES}/reader-time.ts`,
    find: "precedingInstantMs > firstMs",
    replace: "precedingInstantMs >= firstMs",
    ...LAWS,
  },
  {
    name: "R4-R5: exactly at the tolerance is in the future",
    file: `${RULES}/set-aside.ts`,
    find: "reading.instantMs > latestMs",
    replace: "reading.instantMs >= latestMs",
    ...LAWS,
  },
  {
    name: "R6: a punch exactly at the window is dropped",
    file: `${RULES}/double-taps.ts`,
    find: "instantMs - reference < windowMs",
    replace: "instantMs - reference <= windowMs",
    ...LAWS,
  },
  {
    name: "R7-R8: the middle between two shifts is forgotten",
    file: `${RULES}/business-day.ts`,
    find: "Math.max(middleMs, Math.min(leadMs, tailMs))",
    replace: "Math.min(leadMs, Math.max(middleMs, tailMs))",
    ...LAWS,
  },
  {
    name: "R9-R11: a lone punch in the middle is the check-out",
    file: `${RULES}/pairs.ts`,
    find: "Math.abs(instantMs - plan.startMs) > Math.abs(instantMs - plan.endMs)",
    replace: "Math.abs(instantMs - plan.startMs) >= Math.abs(instantMs - plan.endMs)",
    ...LAWS,
  },
  {
    name: "R12-R14: a break that was taken is deducted again",
    file: `${RULES}/durations.ts`,
    find: "Math.max(0, breakMs - gapsMs)",
    replace: "breakMs",
    ...LAWS,
  },
  {
    name: "R15-R18: exactly at the grace is late",
    file: `${RULES}/punctuality.ts`,
    find: "lateMs > plan.shift.graceInMs",
    replace: "lateMs >= plan.shift.graceInMs",
    ...LAWS,
  },
  {
    name: "R19-R25: a finished day stays pending until it closes",
    file: `${RULES}/day-status.ts`,
    find: "(asOfMs < dayEndMs && paired.isOutMissing)",
    replace: "asOfMs < dayEndMs",
    ...LAWS,
  },
  {
    name: "R26-R28: punches of other places count in place scope",
    file: `${RULES}/schedule.ts`,
    find: "(id) => id === placeId",
    replace: "() => true",
    ...LAWS,
  },
  {
    name: "R29: unknown days are working days",
    file: `${RULES}/period-summary.ts`,
    find: `["PRESENT", "ABSENT", "INCOMPLETE"]`,
    replace: `["PRESENT", "ABSENT", "INCOMPLETE", "UNKNOWN"]`,
    ...LAWS,
  },
  {
    name: "2.1: a night may not end in a day off",
    file: `${RULES}/check-shifts.ts`,
    find: "if (!isPlanned(day) || !isPlanned(day + 1)) return [];",
    replace: "if (!isPlanned(day)) return [];",
    ...LAWS,
  },
  {
    name: "R5: another reason comes before REPEATED_READ",
    file: `${RULES}/reader-log.ts`,
    find: `const reason = earlier ? "REPEATED_READ" : toReason(punch, context);`,
    replace: `const reason = toReason(punch, context) ?? (earlier ? "REPEATED_READ" : undefined);`,
    ...LAWS,
  },
  {
    name: "R7: a season stands over the person's own hours",
    file: `${RULES}/day-plan.ts`,
    find: "[...listLayersOn(place.rules.shift, day), ...own,",
    replace: "[...own, ...listLayersOn(place.rules.shift, day),",
    ...LAWS,
  },
  {
    name: "R7a: a rostered shift leaves a weekend day off",
    file: `${RULES}/day-plan.ts`,
    find: `isRostered ? "WORKING" : "WEEKEND"`,
    replace: `isRostered ? kind : "WEEKEND"`,
    ...LAWS,
  },
  {
    name: "R7b: the minimum of a half day is that of the whole",
    file: `${RULES}/day-plan.ts`,
    find: "minPresentMs: scale(shift.rules.minPresentMinutes) * MINUTE_MS",
    replace: "minPresentMs: shift.rules.minPresentMinutes * MINUTE_MS",
    ...LAWS,
  },
  {
    name: "R7b: a part of the evening before cuts into the day",
    file: `${RULES}/shift-minutes.ts`,
    find: "DAY_MINUTES * (Math.floor((after - minuteOfDay) / DAY_MINUTES) + 1)",
    replace: "DAY_MINUTES * Math.max(0, Math.floor((after - minuteOfDay) / DAY_MINUTES) + 1)",
    ...LAWS,
  },
  {
    name: "R8a: a day off takes the time close to a planned shift",
    file: `${RULES}/business-day.ts`,
    find: "borderMs < keptUntilMs",
    replace: "borderMs > keptUntilMs",
    ...LAWS,
  },
  {
    name: "R12: a pause between two spans is somebody's break",
    file: `${RULES}/durations.ts`,
    find: "sumLengths(gaps) - sumOverlaps(gaps, pauses)",
    replace: "sumLengths(gaps)",
    ...LAWS,
  },
  {
    name: "R15a: a missed span is left early too",
    file: `${RULES}/span-punctuality.ts`,
    find: "leaveMs === undefined || isMissed ||",
    replace: "leaveMs === undefined ||",
    ...LAWS,
  },
  {
    name: "R22b: a day of leave is a working day of the period",
    file: `${RULES}/period-summary.ts`,
    find: `status === "WEEKEND" || status === "ON_LEAVE"`,
    replace: `status === "WEEKEND"`,
    ...LAWS,
  },
];
