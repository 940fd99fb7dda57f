import { ApolloGateway } from "@apollo/gateway";
import { toApolloLogger } from "./apollo-log.ts";
import type { ExecutorKind } from "./executor.ts";
import { createStreamPlanner } from "./stream-plan.ts";

/** Apollo's own gateway. It refuses subscriptions; its planner and its plan runner are asked for these directly. */
export const APOLLO_EXECUTOR: ExecutorKind = {
  name: "apollo",
  create: ({ supergraphSdl, contract, sources, log }) => {
    const gateway = new ApolloGateway({
      supergraphSdl,
      logger: toApolloLogger(log),
      experimental_didResolveQueryPlan: ({ requestContext }) => tellPlanned(requestContext.context),
      buildService: ({ name }) => {
        const source = sources.get(name);
        if (source === undefined) throw new TypeError(`no data source for the subgraph ${name}`);
        return source;
      },
    });
    return { gateway, planStream: createStreamPlanner({ supergraphSdl, contract, sources }) };
  },
};

/** Apollo hands on the router's own context without its type. */
function tellPlanned(context: unknown): void {
  const turn: unknown = Reflect.get(Object(context), "turn");
  const planned: unknown = Reflect.get(Object(turn), "planned");
  if (typeof planned === "function") Reflect.apply(planned, turn, []);
}
