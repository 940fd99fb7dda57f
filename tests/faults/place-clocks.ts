import type { Fault } from "./fault.ts";

const CLOCKS = "subgraphs/place/src/domain/clocks";

/** Faults of what is known and done about the clocks of readers. */
export const PLACE_CLOCK_FAULTS: readonly Fault[] = [
  {
    name: "a clock that looks like another zone is set all the same",
    file: `${CLOCKS}/clock-state.ts`,
    find: "&& !rules.isZoneCorrected",
    replace: "&& rules.isZoneCorrected",
    project: "unit",
    tests: "domain/clocks/clock-state",
  },
  {
    name: "readers are set by a place whose own clock was set just now",
    file: `${CLOCKS}/clock-state.ts`,
    find: "placeStepMs !== 0 || (before.last",
    replace: "(before.last",
    project: "unit",
    tests: "domain/clocks/clock-state",
  },
  {
    name: "a start forgets how often a clock was set",
    file: `${CLOCKS}/clock-state.ts`,
    find: "listRecent(before.facts.attemptsMs, measure.atMs)",
    replace: "listRecent(before.last && before.facts.attemptsMs, measure.atMs)",
    project: "unit",
    tests: "domain/clocks/clock-state",
  },
  {
    name: "slow drift over a time in which nobody asked is taken for a jump",
    file: `${CLOCKS}/clock-change.ts`,
    find: "+ elapsedMs * FASTEST_DRIFT",
    replace: "+ Math.min(elapsedMs, DAY_MS) * FASTEST_DRIFT",
    project: "unit",
    tests: "domain/clocks/clock-change",
  },
  {
    name: "in the hour that exists twice a right clock is an hour off",
    file: "subgraphs/place/src/domain/zone-clock.ts",
    find: "Math.abs(first - nearMs) <= Math.abs(second - nearMs) ? first : second",
    replace: "first < nearMs ? second : first",
    project: "unit",
    tests: "domain/clocks/clock-measure",
  },
  {
    name: "a row of a time that the clock showed twice is said to be sure",
    file: `${CLOCKS}/clock-evidence.ts`,
    find: "sizeMs > LONGEST_MS ? 0 : sizeMs",
    replace: "sizeMs > LONGEST_MS ? sizeMs : 0",
    project: "unit",
    tests: "domain/clocks/clock-evidence",
  },
];
