import { WEEKDAYS } from "@biometricflow/rules/weekdays";
import { parseFirst } from "@biometricflow/subgraph/list-arguments";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { canSeePlace } from "@biometricflow/service/identity/viewer";
import { addDays, countDays } from "../domain/dates.ts";
import { type DeviceGroup, type DeviceSums, NO_PUNCHES, rankUse } from "../domain/summary/device-summary.ts";
import type { DeviceResolvers, DeviceSummaryResolvers, DeviceSummaryRow } from "../generated/resolvers.ts";
import type { AttendanceContext } from "../graph/context.ts";
import { reportSources } from "../graph/sources.ts";
import { type DateRange, parseRange } from "./date-range.ts";

/** Days that one request counts, over the different ranges of its names of the field: ten years. */
const MOST_OF_REQUEST = 4_000;

/** What a request has asked for already, by its context. */
const asked = new WeakMap<AttendanceContext, Map<string, number>>();

/** What attendance says of a reader. */
export const DeviceFields: DeviceResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  summary: async ({ id }, { groupBy: given, ...dates }, context) => {
    const groupBy = given ?? "DAY";
    const range = parseRange(dates, "from");
    allow(context, range, groupBy);
    const reader = (await context.readReaders()).get(id);
    if (reader === undefined || !canSeePlace(context.viewer, reader.placeId)) return null;
    const sums = await context.deviceSums.load({ ...range, groupBy, readerId: id });
    const { total, groups } = sums;
    const [source] = await reportSources(context.feeds, [reader.placeId]);
    if (source === undefined) return null;
    return {
      total: { ...total, usual: null },
      rows: listGroups(range, groupBy).map(({ key, ...row }) => toRow(row, groups.get(key))),
      source,
      ...{ sums, placeId: reader.placeId },
    };
  },
};

const MOST_LISTED = 500;

/** Who used a reader: whose PIN each is now, of the people whom the viewer sees. */
export const DeviceSummaryFields: DeviceSummaryResolvers = {
  people: async ({ sums, placeId }, { first }, { claimants }) => {
    const limit = parseFirst(first);
    if (limit > MOST_LISTED)
      throw codedError("BAD_USER_INPUT", `At most ${MOST_LISTED} people are listed`, { argument: "first" });
    const use = rankUse(sums, limit);
    const people = await Promise.all(use.map(({ pin }) => claimants.load({ placeId, pin })));
    return use.map((each, index) => ({ ...each, person: people[index] ?? null }));
  },
};

/** However many readers are asked about the same dates, these are counted once. @throws BAD_USER_INPUT */
function allow(context: AttendanceContext, { from, to }: DateRange, groupBy: DeviceGroup): void {
  const questions = asked.get(context) ?? new Map<string, number>();
  asked.set(context, questions.set(`${from} ${to} ${groupBy}`, countDays(from, to)));
  if ([...questions.values()].reduce((sum, days) => sum + days, 0) <= MOST_OF_REQUEST) return;
  throw codedError("BAD_USER_INPUT", "Fewer dates of readers are counted by one request", { argument: "from" });
}

type Group = Pick<DeviceSummaryRow, "date" | "weekday" | "hour"> & { readonly key: string };

/** Every group of a range, in order. */
function listGroups({ from, to }: DateRange, groupBy: DeviceGroup): readonly Group[] {
  if (groupBy === "WEEKDAY") return WEEKDAYS.map((weekday, index) => ({ weekday, key: String(index) }));
  if (groupBy === "HOUR") return Array.from({ length: 24 }, (_hour, hour) => ({ hour, key: String(hour) }));
  return Array.from({ length: countDays(from, to) }, (_day, index) => {
    const date = addDays(from, index);
    return { date, key: date };
  });
}

function toRow(row: Omit<Group, "key">, punches: DeviceSums["total"] = NO_PUNCHES) {
  return { ...row, punches: { ...punches, usual: null } };
}
