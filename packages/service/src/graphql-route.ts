import { Readable } from "node:stream";
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requestErrorCode } from "./http-error.ts";

/** What one GraphQL endpoint needs. */
export interface GraphqlRouteOptions<C extends BaseContext> {
  /** Started already. */
  readonly server: ApolloServer<C>;
  /** `/graphql` when omitted. */
  readonly path?: string;
  /** Built once per request; a `requestError` thrown here refuses it with its status. */
  readonly context: (request: FastifyRequest, reply: FastifyReply) => Promise<C>;
}

/** Serves an Apollo Server by GET and POST on one path. Bodies that are no JSON get a GraphQL error with status 400. */
export function addGraphqlRoute<C extends BaseContext>(app: FastifyInstance, options: GraphqlRouteOptions<C>): void {
  const { server, path = "/graphql", context } = options;
  app.route({
    method: ["GET", "POST"],
    url: path,
    errorHandler: answerGraphqlError,
    handler: async (request, reply) => {
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: toHttpGraphqlRequest(request),
        context: () => context(request, reply),
      });
      for (const [name, value] of answer.headers) reply.header(name, value);
      reply.status(answer.status ?? 200);
      return reply.send(
        answer.body.kind === "complete" ? answer.body.string : Readable.from(answer.body.asyncIterator),
      );
    },
  });
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
