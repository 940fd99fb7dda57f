import type { PlaceContext } from "../graph/context.ts";
import type { PunchPage } from "../graph/pages.ts";
import type { PunchSelection } from "../domain/ledger.ts";
import type { InputMaybe, PunchFilter, PunchOrder } from "../generated/resolvers.ts";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { createConnection } from "@biometricflow/subgraph/connection";
import { toPunchSelection } from "./punch-selection.ts";

/** The arguments of every list of punches. */
export interface PunchListArgs {
  readonly filter?: InputMaybe<PunchFilter>;
  readonly orderBy?: InputMaybe<PunchOrder>;
  readonly first?: InputMaybe<number>;
  readonly after?: InputMaybe<string>;
}

/** Lists punches; `within` is what the field's parent allows. */
export function listPunches(args: PunchListArgs, context: PlaceContext, within?: PunchSelection): PunchPage {
  const { ledger, viewer } = context;
  const selection = toPunchSelection(args.filter, viewer, within);
  const after = parseAfter(args.after, "number");
  const isDescending = (args.orderBy ?? "AT_DESC") === "AT_DESC";
  return createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: (limit) => ledger.listPunches(selection, { limit, after, isDescending }),
    count: () => ledger.countPunches(selection),
    toCursorKeys: (punch) => [punch.atMs ?? 0, punch.id],
  });
}
