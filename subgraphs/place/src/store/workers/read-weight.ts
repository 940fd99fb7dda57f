import type { ReadArguments, ReadName } from "../../domain/read-pool.ts";

/** A count goes through the index of all that it counts: it weighs as much as a large page. */
const COUNT_WEIGHT = 1000;
/** The same for each person where only the punches of some are counted. */
const PERSON_COUNT_WEIGHT = 50;

/** More days than may be asked for at once have no rows. */
const MOST_DAYS = 400;

const WEIGHTS: { readonly [Name in ReadName]: (...args: ReadArguments[Name]) => number } = {
  listPunches: (_selection, { limit }) => limit,
  listPunchPositions: (_selection, { limit }) => limit,
  listSetAside: (_selection, { limit }) => limit,
  countSetAside: () => COUNT_WEIGHT,
  listDays: () => MOST_DAYS,
  listGaps: (_selection, limit) => limit,
  listClock: (_deviceId, { limit }) => limit,
  countClock: () => COUNT_WEIGHT,
  listClockSets: (_deviceId, limit) => limit,
  listUsers: (_selection, _order, { limit }) => limit,
  readFeed: (_afterSeq, limit) => limit,
  readPunchFeed: (_afterSeq, _selection, limit) => limit,
  countPunches: ({ userIds }) => Math.min(COUNT_WEIGHT, (userIds?.length ?? COUNT_WEIGHT) * PERSON_COUNT_WEIGHT),
  countUsers: () => COUNT_WEIGHT,
  findPunches: ({ length }) => length,
  findUsers: ({ length }) => length,
  listDeviceIdsOfUsers: ({ length }) => length,
  listEnrolmentsOfUsers: ({ length }) => length,
};

/** About the rows that a read may bring. */
export function weighRead<Name extends ReadName>(name: Name, args: ReadArguments[Name]): number {
  return WEIGHTS[name](...args);
}
