import { randomUUID } from "node:crypto";
import { Server as TlsServer } from "node:tls";
import { createHostCheck, type HostCheck } from "@biometricflow/config/hosts";
import type { ServerTls } from "@biometricflow/edge/open-tls";
import { namesOneHost } from "@biometricflow/edge/unread";
import compress from "@fastify/compress";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { type ErrorCode, toErrorBody } from "../errors/error-codes.ts";
import { answerError, answerNotFound, HttpError } from "../errors/http-error.ts";
import type { OperatorCheck } from "../identity/operations-token.ts";
import type { Log } from "../observe/log.ts";
import type { Metrics } from "../observe/metrics.ts";
import { addEdge, type EdgeOptions } from "./edge-hooks.ts";
import { addAlarmFigure, type HealthSource, toHealth } from "./health.ts";
import { type LatenessWatch, watchLateness } from "./lateness.ts";
import { toListenerOptions } from "./listener-options.ts";
import { addRefusals, refuseUnreadableAt } from "./refusals.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** The service that this server belongs to. */
    serviceName: string;
    /** Whether it answers under the name in a `Host` header. */
    allowsHost: HostCheck;
  }
}

/** An HTTP server as `createHttpServer` makes it. */
export type HttpServer = FastifyInstance;

/** A request to one. */
export type HttpRequest = FastifyRequest;

/** Its answer. */
export type HttpReply = FastifyReply;

/** What the HTTP server of a process needs. */
export interface HttpServerOptions extends HealthSource {
  readonly version: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** `/ready` answers 503 while this is false. */
  readonly isReady: () => boolean;
  /** Added to the answer of `/version`. */
  readonly versionInfo?: () => Readonly<Record<string, unknown>>;
  /** Who is answered at `/metrics` and `/version`; nobody when omitted. */
  readonly operators?: OperatorCheck;
  /** Who else is answered at `/version`; nobody when omitted. */
  readonly askers?: OperatorCheck;
  /** Origins whose pages may read answers; none when omitted. */
  readonly corsOrigins?: readonly string[];
  /** What it says when it is so late that it refuses; SERVICE_UNAVAILABLE when omitted. */
  readonly overloadCode?: ErrorCode;
  /** Who is heard, and how often; everybody without limits when omitted. */
  readonly edge?: EdgeOptions;
  /** What it speaks TLS by; it speaks plain HTTP when omitted. */
  readonly tls?: ServerTls | undefined;
  /** Bodies of at least so many bytes are compressed where the client takes it; never when omitted. */
  readonly compressAboveBytes?: number;
  /** Addresses whose `x-forwarded-for` is believed, such as `loopback`; none when omitted. */
  readonly trustedProxies?: readonly string[];
  /** Names beside loopback under which it answers, as host, address or origin; every name when omitted. */
  readonly allowedHosts?: readonly string[];
  /** 1 MiB when omitted. */
  readonly bodyLimitBytes?: number;
  /** How long a client may take; `DEFAULT_PATIENCE` when omitted. */
  readonly patience?: Patience;
}

/** What a server shows its operators. */
export interface Operations extends Pick<HttpServerOptions, "operators" | "askers" | "alarms"> {
  /** How much of the disk that it writes to is in use, in whole percent; `undefined` where nobody can say. */
  readonly filledPct?: () => number | undefined;
}

/** How long a server waits for its clients, in milliseconds, and for how many of them. */
export interface Patience {
  /** From the first byte of a request to the last of its head. */
  readonly headersMs: number;
  /** From the first byte of a request to the last of its body. */
  readonly requestMs: number;
  /** Between two requests of one connection. Longer than the proxies' 60 s, or one of them would use a closed one. */
  readonly keepAliveMs: number;
  /** How often it looks for requests that are late. */
  readonly checkMs: number;
  /** Connections at once, sockets included; further ones are closed. */
  readonly connections: number;
}

