import { toSortKey } from "@biometricflow/schema/sort-key";
import type { PlaceContext } from "../graph/context.ts";
import type { UserPage } from "../graph/pages.ts";
import type { InputMaybe, UserFilter, UserOrder } from "../generated/resolvers.ts";
import { intersectIds, parseAfter, parseFirst, parseIds } from "@biometricflow/subgraph/list-arguments";
import type { ListScope } from "./list-scope.ts";
import { codedError } from "@biometricflow/service/errors/error-codes";
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
    withoutConsent: toConsentPurpose(args.filter, context),
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

/** Who agreed to what is in the register, which not everybody may read who sees people. */
const SEE_CONSENTS: readonly string[] = ["ADMIN", "HR", "PLACE_ADMIN", "AUDITOR"];

/** @throws FORBIDDEN for whoever may not read the register */
function toConsentPurpose(filter: UserListArgs["filter"], { viewer }: Pick<PlaceContext, "viewer">) {
  const purpose = filter?.withoutConsent ?? undefined;
  if (purpose === undefined || SEE_CONSENTS.includes(viewer.role)) return purpose;
  throw codedError("FORBIDDEN", "Not everybody may ask who agreed to what", { argument: "filter.withoutConsent" });
}
