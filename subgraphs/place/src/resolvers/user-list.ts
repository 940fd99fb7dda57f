import { toSortKey } from "@biometricflow/schema/sort-key";
import type { PlaceContext } from "../graph/context.ts";
import type { UserPage } from "../graph/pages.ts";
import type { InputMaybe, UserFilter, UserOrder } from "../generated/resolvers.ts";
import { intersectIds, parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { createConnection } from "@biometricflow/subgraph/connection";

/** The arguments of every list of users. */
export interface UserListArgs {
  readonly filter?: InputMaybe<UserFilter>;
  readonly orderBy?: InputMaybe<UserOrder>;
  readonly first?: InputMaybe<number>;
  readonly after?: InputMaybe<string>;
}

/** Lists the enrolled people among `userIds`, or all, that the viewer may see. */
export function listUsers(args: UserListArgs, context: PlaceContext, userIds?: readonly string[]): UserPage {
  const { ledger, viewer } = context;
  const search = toSortKey(args.filter?.search ?? "");
  const selection = { search: search === "" ? undefined : search, userIds: intersectIds(userIds, viewer.users) };
  const order = args.orderBy === "PIN_ASC" ? "PIN" : "NAME";
  const after = parseAfter(args.after, "string");
  return createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: (limit) => ledger.listUsers(selection, order, { limit, after, isDescending: false }),
    count: () => ledger.countUsers(selection),
    toCursorKeys: (user) => [order === "PIN" ? user.pinKey : user.nameKey, user.id],
  });
}
