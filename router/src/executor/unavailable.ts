import type { ApolloServerPlugin } from "@apollo/server";
import type { RouterContext } from "../operation/context.ts";

/** Lists the places that failed during a request in `extensions.unavailable`, also where no field asked for them. */
export function unavailablePlugin(): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async ({ response, contextValue }) => {
          const failures = contextValue.failures.list();
          if (failures.length === 0 || response.body.kind !== "single") return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, unavailable: failures };
        },
      }),
  };
}
