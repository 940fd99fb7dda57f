import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import type { AccessTable } from "@biometricflow/service/graphql/access";
import { PUBLIC } from "@biometricflow/service/identity/role";
import type { RouterContext } from "../operation/context.ts";
import { listRootNames, toAuthenticationError } from "../operation-rules/authentication.ts";

/** Validation speaks about the schema: to nobody without a token, except about fields that are open to PUBLIC. */
export function hideSchemaPlugin(table: AccessTable): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async (request) => {
          if (request.contextValue.viewer === undefined) hideSchema(request, table);
        },
      }),
  };
}

function hideSchema(
  { document, response, contextValue }: GraphQLRequestContextWillSendResponse<RouterContext>,
  table: AccessTable,
): void {
  if (response.body.kind !== "single" || document === undefined) return;
  const { singleResult } = response.body;
  const { errors = [] } = singleResult;
  if (!errors.some(({ extensions }) => extensions?.["code"] === "GRAPHQL_VALIDATION_FAILED")) return;
  if (listRootNames(document).every((name) => table.statedRoles("Mutation", name)?.has(PUBLIC) === true)) {
    singleResult.errors = errors.map((error) => ({
      ...error,
      message: error.message.replace(/ Did you mean .*$/s, ""),
    }));
    return;
  }
  const { message, extensions } = toAuthenticationError(contextValue);
  const { http: _http, ...shown } = extensions;
  singleResult.errors = [{ message, extensions: shown }];
  response.http.status = 401;
}
