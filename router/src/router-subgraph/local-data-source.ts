import { LocalGraphQLDataSource } from "@apollo/gateway";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import type { RouterContext } from "../operation/context.ts";
import { createRouterResolvers, type RouterSubgraph } from "./router-resolvers.ts";

/** The router's own subgraph, in this process. */
export function createLocalDataSource(subgraph: RouterSubgraph): LocalGraphQLDataSource<RouterContext> {
  const subgraphModule = {
    typeDefs: readSubgraphDocument("router"),
    resolvers: { ...createRouterResolvers(subgraph) },
  };
  return new LocalGraphQLDataSource(buildSubgraphSchema([subgraphModule]));
}
