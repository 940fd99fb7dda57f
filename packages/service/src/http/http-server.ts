import { randomUUID } from "node:crypto";
import { createHostCheck, type HostCheck } from "@biometricflow/config/hosts";
import compress from "@fastify/compress";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from "fastify";
import { toErrorBody } from "../errors/error-codes.ts";
import { answerError, answerNotFound, HttpError } from "../errors/http-error.ts";
import type { Log } from "../observe/log.ts";
import type { Metrics } from "../observe/metrics.ts";

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

/** Requests that one address may make within a window. */
export interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}

/** What the HTTP server of a process needs. */
export interface HttpServerOptions {
  readonly service: string;
  readonly version: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** `/ready` answers 503 while this is false. */
  readonly isReady: () => boolean;
  /** Added to the answer of `/health`. */
  readonly health?: () => Readonly<Record<string, unknown>>;
  /** Added to the answer of `/version`. */
  readonly versionInfo?: () => Readonly<Record<string, unknown>>;
  /** Origins whose pages may read answers; none when omitted. */
  readonly corsOrigins?: readonly string[];
  /** No limit when omitted: subgraphs serve the router alone. */
  readonly rateLimit?: RateLimit;
  /** Bodies of at least so many bytes are compressed where the client takes it; never when omitted. */
  readonly compressAboveBytes?: number;
  /** Addresses whose `x-forwarded-for` is believed, such as `loopback`; none when omitted. */
  readonly trustedProxies?: readonly string[];
  /** Names beside loopback under which it answers, as host, address or origin; every name when omitted. */
  readonly allowedHosts?: readonly string[];
  /** 1 MiB when omitted. */
  readonly bodyLimitBytes?: number;
}

const OPERATIONS_PATHS: ReadonlySet<string> = new Set(["/health", "/ready", "/version", "/metrics"]);
const MISDIRECTED = 421; // RFC 9110 section 15.5.20
const FOREIGN_HOST = "This service does not answer under that host name";
const MAX_EVENT_LOOP_DELAY_MS = 5000; // a process that is this late helps more by refusing than by queueing

/**
 * Creates the HTTP server of a process, not yet listening: `/health`, `/ready`, `/version`, `/metrics`, request ids,
 * security headers, load shedding, and one JSON shape for errors.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = options.log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimitBytes ?? 1_048_576,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    genReqId: (request) => toRequestId(request.headers["x-request-id"]),
  });
  app.decorate("serviceName", options.service);
  app.decorate("allowsHost", options.allowedHosts === undefined ? () => true : createHostCheck(options.allowedHosts));
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  addRequestHooks(app, options.metrics);
  await addProtection(app, options);
  addOperationsRoutes(app, options);
  return app;
}

/** Takes the caller's request id when it is harmless in logs and headers, else makes one. */
function toRequestId(header: string | readonly string[] | undefined): string {
  return typeof header === "string" && /^[\w.-]{1,64}$/.test(header) ? header : randomUUID();
}

async function addProtection(app: FastifyInstance, options: HttpServerOptions): Promise<void> {
  await app.register(helmet, { global: true });
  if (options.corsOrigins !== undefined && options.corsOrigins.length > 0) {
    await app.register(cors, { origin: [...options.corsOrigins], exposedHeaders: ["x-request-id", "retry-after"] });
  }
  await app.register(underPressure, {
    maxEventLoopDelay: MAX_EVENT_LOOP_DELAY_MS,
    exposeStatusRoute: false,
    pressureHandler: (request, reply) => {
      if (isOperationsPath(request)) return;
      void reply.status(503).header("retry-after", "5");
      void reply.send(toErrorBody("SERVICE_UNAVAILABLE", `${options.service} is overloaded`));
    },
  });
  if (options.rateLimit !== undefined) await addRateLimit(app, options.rateLimit);
  if (options.compressAboveBytes !== undefined) {
    await app.register(compress, { threshold: options.compressAboveBytes, encodings: ["br", "gzip"] });
  }
}

/** Answers 429 with RATE_LIMITED and Retry-After beyond the limit. */
async function addRateLimit(app: FastifyInstance, { max, windowMs }: RateLimit): Promise<void> {
  await app.register(rateLimit, {
    max,
    timeWindow: windowMs,
    keyGenerator: (request) => request.socket.remoteAddress ?? "", // not what a header says
    allowList: isOperationsPath,
    addHeaders: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    errorResponseBuilder: (_request, { ttl }) =>
      new HttpError("RATE_LIMITED", "Too many requests", Math.max(1, Math.ceil(ttl / 1000))),
  });
}

function isOperationsPath(request: FastifyRequest): boolean {
  return OPERATIONS_PATHS.has(request.url.split("?", 1)[0] ?? "");
}

function addRequestHooks(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    if (!app.allowsHost(request.headers.host))
      return reply.status(MISDIRECTED).send(toErrorBody("FORBIDDEN", FOREIGN_HOST));
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "(none)";
    metrics.httpRequests.inc({ route, method: request.method, status: reply.statusCode });
    metrics.httpSeconds.observe({ route }, reply.elapsedTime / 1000);
  });
}

function addOperationsRoutes(app: FastifyInstance, options: HttpServerOptions): void {
  const { service, version, isReady, health, versionInfo, metrics } = options;
  app.get("/health", async () => ({ status: "ok", service, ...health?.() }));
  app.get("/ready", async (_request, reply) => {
    const ready = isReady();
    return reply.status(ready ? 200 : 503).send({ ready, service });
  });
  app.get("/version", async () => ({ service, version, ...versionInfo?.() }));
  app.get("/metrics", async (_request, reply) => {
    reply.header("content-type", metrics.registry.contentType);
    return metrics.registry.metrics();
  });
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
  /** `http://host:port`, without a slash at the end. */
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
  return { host, port: boundPort, url: `http://${host.includes(":") ? `[${host}]` : host}:${boundPort}` };
}
