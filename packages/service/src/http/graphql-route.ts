import { Readable } from "node:stream";
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requestErrorCode } from "../errors/http-error.ts";

/** What one GraphQL endpoint needs. */
export interface GraphqlRouteOptions<C extends BaseContext> {
  /** Started already. */
  readonly server: ApolloServer<C>;
  /** `/graphql` and, because many tools are given an origin alone, `/` when omitted. */
  readonly paths?: readonly string[];
  /** Built once per request; a `requestError` thrown here refuses it with its status. */
  readonly context: (request: FastifyRequest, reply: FastifyReply) => Promise<C>;
}

/** Where GraphQL is served when nothing else is said. */
const DEFAULT_PATHS: readonly string[] = ["/graphql", "/"];

/** Serves an Apollo Server by GET and POST on each path. Bodies that are no JSON get a GraphQL error with status 400. */
export function addGraphqlRoute<C extends BaseContext>(app: FastifyInstance, options: GraphqlRouteOptions<C>): void {
  const { server, paths = DEFAULT_PATHS, context } = options;
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toHttpGraphqlRequest(request),
      context: () => context(request, reply),
    });
    for (const [name, value] of answer.headers) reply.header(name, value);
    reply.status(answer.status ?? 200);
    return reply.send(answer.body.kind === "complete" ? answer.body.string : Readable.from(answer.body.asyncIterator));
  };
  for (const url of paths) app.route({ method: ["GET", "POST"], url, errorHandler: answerGraphqlError, handler });
}

function toHttpGraphqlRequest(request: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const query = request.url.indexOf("?");
  return {
    method: request.method,
    headers,
    search: query < 0 ? "" : request.url.slice(query),
    body: request.body,
  };
}

function answerGraphqlError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { code, status, message } = requestErrorCode(error);
  if (status >= 500) request.log.error({ err: error, requestId: request.id }, "request failed");
  void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
}
