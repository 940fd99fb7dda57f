import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { findNullVariable } from "@biometricflow/service/graphql/null-variables";
import { findTooDeep } from "@biometricflow/service/graphql/operation-depth";
import { measureOperation, type SizedOperation } from "@biometricflow/service/graphql/operation-size";
import type { GraphQLError } from "graphql";

/** Well above what the router allows its clients. It is the only caller, but it must not be all that guards the store. */
const MAX_ROWS = 40_000;
/** Of these, rows of lists within lists, which each cost a search of their own. */
const MAX_NESTED_ROWS = 20_000;
/** Twenty-five fields of each of twenty thousand rows: what an answer takes of the memory and of the event loop. */
const MAX_VALUES = 500_000;

/** The QUERY_TOO_DEEP or QUERY_TOO_COSTLY of a validated operation for a subgraph; `undefined` when it may run. */
export function findTooMuch(operation: SizedOperation): GraphQLError | undefined {
  const tooDeep = findTooDeep(operation.document);
  if (tooDeep !== undefined) return tooDeep;
  const { rows, nestedRows, values } = measureOperation(operation);
  return (
    judge("rows in lists within lists", nestedRows, MAX_NESTED_ROWS) ??
    judge("rows", rows, MAX_ROWS) ??
    judge("values", values, MAX_VALUES)
  );
}

function judge(what: string, count: number, limit: number): GraphQLError | undefined {
  if (count <= limit) return undefined;
  const message = `The query may return ${count} ${what}; at most ${limit} are allowed`;
  return requestError("QUERY_TOO_COSTLY", message, { limit });
}

/** Refuses operations that ask for too much, or with a null where none may be, before anything runs. */
export function limitsPlugin<C extends BaseContext>(): ApolloServerPlugin<C> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ schema, document, operation, request }) => {
          if (operation === undefined) return;
          const given = { schema, document, operation, variables: request.variables ?? {} };
          const refusal = findTooMuch(given) ?? findNullVariable(given);
          if (refusal !== undefined) throw refusal;
        },
      }),
  };
}