/** For every server: nobody holds a connection by sending slowly. */
export const DEFAULT_PATIENCE: Patience = {
  headersMs: 15_000,
  requestMs: 30_000,
  keepAliveMs: 72_000,
  checkMs: 2_000,
  connections: 4_096,
};

const OPERATIONS_PATHS: ReadonlySet<string> = new Set(["/health", "/ready", "/version", "/metrics"]);
/** Answers are data: whatever a browser is made to take them for, it loads nothing, runs nothing and shows them nowhere. */
const NO_PAGE = { "default-src": ["'none'"], "frame-ancestors": ["'none'"], sandbox: [] };
const MISDIRECTED = 421; // RFC 9110 section 15.5.20
const FOREIGN_HOST = "This service does not answer under that host name";
const RETRY_AFTER_SECONDS = 5; // as late as it is at least

/**
 * Creates the HTTP server of a process, not yet listening: `/health`, `/ready`, `/version`, `/metrics`, request ids,
 * security headers, load shedding, and one JSON shape for errors.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = options.log;
  const { headersMs, requestMs, keepAliveMs, checkMs, connections } = options.patience ?? DEFAULT_PATIENCE;
  const patience = { headersTimeout: headersMs, connectionsCheckingInterval: checkMs };
  const timeouts = { requestTimeout: requestMs, keepAliveTimeout: keepAliveMs };
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimitBytes ?? 1_048_576,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    genReqId: (request) => toRequestId(request.headers["x-request-id"]),
    clientErrorHandler: (error, socket) => refuseUnreadableAt(app, error, socket),
    frameworkErrors: (error, request, reply) => {
      app.noteRefusal("BAD_USER_INPUT", request.raw); // before any hook is run
      answerError(error, request, reply);
    },
    ...timeouts,
    ...toListenerOptions(options.tls, { ...patience, ...timeouts }),
  });
  app.server.maxConnections = connections;
  app.decorate("serviceName", options.service);
  app.decorate("allowsHost", options.allowedHosts === undefined ? () => true : createHostCheck(options.allowedHosts));
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  addRefusals(app, { log: options.log, clientAddress: options.edge?.clientAddress, isProbe });
  addRequestHooks(app, options.metrics);
  await addProtection(app, options);
  addOperationsRoutes(app, options);
  addAlarmFigure(options.metrics, options);
  return app;
}

/** Takes the caller's request id when it is harmless in logs and headers, else makes one. */
function toRequestId(header: string | readonly string[] | undefined): string {
  return typeof header === "string" && /^[\w.-]{1,64}$/.test(header) ? header : randomUUID();
}

async function addProtection(app: FastifyInstance, options: HttpServerOptions): Promise<void> {
  await app.register(helmet, { global: true, contentSecurityPolicy: { useDefaults: false, directives: NO_PAGE } });
  if (options.corsOrigins !== undefined) await addCors(app, options.corsOrigins, options.edge);
  addLoadShedding(app, options);
  if (options.edge === undefined) app.decorate("refuseUpgrade", null);
  else addEdge(app, withoutProbes(options.edge, options.operators), options.metrics);
  if (options.compressAboveBytes !== undefined) {
    await app.register(compress, { threshold: options.compressAboveBytes, encodings: ["br", "gzip"] });
  }
}

/** Answers 503 with Retry-After while the process is late. Its start is no load: it is over when it serves. */
function addLoadShedding(app: FastifyInstance, options: HttpServerOptions): void {
  let lateness: LatenessWatch | undefined;
  app.addHook("onReady", async () => {
    lateness = watchLateness();
  });
  app.addHook("onClose", async () => lateness?.stop());
  app.addHook("onRequest", async (request, reply) => {
    if (lateness?.isLate() !== true || isOperationsPath(request)) return;
    return reply.status(503).header("retry-after", String(RETRY_AFTER_SECONDS)).send(toOverloadBody(options));
  });
}

