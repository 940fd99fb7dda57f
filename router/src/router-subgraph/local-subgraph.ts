import { type GraphQLDataSource, LocalGraphQLDataSource } from "@apollo/gateway";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import type { RootSource } from "../subscriptions/root-source.ts";
import { createLocalStreams } from "./local-streams.ts";
import { createRouterResolvers, type RouterSubgraph } from "./router-resolvers.ts";
import { createStatusStream } from "./status-stream.ts";
import { createStatusWatch } from "./status-watch.ts";

/** The router's own subgraph, in this process. */
export interface LocalSubgraph {
  readonly source: GraphQLDataSource;
  readonly streams: RootSource;
}

/** Creates the router's own subgraph. */
export function createLocalSubgraph(subgraph: RouterSubgraph): LocalSubgraph {
  const typeDefs = readSubgraphDocument("router");
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...createRouterResolvers(subgraph) } }]);
  const statusChanged = createStatusStream(
    subgraph.registry,
    createStatusWatch(subgraph),
    subgraph.health.watchReaders,
  );
  return {
    source: new LocalGraphQLDataSource(schema),
    streams: createLocalStreams(schema, new Map([["statusChanged", statusChanged]])),
  };
}
