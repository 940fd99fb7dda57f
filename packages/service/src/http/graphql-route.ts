import { Readable } from "node:stream";
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { ERROR_CODES, type ErrorCode, isErrorCode } from "../errors/error-codes.ts";
import { requestErrorCode } from "../errors/http-error.ts";
import { beginRequestLife, DEADLINE_HEADER, parseDeadline, type RequestLife } from "../graphql/request-life.ts";
import { isPageRequest, toOwnPage } from "./own-page.ts";

/** What one GraphQL endpoint needs. */
export interface GraphqlRouteOptions<C extends BaseContext> {
  /** Started already. */
  readonly server: ApolloServer<C>;
  /** `/graphql` and, because many tools are given an origin alone, `/` when omitted. */
  readonly paths?: readonly string[];
  /** Built once per request; a `requestError` thrown here refuses it with its status. */
  readonly context: (request: FastifyRequest, reply: FastifyReply, life: RequestLife) => Promise<C>;
  /**
   * The error of a request that took longer than its caller waits, who says so in `x-deadline-ms`. Omitted: the header is
   * not read, which is right where anybody may call, and a request lasts until its caller leaves.
   */
  readonly deadlineCode?: ErrorCode;
  /** Where browsers that open a path as a page are pointed to. */
  readonly dashboardUrl?: string | undefined;
}

/** Where GraphQL is served when nothing else is said. */
const DEFAULT_PATHS: readonly string[] = ["/graphql", "/"];

/**
 * Serves an Apollo Server by GET and POST on each path. Bodies that are no JSON get a GraphQL error with status 400; a
 * browser that opens a path as a page gets one of our own.
 */
export function addGraphqlRoute<C extends BaseContext>(app: FastifyInstance, options: GraphqlRouteOptions<C>): void {
  const { server, paths = DEFAULT_PATHS, context, deadlineCode, dashboardUrl } = options;
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (isPageRequest(request))
      return reply.type("text/html; charset=utf-8").send(toOwnPage(app.serviceName, dashboardUrl));
    const deadlineMs = deadlineCode === undefined ? "NONE" : parseDeadline(request.headers[DEADLINE_HEADER]);
    const life = beginRequestLife({ deadlineMs, code: deadlineCode ?? "SERVICE_UNAVAILABLE" });
    reply.raw.once("finish", () => life.finish()).once("close", () => life.leave());
    const executing = server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toHttpGraphqlRequest(request),
      context: () => context(request, reply, life),
    });
    const answer = await Promise.race([executing, whenOver(life)]);
    if (answer instanceof GraphQLError) return answerOver(answer, reply);
    reply.header("cache-control", "no-store"); // people's data: no cache on the way keeps it
    for (const [name, value] of answer.headers) reply.header(name, value);
    reply.status(answer.status ?? 200);
    return reply.send(answer.body.kind === "complete" ? answer.body.string : Readable.from(answer.body.asyncIterator));
  };
  for (const url of paths) app.route({ method: ["GET", "POST"], url, errorHandler: answerGraphqlError, handler });
}

/** Resolves with why there will be no other answer, as soon as that is sure. */
function whenOver({ signal }: RequestLife): Promise<GraphQLError> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(signal.reason), { once: true }));
}

/** Only an error that refuses the request as a whole has a status of its own: a deadline says nothing of the service. */
function answerOver({ message, extensions }: GraphQLError, reply: FastifyReply): FastifyReply {
  const { http, ...shown } = extensions;
  const { code, retryAfterSeconds } = shown;
  if (typeof retryAfterSeconds === "number") void reply.header("retry-after", String(retryAfterSeconds));
  void reply.status(http !== undefined && isErrorCode(code) ? ERROR_CODES[code].status : 200);
  return reply.send({ errors: [{ message, extensions: shown }] });
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
  const retryAfterSeconds: unknown = Reflect.get(error, "retryAfterSeconds");
  const isToWait = typeof retryAfterSeconds === "number" && retryAfterSeconds > 0;
  if (isToWait) void reply.header("retry-after", String(retryAfterSeconds));
  const extensions = isToWait ? { code, retryAfterSeconds } : { code };
  void reply.status(status).send({ errors: [{ message, extensions }] });
}
