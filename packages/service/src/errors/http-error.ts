import type { FastifyReply, FastifyRequest } from "fastify";
import { ERROR_CODES, type ErrorCode, isErrorCode, toErrorBody } from "./error-codes.ts";

/** An error of an HTTP endpoint outside GraphQL: answered `{"error": {"code", "message"}}` with the code's status. */
export class HttpError extends Error {
  readonly code: ErrorCode;
  /** Seconds for the Retry-After header; 0 leaves it out. */
  readonly retryAfterSeconds: number;

  constructor(code: ErrorCode, message: string, retryAfterSeconds = 0) {
    super(message);
    this.name = "HttpError";
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Any error that may end an HTTP request; those of other layers carry a code of our list, perhaps seconds to wait. */
type RequestError = Error & {
  readonly code?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly statusCode?: number;
  readonly retryAfterSeconds?: unknown;
};

/** What a client is told about an error of an HTTP request. */
export interface HttpErrorAnswer {
  readonly code: ErrorCode;
  readonly status: number;
  readonly message: string;
}

/** SQLite, when its disk is full, read-only or broken. */
const UNSTORABLE = /^SQLITE_(FULL|READONLY|IOERR)/;

/** Decides what a client is told: our own codes as they are, refusals by Fastify as BAD_USER_INPUT, nothing of the rest. */
export function requestErrorCode(error: RequestError): HttpErrorAnswer {
  const { message, extensions } = error;
  const code = isErrorCode(error.code) ? error.code : extensions?.["code"];
  if (isErrorCode(code)) return { code, status: ERROR_CODES[code].status, message };
  if (typeof error.code === "string" && UNSTORABLE.test(error.code))
    return { code: "SERVICE_UNAVAILABLE", status: 503, message: "This cannot be stored now; try again later" };
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return { code: "BAD_USER_INPUT", status, message };
  return { code: "INTERNAL_SERVER_ERROR", status: 500, message: "Internal server error" };
}

/** Fastify's error handler: one JSON shape for every error, stack traces in the log only. */
export function answerError(error: RequestError, request: FastifyRequest, reply: FastifyReply): void {
  const { code, status, message } = requestErrorCode(error);
  if (status >= 500) request.log.error({ err: error, requestId: request.id }, "request failed");
  const { retryAfterSeconds } = error;
  if (typeof retryAfterSeconds === "number" && retryAfterSeconds > 0) {
    void reply.header("retry-after", String(retryAfterSeconds));
  }
  void reply.status(status).send(toErrorBody(code, message));
}

/** Fastify's handler for paths that do not exist. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const path = request.url.split("?", 1)[0] ?? "";
  void reply.status(404).send(toErrorBody("NOT_FOUND", `There is nothing at ${request.method} ${path}`));
}
