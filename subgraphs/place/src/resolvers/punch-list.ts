import { createHash } from "node:crypto";
import type { PlaceContext } from "../graph/context.ts";
import type { PunchPage } from "../graph/pages.ts";
import type { PunchSelection } from "../domain/ledger.ts";
import type { InputMaybe, PunchFilter, PunchOrder } from "../generated/resolvers.ts";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { ListScope } from "./list-scope.ts";
import { createConnection } from "@biometricflow/subgraph/connection";
import { readListSelection } from "@biometricflow/subgraph/list-selection";
import type { GraphQLResolveInfo } from "graphql";
import { toPunchSelection } from "./punch-selection.ts";
import { narrowForScreen } from "./screen-punches.ts";

/** The arguments of every list of punches. */
export interface PunchListArgs {
  readonly filter?: InputMaybe<PunchFilter>;
  readonly orderBy?: InputMaybe<PunchOrder>;
  readonly first?: InputMaybe<number>;
  readonly after?: InputMaybe<string>;
}

/** Where a list of punches stands: its field, what the field's parent allows, and the parent's id. */
export interface PunchListPlace extends PunchSelection, Pick<ListScope, "of"> {
  readonly info: GraphQLResolveInfo;
}

/** Lists punches. Equal lists of one operation are one. */
export function listPunches(
  args: PunchListArgs,
  context: PlaceContext,
  { of, info, ...within }: PunchListPlace,
): PunchPage {
  const { ledger, viewer, loaders } = context;
  context.signal.throwIfAborted();
  const order = args.orderBy ?? "AT_DESC";
  const selection = narrowForScreen(toPunchSelection(args.filter, viewer, within), context);
  const cursorList = { field: "punches", order, of: nameScope(of, args.filter, within) };
  const after = parseAfter(args.after, { ...cursorList, keyType: "number" });
  const first = parseFirst(args.first);
  const { hasNodes, valuesPerRow } = readListSelection(info);
  const toPage = (limit: number) => ({ limit, after, isDescending: order === "AT_DESC" });
  return loaders.punchPages(JSON.stringify([selection, cursorList, after, first, hasNodes, valuesPerRow]), () =>
    createConnection({
      first,
      hasAfter: after !== undefined,
      list: (limit) => ledger.listPunches(selection, toPage(limit)),
      listPositions: hasNodes ? undefined : (limit) => ledger.listPunchPositions(selection, toPage(limit)),
      count: () => loaders.punchCounts(JSON.stringify(selection), () => ledger.countPunches(selection)),
      turn: (rows) => context.takeTurn(rows * valuesPerRow),
      cursorList,
      toCursorKeys: (punch) => [punch.atMs ?? 0, punch.id],
    }),
  );
}

/**
 * Names the users and readers whose punches a list holds, so that a cursor is told from one of other people's punches.
 * A person's own list and the same by a filter have one name, and every place gives it alike.
 */
function nameScope(
  of: string | undefined,
  filter: InputMaybe<PunchFilter> | undefined,
  { userIds = [], deviceIds = [] }: PunchSelection,
): string | undefined {
  const ids = [...userIds, ...deviceIds, ...(filter?.userIds ?? []), ...(filter?.deviceIds ?? [])];
  const names = [...new Set(of === undefined ? ids : [of, ...ids])].toSorted();
  if (names.length <= 1) return names[0];
  return createHash("sha256").update(JSON.stringify(names)).digest("base64url").slice(0, 22);
}
