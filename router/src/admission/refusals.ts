import { requestError } from "@biometricflow/service/errors/error-codes";
import type { GraphQLError } from "graphql";

/** RATE_LIMITED with what to do, `extensions.limit` and Retry-After. */
export function rateLimited(what: string, limit: number, waitMs = 1000): GraphQLError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  const error = requestError("RATE_LIMITED", `${what}; try again in ${retryAfterSeconds} s`, {
    limit,
    retryAfterSeconds,
  });
  const http = { status: 429, headers: new Map([["retry-after", String(retryAfterSeconds)]]) };
  Object.assign(error.extensions, { http });
  return error;
}
