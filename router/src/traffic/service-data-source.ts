import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { OperationTypeNode, parse } from "graphql";
import { LRUCache } from "lru-cache";
import { toAsker, type Viewer } from "@biometricflow/service/identity/viewer";
import type { RouterContext } from "../operation/context.ts";
import { inlineFragments, listFields } from "../operation/selection.ts";
import { readGraphqlResponse } from "./graphql-response.ts";
import type { SubgraphClient } from "./subgraph-client.ts";
import { keepToldChanges } from "../operation/told-changes.ts";

type FetchAnswer = Awaited<ReturnType<GraphQLDataSource["process"]>>;

interface Shape {
  readonly isQuery: boolean;
  readonly keys: readonly string[];
}

const MAX_SHAPES = 1000;
const NEVER = new AbortController().signal;

/** A subgraph that is one service, and how the router stands to it. */
export interface Service {
  /** For people, such as `The directory`. */
  readonly title: string;
  readonly client: SubgraphClient;
  /** For mutations, where they have a way of their own. */
  readonly mutations?: SubgraphClient;
  /** The router's own token for it, as an `authorization` header's value. */
  readonly authorize: (viewer: Viewer | undefined) => string;
}

/** A subgraph that is one service, over HTTP with the router's own token. While it is down its fields are null with an error. */
export class ServiceDataSource implements GraphQLDataSource<RouterContext> {
  readonly #service: Service;
  readonly #shapes = new LRUCache<string, Shape>({ max: MAX_SHAPES });

  constructor(service: Service) {
    this.#service = service;
  }

  async process(options: GraphQLDataSourceProcessOptions<RouterContext>): Promise<FetchAnswer> {
    if (!("incomingRequestContext" in options)) return { data: {} };
    const { request, context } = options;
    const { query = "", variables = {} } = request;
    const shape = this.#toShape(query);
    const { client, mutations = client } = this.#service;
    const result = await (shape.isQuery ? client : mutations).send({
      body: JSON.stringify({ query, variables }),
      authorization: this.#service.authorize(context.viewer),
      requestId: context.requestId,
      forwardedFor: context.forwardedFor,
      ...(shape.isQuery || context.userAgent === undefined ? {} : { userAgent: context.userAgent }),
      subject: context.viewer ? toAsker(context.viewer) : `address ${context.forwardedFor}`,
      isRepeatable: shape.isQuery,
      signal: shape.isQuery ? context.signal : NEVER,
    });
    const answer = result.kind === "RESPONSE" ? readGraphqlResponse(result.response) : result;
    const entities = countEntities(variables);
    if (answer.kind === "FAULT") return toUnavailable(this.#service.title, shape, entities);
    const { data, errors, extensions } = answer;
    keepToldChanges(extensions, shape.keys, context);
    return errors.length === 0 ? { data: data ?? {} } : { data: data ?? nullFields(shape, entities), errors };
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

/** The key under which entities are answered, a list in the order of their references. */
const ENTITIES = "_entities";

/** How many entities are asked for. */
function countEntities({ representations }: Readonly<Record<string, unknown>>): number {
  return Array.isArray(representations) ? representations.length : 0;
}

/** One error for each field, and for each entity: an entity that is missing says so where it is missing. */
function toUnavailable(title: string, shape: Shape, entities: number): FetchAnswer {
  const { message, extensions } = codedError("SERVICE_UNAVAILABLE", `${title} cannot be reached`);
  const paths = shape.keys.flatMap((key) =>
    key === ENTITIES ? Array.from({ length: entities }, (_entity, index) => [key, index]) : [[key]],
  );
  return { data: nullFields(shape, entities), errors: paths.map((path) => ({ message, path, extensions })) };
}

/** Entities stay a list: an answer without one would be no answer to the rest of the query either. */
function nullFields({ keys }: Shape, entities: number): Record<string, null | null[]> {
  return Object.fromEntries(
    keys.map((key) => [key, key === ENTITIES ? Array.from({ length: entities }, () => null) : null]),
  );
}
