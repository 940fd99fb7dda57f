import type { Fault } from "./fault.ts";

const FINDING = "subgraphs/place/src/collector/finding";
const search = { file: `${FINDING}/reader-search.ts`, project: "unit", tests: "finding/reader-search" } as const;
const follow = { project: "integration", tests: "integration/place-follow" } as const;

/** Faults of how readers are looked for whose address changed. */
export const PLACE_FINDING_FAULTS: readonly Fault[] = [
  {
    ...search,
    name: "a reader of another serial number is followed",
    find: "serialNumber === reader.serialNumber && question",
    replace: "question",
  },
  {
    ...search,
    name: "one of two readers with the same serial number is followed",
    find: "if (addresses.length > 1)",
    replace: "if (addresses.length > 2)",
  },
  {
    ...search,
    name: "addresses are asked at which readers of the place are visited",
    find: "text === address || taken.has(text)",
    replace: "text === address",
  },
  {
    ...search,
    name: "a reader that may restart is looked for at once",
    find: "isOtherThere || at.nowMs - lastSeenMs >= at.awayMs",
    replace: "true",
  },
  {
    ...search,
    name: "readers are looked for again and again without a pause",
    find: "at.monotonicMs >= state.nextMs",
    replace: "true",
  },
  {
    ...search,
    name: "the addresses of readers that are merely away are asked, though nobody allowed them",
    find: "lost.filter(({ isOtherThere }) => isOtherThere)",
    replace: "lost",
  },
  {
    ...follow,
    name: "two readers that were exchanged are not looked for at each other's address",
    file: `${FINDING}/reader-search.ts`,
    find: "lost.filter(({ isOtherThere }) => isOtherThere)",
    replace: "lost.filter(() => false)",
  },
  {
    ...follow,
    name: "all addresses are asked at once",
    file: `${FINDING}/reader-finder.ts`,
    find: "if (underWay.size >= limits.mostAtOnce)",
    replace: "if (underWay.size >= questions.length)",
  },
  {
    ...follow,
    name: "a reader that was found is visited where it was entered",
    file: "subgraphs/place/src/collector/reader-plan.ts",
    find: "toValidFound(found, toAddressText(plan)) ?? plan;",
    replace: "plan;",
  },
  {
    ...follow,
    name: "where a reader was found is not kept",
    file: `${FINDING}/reader-finder.ts`,
    find: "await ledger.recordFacts(readerId, { found });",
    replace: "",
  },
  {
    name: "a reader that was found waits for its next visit",
    file: "subgraphs/place/src/collector/visit-state.ts",
    find: 'state.phase === "RESTING" ? beginVisit(state, input.nowMs) : [state, []];',
    replace: "[state, []];",
    project: "unit",
    tests: "collector/visit-state",
  },
  {
    name: "where a reader was found outlives another address that was entered",
    file: "subgraphs/place/src/domain/found-address.ts",
    find: "found?.from === entered ? found : undefined",
    replace: "found",
    project: "unit",
    tests: "domain/device-facts",
  },
];
