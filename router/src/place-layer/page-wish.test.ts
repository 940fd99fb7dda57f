import { readPlaceContract } from "@biometricflow/schema/contract/routing";
import { type CursorKeys, encodeCursor } from "@biometricflow/schema/cursor";
import { GraphQLError, OperationTypeNode, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { inlineFragments, listFields } from "../operation/selection.ts";
import { loadSupergraph } from "../supergraph.ts";
import { readPageWish } from "./page-wish.ts";

const contract = readPlaceContract(loadSupergraph().sdl);

/** The cursor that a list goes on from, or the code that refuses it. */
function readAfter(list: string, keys: CursorKeys): unknown {
  const [field] = listFields(inlineFragments(parse(`query ($after: String) { ${list} }`)).selectionSet.selections);
  if (field === undefined) throw new TypeError(list);
  const rootField = contract.findRootField(OperationTypeNode.QUERY, field.node.name.value);
  if (rootField === undefined) throw new TypeError(list);
  try {
    return readPageWish(field, rootField, { after: encodeCursor(keys) }).after;
  } catch (error) {
    if (error instanceof GraphQLError) return error.extensions["code"];
    throw error;
  }
}

describe("a list goes on from", () => {
  it.each<[string, string, CursorKeys]>([
    ["a cursor of its own", "devices(after: $after)", ["lobby", "cairo/lobby", "devices NAME_ASC"]],
    ["one in the order it names", "users(after: $after, orderBy: PIN_ASC)", ["1", "cairo/1", "users PIN_ASC"]],
    ["one of an older place, which says of no list", "punches(after: $after)", [1, "cairo/p"]],
    ["one at a place that it names", 'punches(after: $after, placeIds: ["cairo"])', [1, "cairo/p", "punches AT_DESC"]],
    [
      "one at a place that left the viewer's scope meanwhile",
      "punches(after: $after)",
      [1, "gone/p", "punches AT_DESC"],
    ],
  ])("%s", (_name, list, keys) => expect(readAfter(list, keys)).toBe(encodeCursor(keys)));
});

describe("a list refuses", () => {
  it.each<[string, string, CursorKeys]>([
    ["a cursor of another list", "users(after: $after)", ["lobby", "cairo/lobby", "devices NAME_ASC"]],
    ["one of its other order", "devices(after: $after, orderBy: NAME_DESC)", ["a", "cairo/a", "devices NAME_ASC"]],
    ["one of an order of other keys", "devices(after: $after)", [1, "cairo/a", "devices LAST_SEEN_DESC"]],
    ["one with a tag that is no text", "punches(after: $after)", [1, "cairo/p", 3]],
    ["one at a place that it does not name", 'punches(after: $after, placeIds: ["riyadh"])', [1, "cairo/p"]],
    [
      "one at a place that its filter does not name",
      'punches(after: $after, filter: { deviceIds: ["riyadh/gate-1"] })',
      [1, "cairo/p", "punches AT_DESC"],
    ],
  ])("%s", (_name, list, keys) => expect(readAfter(list, keys)).toBe("BAD_CURSOR"));
});
