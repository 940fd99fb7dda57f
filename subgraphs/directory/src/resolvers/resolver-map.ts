import type { Resolvers } from "../generated/resolvers.ts";
import { Account, PasswordLink } from "./account.ts";
import { AccountMutation } from "./account-mutation.ts";
import { AccountQuery } from "./account-query.ts";
import { Mutation } from "./mutation.ts";
import { Query } from "./query.ts";

/** Every resolver of the directory, by type. */
export const resolvers: Resolvers = {
  Account,
  PasswordLink,
  Query: { ...Query, ...AccountQuery },
  Mutation: { ...Mutation, ...AccountMutation },
};
