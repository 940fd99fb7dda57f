import { codedError } from "@biometricflow/service/errors/error-codes";
import { canSeePlace } from "@biometricflow/service/identity/viewer";
import { countDays } from "../domain/dates.ts";
import type { PlaceResolvers } from "../generated/resolvers.ts";
import type { AttendanceContext } from "../graph/context.ts";
import { listAttendance } from "./attendance-list.ts";
import { parseRange } from "./date-range.ts";
import { toFigures } from "./summary/summary-fields.ts";

/** Days of people that are worked out for one answer: about a second of work, in turns. */
const MOST_PERSON_DAYS = 50_000;
/** And for all places, and all names of the field, of one request. */
const MOST_OF_REQUEST = 200_000;
const PEOPLE_AT_ONCE = 1_000;

/** Days of people that a request has asked for already, by its context. */
const asked = new WeakMap<AttendanceContext, number>();

/** What attendance says of a place. */
export const PlaceFields: PlaceResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  attendance: ({ id }, { from, to, ...page }, context, info) =>
    canSeePlace(context.viewer, id)
      ? listAttendance({ ...page, filter: { from, to, placeIds: [id] } }, context, info)
      : null,
  summary: async ({ id }, args, context) => {
    if (!canSeePlace(context.viewer, id) || !context.placeIds.includes(id)) return null;
    const range = parseRange(args, "from");
    const keys = await listPeople(id, countDays(range.from, range.to), context);
    const { people, faults, sums } = await context.sumPlace(id, keys, range);
    return { people, faults, figures: toFigures(sums) };
  },
};

/** Everybody of the place whom the viewer sees. @throws BAD_USER_INPUT for more days of people than are worked out at once */
async function listPeople(placeId: string, days: number, context: AttendanceContext): Promise<readonly number[]> {
  const { peopleReader, readScope } = context;
  const selection = { placeIds: [placeId], scope: (await readScope()).people };
  const count = await peopleReader.count(selection);
  if (count * days > MOST_PERSON_DAYS) {
    const most = Math.max(1, Math.floor(MOST_PERSON_DAYS / count));
    throw codedError("BAD_USER_INPUT", `A place with ${count} people is summed up over ${most} days at once`, {
      argument: "from",
    });
  }
  const ofRequest = (asked.get(context) ?? 0) + count * days;
  if (ofRequest > MOST_OF_REQUEST)
    throw codedError("BAD_USER_INPUT", "Fewer places or fewer dates are summed up by one request", {
      argument: "from",
    });
  asked.set(context, ofRequest);
  const keys: number[] = [];
  for (let after: readonly [string, string] | undefined; ; ) {
    const people = await peopleReader.list(selection, { limit: PEOPLE_AT_ONCE, after });
    keys.push(...people.map(({ key }) => key));
    const last = people.at(-1);
    if (last === undefined || people.length < PEOPLE_AT_ONCE) return keys;
    after = [last.nameKey, last.id];
  }
}
