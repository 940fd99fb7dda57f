import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { OperationTypeNode, parse } from "graphql";
import { LRUCache } from "lru-cache";
import type { SubgraphTokens } from "../auth/subgraph-token.ts";
import type { RouterContext } from "../operation/context.ts";
import { inlineFragments, listFields } from "../operation/selection.ts";
import { readGraphqlResponse } from "../traffic/graphql-response.ts";
import type { SubgraphClient } from "../traffic/subgraph-client.ts";

type FetchAnswer = Awaited<ReturnType<GraphQLDataSource["process"]>>;

interface Shape {
  readonly isQuery: boolean;
  readonly keys: readonly string[];
}

const MAX_SHAPES = 1000;
const NEVER = new AbortController().signal;

/** The directory subgraph over HTTP, with the router's own token. While it is down its fields are null with an error. */
export class DirectoryDataSource implements GraphQLDataSource<RouterContext> {
  readonly #client: SubgraphClient;
  readonly #tokens: SubgraphTokens;
  readonly #shapes = new LRUCache<string, Shape>({ max: MAX_SHAPES });

  constructor(client: SubgraphClient, tokens: SubgraphTokens) {
    this.#client = client;
    this.#tokens = tokens;
  }

  async process(options: GraphQLDataSourceProcessOptions<RouterContext>): Promise<FetchAnswer> {
    if (!("incomingRequestContext" in options)) return { data: {} };
    const { request, context } = options;
    const { query = "", variables = {} } = request;
    const shape = this.#toShape(query);
    const result = await this.#client.send({
      body: JSON.stringify({ query, variables }),
      authorization: this.#tokens.forDirectory(context.viewer),
      requestId: context.requestId,
      forwardedFor: context.forwardedFor,
      isRepeatable: shape.isQuery,
      signal: shape.isQuery ? context.signal : NEVER,
    });
    const answer = result.kind === "RESPONSE" ? readGraphqlResponse(result.response) : result;
    if (answer.kind === "FAULT") return toUnavailable(shape);
    const { data, errors } = answer;
    return errors.length === 0 ? { data: data ?? {} } : { data: data ?? nullFields(shape), errors };
  }

  #toShape(query: string): Shape {
    const known = this.#shapes.get(query);
    if (known !== undefined) return known;
    const operation = inlineFragments(parse(query, { noLocation: true }));
    const keys = listFields(operation.selectionSet.selections).map((field) => field.key);
    const shape = { isQuery: operation.operation === OperationTypeNode.QUERY, keys };
    this.#shapes.set(query, shape);
    return shape;
  }
}

function toUnavailable(shape: Shape): FetchAnswer {
  const { message, extensions } = codedError("SERVICE_UNAVAILABLE", "The directory cannot be reached");
  return { data: nullFields(shape), errors: shape.keys.map((key) => ({ message, path: [key], extensions })) };
}

function nullFields({ keys }: Shape): Record<string, null> {
  return Object.fromEntries(keys.map((key) => [key, null]));
}