/** Pages of these origins may read answers, and those that the edge names now. */
async function addCors(app: FastifyInstance, origins: readonly string[], edge: EdgeOptions | undefined): Promise<void> {
  await app.register(cors, {
    origin: (origin, answer) =>
      answer(null, origin !== undefined && (origins.includes(origin) || edge?.edge.isReader(origin) === true)),
    exposedHeaders: ["x-request-id", "retry-after"],
  });
}

function isProbe(path: string): boolean {
  return path === "/health" || path === "/ready";
}

/** Probes cost nothing and are never counted, nor are operators who show their token. */
function withoutProbes(edge: EdgeOptions, operators: OperatorCheck = NOBODY): EdgeOptions {
  return {
    ...edge,
    isFree: (path) => isProbe(path) || edge.isFree?.(path) === true,
    identify: (headers) =>
      operators(headers.authorization) ? { kind: "KNOWN", subject: "operator" } : edge.identify(headers),
  };
}

/** For every kind of caller: the form of our own endpoints, and that of GraphQL. */
function toOverloadBody({ service, overloadCode: code = "SERVICE_UNAVAILABLE" }: HttpServerOptions) {
  const message = `${service} is overloaded`;
  const extensions = { code, retryAfterSeconds: RETRY_AFTER_SECONDS };
  return { ...toErrorBody(code, message), errors: [{ message, extensions }] };
}

function isOperationsPath(request: FastifyRequest): boolean {
  return OPERATIONS_PATHS.has(request.url.split("?", 1)[0] ?? "");
}

function addRequestHooks(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    if (!namesOneHost(request.raw)) throw new HttpError("BAD_USER_INPUT", "A request names one host"); // RFC 9112 section 3.2
    if (!app.allowsHost(request.headers.host))
      return reply.status(MISDIRECTED).send(toErrorBody("FORBIDDEN", FOREIGN_HOST));
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "(none)";
    metrics.httpRequests.inc({ route, method: request.method, status: reply.statusCode });
    metrics.httpSeconds.observe({ route }, reply.elapsedTime / 1000);
  });
}

/** `/health` and `/ready` are for probes and tell nothing; versions and figures name places and what they do. */
function addOperationsRoutes(app: FastifyInstance, options: HttpServerOptions): void {
  const { service, version, isReady, versionInfo, metrics, operators = NOBODY, askers = NOBODY } = options;
  app.get("/health", async () => toHealth(options));
  app.get("/ready", async (_request, reply) => {
    const ready = isReady();
    return reply.status(ready ? 200 : 503).send({ ready, service });
  });
  app.get("/version", async ({ headers: { authorization } }) => {
    if (!operators(authorization) && !askers(authorization)) throw toOperatorRefusal();
    return { service, version, ...versionInfo?.() };
  });
  app.get("/metrics", async ({ headers: { authorization } }, reply) => {
    if (!operators(authorization)) throw toOperatorRefusal();
    reply.header("content-type", metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}

const NOBODY: OperatorCheck = () => false;

function toOperatorRefusal(): HttpError {
  return new HttpError("UNAUTHENTICATED", "The operations token is required: authorization: Bearer <token>");
}

/** The port is in use. The supervisor shows the message. */
export class PortTakenError extends Error {
  readonly code = "PORT_TAKEN";
  readonly port: number;

  constructor(service: string, port: number, options?: ErrorOptions) {
    super(`port ${port}, which ${service} needs, is taken by another program`, options);
    this.name = "PortTakenError";
    this.port = port;
  }
}

/** Where a server listens. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** `http://host:port`, or `https`, without a slash at the end. */
  readonly url: string;
}

/** Begins to listen; port 0 takes any free one. @throws {PortTakenError} */
export async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<ListenAddress> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE") {
      throw new PortTakenError(app.serviceName, port, { cause });
    }
    throw cause;
  }
  const address = app.server.address();
  const boundPort = typeof address === "object" && address !== null ? address.port : port;
  const scheme = app.server instanceof TlsServer ? "https" : "http";
  return { host, port: boundPort, url: `${scheme}://${host.includes(":") ? `[${host}]` : host}:${boundPort}` };
}
