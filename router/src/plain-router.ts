import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { addGraphqlRoute } from "@biometricflow/service/http/graphql-route";
import { createHttpServer } from "@biometricflow/service/http/http-server";
import type { Log } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import type { Router } from "./router.ts";

/** Creates a router over any supergraph whose subgraphs have plain URLs: no tokens, no limits, development only. */
export async function createPlainRouter(options: {
  readonly supergraphSdl: string;
  readonly version: string;
  readonly log: Log;
}): Promise<Omit<Router, "hub">> {
  const { supergraphSdl, version, log } = options;
  const gateway = new ApolloGateway({ supergraphSdl });
  const server = new ApolloServer({ gateway, introspection: true, stopOnTerminationSignals: false });
  await server.start();
  const metrics = createMetrics("router");
  const app = await createHttpServer({ service: "router", version, log, metrics, isReady: () => true });
  addGraphqlRoute(app, { server, context: () => Promise.resolve({}) });
  return {
    app,
    stop: async () => {
      await app.close();
      await server.stop();
    },
  };
}
