import type { GraphQLResolveInfo } from "graphql";

/** What a list's parent says of it; nothing for a list of the root. */
export interface ListScope {
  /** The parent's id: cursors of one parent's list are none of another's. */
  readonly of?: string | undefined;
  /** The rows that the parent allows; all when omitted. */
  readonly ids?: readonly string[] | undefined;
  /** Of the list's field. */
  readonly info: GraphQLResolveInfo;
}
