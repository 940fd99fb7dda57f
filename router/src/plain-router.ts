import { type GraphQLDataSource, RemoteGraphQLDataSource } from "@apollo/gateway";
import type { Log } from "@biometricflow/service/observe/log";
import { createClientAddress } from "@biometricflow/service/http/client-address";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { listPlanRules } from "./operation-rules/rule-list.ts";
import { createPipeline } from "./pipeline.ts";
import type { Router } from "./router.ts";
import { listSubgraphs } from "./supergraph.ts";

/**
 * Creates a router over any supergraph whose subgraphs have plain URLs, development only: the same pipeline without
 * tokens, those of operators too, limits, places, registry and sockets, and errors as the subgraphs give them.
 */
export async function createPlainRouter(options: {
  readonly supergraphSdl: string;
  readonly version: string;
  readonly log: Log;
}): Promise<Omit<Router, "hub" | "warmUp">> {
  const { supergraphSdl, version, log } = options;
  const sources = listSubgraphs(supergraphSdl).map(({ name, url }): [string, GraphQLDataSource] => [
    name,
    new RemoteGraphQLDataSource({ url }),
  ]);
  const { app, server } = await createPipeline({
    supergraphSdl,
    contract: { findRootField: () => undefined },
    sources: new Map(sources),
    authenticate: () => Promise.resolve({ kind: "ANONYMOUS" }),
    clientAddress: createClientAddress({ trustedProxies: [] }),
    rules: listPlanRules(supergraphSdl),
    formatError: (formatted) => formatted,
    http: { version, operators: () => true },
    log,
    metrics: createMetrics("router"),
  });
  return {
    app,
    stop: async () => {
      await app.close();
      await server.stop();
    },
  };
}
