import type { ApolloServerPlugin } from "@apollo/server";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { type DocumentNode, type FragmentDefinitionNode, Kind, OperationTypeNode } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import { measureOperation, type SizedOperation } from "./operation-size.ts";

/** What one operation may ask for. */
export interface OperationLimits {
  /** Fields from the root to the deepest one. */
  readonly maxDepth: number;
  /** Rows that its lists may hold together. */
  readonly maxRows: number;
  /** Tokens of its text. */
  readonly maxTokens: number;
  /** Its fields, every fragment written out where it is used. */
  readonly maxFields: number;
  /** Fields of its root: each may become a request to every place. */
  readonly maxRootFields: number;
}

/** Enough for every page of the dashboard. */
export const DEFAULT_LIMITS: OperationLimits = {
  maxDepth: 12,
  maxRows: 60_000,
  maxTokens: 4000,
  maxFields: 4000,
  maxRootFields: 50,
};

/** @throws `QUERY_TOO_DEEP` or `QUERY_TOO_COSTLY`, with `extensions.limit`. */
export function assertWithinLimits(operation: SizedOperation, limits: OperationLimits): void {
  const { depth, rows, fields, rootFields } = measureOperation(operation);
  if (depth > limits.maxDepth) {
    const message = `The query is ${depth} fields deep; at most ${limits.maxDepth} are allowed`;
    throw requestError("QUERY_TOO_DEEP", message, { limit: limits.maxDepth });
  }
  if (rows > limits.maxRows) {
    const message = `The query may return ${rows} rows; at most ${limits.maxRows} are allowed. Lower "first".`;
    throw requestError("QUERY_TOO_COSTLY", message, { limit: limits.maxRows });
  }
  assertCount("fields", fields, limits.maxFields);
  assertCount("fields at its root", rootFields, limits.maxRootFields);
}

function assertCount(what: string, count: number, limit: number): void {
  if (count <= limit) return;
  throw requestError("QUERY_TOO_COSTLY", `The query has ${count} ${what}; at most ${limit} are allowed`, { limit });
}

/** The fragments of a document by name. */
export function listFragments(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** Refuses operations that are too large, and subscriptions, which need a WebSocket, before they run. */
export function limitsPlugin(limits: OperationLimits): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ schema, document, operation, request }) => {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
            const message = "Subscriptions run over a WebSocket: connect to this path with the graphql-ws protocol";
            throw requestError("BAD_USER_INPUT", message);
          }
          if (operation === undefined) return;
          const { variables = {} } = request;
          assertWithinLimits({ schema, operation, fragments: listFragments(document), variables }, limits);
        },
      }),
  };
}
