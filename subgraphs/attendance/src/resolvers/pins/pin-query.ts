import { codedError } from "@biometricflow/service/errors/error-codes";
import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { QueryResolvers } from "../../generated/resolvers.ts";
import { parseNamePosition } from "../person-selection.ts";
import { toFingerprint } from "../record-selection.ts";

/** The queries of PINs. */
export const PinQuery = {
  unmappedPins: async (_root, { first, after }, { peopleReader, readScope }) => {
    const { placeIds } = await readScope();
    const cursorList = { field: "unmappedPins", order: "PUNCHES_DESC", of: toFingerprint({ placeIds }) };
    const position = parseAfter(after, { ...cursorList, keyType: "number" });
    const start = position === undefined ? undefined : ([Number(position[0]), position[1]] as const);
    return createConnection({
      first: parseFirst(first),
      hasAfter: start !== undefined,
      list: (limit) => peopleReader.listUnmapped(placeIds, { limit, after: start }),
      count: () => peopleReader.countUnmapped(placeIds),
      cursorList,
      toCursorKeys: ({ punches, pin }) => [punches, pin],
    });
  },

  pinConflicts: async (_root, { first, after }, { pins, readScope }) => {
    const { placeIds } = await readScope();
    const cursorList = { field: "pinConflicts", order: "PIN_ASC", of: toFingerprint({ placeIds }) };
    const position = parseNamePosition(after, cursorList);
    return createConnection({
      first: parsePageOfConflicts(first),
      hasAfter: position !== undefined,
      list: (limit) => pins.listConflicts({ placeIds }, { limit, after: position?.[0] }),
      count: () => pins.countConflicts({ placeIds }),
      cursorList,
      toCursorKeys: ({ pin }) => [pin, pin],
    });
  },

  pinDecisions: async (_root, { pin, first, after }, { pins, viewer }) => {
    if (viewer.places !== "*") throw codedError("FORBIDDEN", "Decisions are about PINs of every place", {});
    const asked = pin ?? undefined;
    const cursorList = { field: "pinDecisions", order: "NEWEST", of: toFingerprint({ pin: asked }) };
    const position = parseAfter(after, { ...cursorList, keyType: "number" });
    return createConnection({
      first: parseFirst(first),
      hasAfter: position !== undefined,
      list: (limit) => pins.listDecisions(asked, { limit, before: position && Number(position[0]) }),
      count: () => pins.countDecisions(asked),
      cursorList,
      toCursorKeys: ({ id }) => [Number(id), id],
    });
  },
} satisfies QueryResolvers;

/** Each costs the counting of its punches. */
const MOST_CONFLICTS = 100;

function parsePageOfConflicts(first: number | null | undefined): number {
  const count = parseFirst(first);
  if (count <= MOST_CONFLICTS) return count;
  throw codedError("BAD_USER_INPUT", `A page has 0 to ${MOST_CONFLICTS} conflicts`, { argument: "first" });
}
