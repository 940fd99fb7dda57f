import { codedError } from "@biometricflow/service/errors/error-codes";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseFirst, parseIds } from "@biometricflow/subgraph/list-arguments";
import { isInScope } from "../../domain/changes/change.ts";
import type { AcknowledgementSelection, Statement } from "../../domain/periods/acknowledgement.ts";
import { countDays } from "../../domain/dates.ts";
import type { MutationResolvers, QueryAcknowledgementsArgs, QueryResolvers } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { AcknowledgementPage } from "../../graph/pages.ts";
import { type DateRange, parseRange } from "../date-range.ts";
import { toFingerprint } from "../record-selection.ts";
import { toPlacesInScope } from "../scope.ts";
import { answerRefusal } from "./period-input.ts";
import { parseNumber } from "./period-list.ts";
import { parseChosen } from "../chosen-ids.ts";

const MOST_DAYS = 62;

/** What people say of their own records. */
export const AcknowledgementQuery = {
  attendanceStatement: async (_root, { personId, from, to }, context) => {
    const { people, acknowledgements, now } = context;
    const dates = parseDates({ from, to }, "from");
    const person = await people.load(personId);
    if (person === null) return null;
    const statement = await acknowledgements.readStatement(person, dates, now());
    await checkSeen(statement, context);
    return statement;
  },

  acknowledgements: (_root, args, context) => listAcknowledgements(args, context),
} satisfies QueryResolvers;

/** Saying it. */
export const AcknowledgementMutation = {
  acknowledgePeriod: async (_root, { input }, { viewer, peopleReader, people, acknowledgements, now }) => {
    const dates = parseDates(input, "input.from");
    const holder = await peopleReader.findAccountHolder(viewer.subject);
    const person = holder === undefined ? null : await people.load(holder.personId);
    if (person === null) throw codedError("FORBIDDEN", "Your account is linked to nobody who has records", {});
    const draft = { person, ...dates, hash: input.hash, actor: viewer.subject, atMs: now() };
    return { acknowledgement: await answerRefusal(() => acknowledgements.acknowledge(draft)) };
  },
} satisfies MutationResolvers;

/**
 * A statement is whole or not at all: whoever sees the person and not each of these records sees none of it; one's own is seen
 * by whoever acknowledges it.
 *
 * @throws FORBIDDEN
 */
async function checkSeen({ personId, records }: Statement, context: AttendanceContext): Promise<void> {
  const scope = await context.readScope();
  if (records.every((record) => isInScope(record, [record.placeId], scope))) return;
  const holder = await context.peopleReader.findAccountHolder(context.viewer.subject);
  if (holder?.personId === personId) return;
  throw codedError("FORBIDDEN", "Some of these records are out of your scope: ask for dates that you see", {});
}

function parseDates(given: DateRange, argument: string): DateRange {
  const range = parseRange(given, argument);
  if (countDays(range.from, range.to) <= MOST_DAYS) return range;
  throw codedError("BAD_USER_INPUT", `A statement is of at most ${MOST_DAYS} days`, { argument });
}

async function listAcknowledgements(
  args: QueryAcknowledgementsArgs,
  context: AttendanceContext,
): Promise<AcknowledgementPage> {
  const { acknowledgements } = context;
  const selection = await toSelection(args.filter ?? {}, context);
  const cursorList = { field: "acknowledgements", order: "NEWEST", of: toFingerprint(selection) };
  const after = parseNumber(args.after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: (limit) => acknowledgements.list(selection, { limit, after }),
    count: () => acknowledgements.count(selection),
    cursorList,
    toCursorKeys: ({ id }) => [id],
  });
  return page;
}

async function toSelection(
  filter: NonNullable<QueryAcknowledgementsArgs["filter"]>,
  { viewer, placeIds: known, readScope }: AttendanceContext,
): Promise<AcknowledgementSelection> {
  const asked = parseIds(filter.placeIds, "filter.placeIds", "PLACE");
  const scope = await readScope();
  return {
    from: filter.from ?? undefined,
    to: filter.to ?? undefined,
    isValid: filter.isValid ?? undefined,
    people: {
      ids: parseChosen(filter.personIds, "filter.personIds"),
      departmentIds: parseChosen(filter.departmentIds, "filter.departmentIds"),
      placeIds: asked === undefined ? scope.placeIds : toPlacesInScope(viewer, known, asked),
      scope: scope.people,
    },
  };
}
