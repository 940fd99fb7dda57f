import type { CursorList } from "@biometricflow/schema/cursor";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfterKeys, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { toUtcDate } from "../../domain/dates.ts";
import { FINDING_KINDS, type FindingPageRequest } from "../../domain/people/enrolment-finding.ts";
import type { ReaderProof } from "../../domain/records/reader-proof.ts";
import type { EnrolmentFindingResolvers, QueryEnrolmentFindingsArgs } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { FindingPage } from "../../graph/pages.ts";
import { toPersonSelection } from "../person-selection.ts";
import { toFingerprint } from "../record-selection.ts";

/** Lists where enrolments do not fit, of the people that the viewer sees. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listFindings(
  { placeIds, kinds, first, after }: QueryEnrolmentFindingsArgs,
  context: AttendanceContext,
): Promise<FindingPage> {
  const { peopleReader, people, now } = context;
  const asked = await toPersonSelection({ placeIds }, context);
  const selection = { kinds: kinds ?? FINDING_KINDS, people: asked.selection, today: toUtcDate(now()) };
  const cursorList = { field: "enrolmentFindings", order: "KIND_ASC", of: toFingerprint(selection) };
  const position = parsePosition(after, cursorList);
  const { unavailable: _none, ...page } = createConnection({
    first: parseFirst(first),
    hasAfter: position !== undefined,
    list: async (limit) => {
      const found = await peopleReader.listFindings(selection, { limit, after: position });
      for (const { person } of found) people.prime(person.id, person);
      return found;
    },
    count: () => peopleReader.countFindings(selection),
    cursorList,
    toCursorKeys: ({ kind, person }) => [FINDING_KINDS.indexOf(kind), person.nameKey, person.id],
  });
  return page;
}

function parsePosition(after: string | null | undefined, list: CursorList): FindingPageRequest["after"] {
  const keys = parseAfterKeys(after, ["number", "string", "string"], list);
  if (keys === undefined) return undefined;
  const [kind, nameKey, id] = keys;
  return [Number(kind), String(nameKey), String(id)];
}

/** A finding's fields. */
export const EnrolmentFindingFields: EnrolmentFindingResolvers = {
  places: ({ placeIds }) => placeIds.map((id) => ({ id })),
  deviceIds: async ({ placeIds }, _args, { listReaders }) => {
    const readers = await listReaders();
    return readers.filter((reader) => isThere(reader, placeIds)).map(({ readerId }) => readerId);
  },
  date: ({ date }) => date ?? null,
};

function isThere({ placeId, endedMs }: ReaderProof, placeIds: readonly string[]): boolean {
  return endedMs === undefined && placeIds.includes(placeId);
}
