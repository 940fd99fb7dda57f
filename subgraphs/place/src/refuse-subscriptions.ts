import type { accessPlugin } from "@biometricflow/service/graphql/access";
import { requestError } from "@biometricflow/service/errors/error-codes";
import type { PlaceContext } from "./context.ts";

/** Refuses a subscription over HTTP with 400 and says what to do; otherwise it would be answered with null. */
export function refuseSubscriptions<C extends PlaceContext>(): ReturnType<typeof accessPlugin<C>> {
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
