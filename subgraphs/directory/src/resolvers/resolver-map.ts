import type { Resolvers } from "../generated/resolvers.ts";
import { Account, PasswordLink } from "./account.ts";
import { AccountMutation } from "./account-mutation.ts";
import { AccountQuery } from "./account-query.ts";
import { Mutation } from "./mutation.ts";
import { Query } from "./query.ts";
import { Session } from "./session.ts";
import { SessionMutation } from "./session-mutation.ts";
import { SessionQuery } from "./session-query.ts";

/** Every resolver of the directory, by type. */
export const resolvers: Resolvers = {
  Account,
  PasswordLink,
  Session,
  Query: { ...Query, ...AccountQuery, ...SessionQuery },
  Mutation: { ...Mutation, ...AccountMutation, ...SessionMutation },
};
