import type { ApolloServerPlugin } from "@apollo/server";
import { isMasked } from "@biometricflow/service/errors/format-error";
import type { Log } from "@biometricflow/service/observe/log";
import type { RouterContext } from "../operation/context.ts";

/** Logs once what clients see as "Internal server error" only. */
export function errorLogPlugin(log: Log): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: async ({ errors, contextValue }) => {
          for (const error of errors) {
            if (isMasked(error.toJSON())) log.error({ err: error, requestId: contextValue.requestId }, "masked error");
          }
        },
      }),
  };
}
