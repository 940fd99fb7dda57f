import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { DirectoryContext } from "../context.ts";
import type { AccountSelection } from "../domain/directory-store.ts";
import { badInput } from "../domain/errors.ts";
import type { AccountFilter, QueryResolvers } from "../generated/resolvers.ts";

const MAX_SEARCH_CHARS = 200;

/** The queries about accounts. */
export const AccountQuery: Pick<QueryResolvers, "accounts"> = {
  accounts: async (_root, { filter, first, after }, { accounts, viewer }) => {
    const selection = toSelection(filter, viewer);
    const cursorList = { field: "accounts", order: "USERNAME_ASC", of: JSON.stringify(selection) };
    const position = parseAfter(after, { ...cursorList, keyType: "string" });
    const [, subject] = position ?? [];
    const { unavailable: _none, ...page } = createConnection({
      first: parseFirst(first),
      hasAfter: position !== undefined,
      list: (limit) =>
        accounts.listAccounts(selection, { limit, ...(subject === undefined ? {} : { after: subject }) }),
      count: () => accounts.countAccounts(selection),
      cursorList,
      toCursorKeys: (account) => [account.subject, account.subject],
    });
    return page;
  },
};

function toSelection(
  filter: AccountFilter | null | undefined,
  { places }: DirectoryContext["viewer"],
): AccountSelection {
  const { search, roles, isEnabled } = filter ?? {};
  const text = search?.trim() ?? "";
  if (text.length > MAX_SEARCH_CHARS)
    throw badInput("filter.search", `The search has at most ${MAX_SEARCH_CHARS} characters`);
  return {
    ...(places === "*" ? {} : { within: places }),
    ...(text === "" ? {} : { search: text }),
    ...(roles === null || roles === undefined ? {} : { roles }),
    ...(isEnabled === null || isEnabled === undefined ? {} : { enabled: isEnabled }),
  };
}
