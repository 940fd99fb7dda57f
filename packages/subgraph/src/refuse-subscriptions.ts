import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { requestError } from "@biometricflow/service/errors/error-codes";

/** Refuses a subscription over HTTP with 400 and says what to do; otherwise it would be answered with null. */
export function refuseSubscriptions<C extends BaseContext>(): ApolloServerPlugin<C> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ operation }) => {
          if (operation?.operation !== "subscription") return;
          throw requestError("BAD_USER_INPUT", "Subscribe over a WebSocket at this path (graphql-transport-ws)");
        },
      }),
  };
}
