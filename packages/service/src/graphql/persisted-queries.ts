import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { ERROR_CODES } from "../errors/error-codes.ts";

const CODE = "PERSISTED_QUERY_NOT_SUPPORTED";

/** Apollo Server refuses persisted queries with 200; whatever refuses a whole request here has the status of its code. */
export function persistedQueriesPlugin<C extends BaseContext>(): ApolloServerPlugin<C> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async ({ errors, response }) => {
          if (errors?.some(({ extensions }) => extensions["code"] === CODE))
            response.http.status = ERROR_CODES[CODE].status;
        },
      }),
  };
}
