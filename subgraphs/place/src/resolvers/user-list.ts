import { toSortKey } from "@biometricflow/schema/sort-key";
import type { PlaceContext } from "../graph/context.ts";
import type { UserPage } from "../graph/pages.ts";
import type { InputMaybe, UserFilter, UserOrder } from "../generated/resolvers.ts";
import { intersectIds, parseAfter, parseFirst, parseIds } from "@biometricflow/subgraph/list-arguments";
import type { ListScope } from "./list-scope.ts";
import { createConnection } from "@biometricflow/subgraph/connection";
import { readListSelection } from "@biometricflow/subgraph/list-selection";

/** The arguments of every list of users. */
export interface UserListArgs {
  readonly filter?: InputMaybe<UserFilter>;
  readonly orderBy?: InputMaybe<UserOrder>;
  readonly first?: InputMaybe<number>;
  readonly after?: InputMaybe<string>;
}

/** Lists the enrolled people within its parent, or all, that the viewer may see. */
export function listUsers(args: UserListArgs, context: PlaceContext, within: ListScope): UserPage {
  const { ledger, viewer } = context;
  context.signal.throwIfAborted();
  const search = toSortKey(args.filter?.search ?? "");
  const selection = {
    search: search === "" ? undefined : search,
    userIds: intersectIds(within.ids, viewer.users),
    deviceIds: parseIds(args.filter?.deviceIds, "filter.deviceIds"),
  };
  const order = args.orderBy === "PIN_ASC" ? "PIN" : "NAME";
  const cursorList = { field: "users", order: args.orderBy ?? "NAME_ASC", of: within.of };
  const after = parseAfter(args.after, { ...cursorList, keyType: "string" });
  return createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: (limit) => ledger.listUsers(selection, order, { limit, after, isDescending: false }),
    count: () => ledger.countUsers(selection),
    turn: (rows) => context.takeTurn(rows * readListSelection(within.info).valuesPerRow),
    cursorList,
    toCursorKeys: (user) => [order === "PIN" ? user.pinKey : user.nameKey, user.id],
  });
}
