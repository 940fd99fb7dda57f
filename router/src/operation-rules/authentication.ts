import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import { type AccessTable, findForbiddenFields } from "@biometricflow/service/graphql/access";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { PUBLIC } from "@biometricflow/service/identity/role";
import { type DocumentNode, GraphQLError, Kind, type SelectionNode } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import { listFragments } from "./limits.ts";

/**
 * Refuses operations without a valid token, introspection included, with 401: TOKEN_EXPIRED or UNAUTHENTICATED.
 * Operations that are open to PUBLIC in all their fields pass, also with a token that has expired. What validation says
 * about the schema is for signed-in viewers too.
 */
export function authenticationPlugin(table: AccessTable): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ schema, document, operation, operationName, contextValue }) => {
          const { viewer } = contextValue;
          if (operation === undefined) throw viewer === undefined ? toRefusal(contextValue) : toUnresolved();
          if (viewer !== undefined) return;
          const forbidden = findForbiddenFields({ table, schema, document, operationName, role: PUBLIC });
          if (forbidden.length > 0 || isIntrospection(document)) throw toRefusal(contextValue);
        },
        willSendResponse: async (request) => {
          if (request.contextValue.viewer === undefined) hideSchema(request, table);
        },
      }),
  };
}

function toRefusal({ tokenError }: RouterContext): GraphQLError {
  return tokenError ?? requestError("UNAUTHENTICATED", "Sign in first");
}

/** The document holds no operation of the name that was given, or several and none was named. */
function toUnresolved(): GraphQLError {
  return new GraphQLError('"operationName" must name one operation of the document', {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } },
  });
}

/** True when nothing of the data is asked for, or the schema is. */
function isIntrospection(document: DocumentNode): boolean {
  const names = listRootNames(document);
  return names.every((name) => name.startsWith("__")) || names.some((name) => /^__(schema|type)$/.test(name));
}

/** The names of all root fields of a document's operations, those in fragments included. */
function listRootNames(document: DocumentNode): readonly string[] {
  const fragments = listFragments(document);
  const seen = new Set<string>();
  const open = (selections: readonly SelectionNode[]): readonly string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value];
      if (selection.kind === Kind.INLINE_FRAGMENT) return open(selection.selectionSet.selections);
      const name = selection.name.value;
      if (seen.has(name)) return [];
      seen.add(name);
      return open(fragments.get(name)?.selectionSet.selections ?? []);
    });
  return document.definitions.flatMap((it) =>
    it.kind === Kind.OPERATION_DEFINITION ? open(it.selectionSet.selections) : [],
  );
}

/** Validation speaks about the schema: to nobody without a token, except about fields that are open to PUBLIC. */
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
  const { message, extensions } = toRefusal(contextValue);
  const { http: _http, ...shown } = extensions;
  singleResult.errors = [{ message, extensions: shown }];
  response.http.status = 401;
}
