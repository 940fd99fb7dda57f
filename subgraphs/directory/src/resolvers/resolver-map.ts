import type { Resolvers } from "../generated/resolvers.ts";
import { Mutation } from "./mutation.ts";
import { Query } from "./query.ts";

/** Every resolver of the directory, by type. */
export const resolvers: Resolvers = { Query, Mutation };
