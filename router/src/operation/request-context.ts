import type { RequestLife } from "@biometricflow/service/graphql/request-life";
import type { ClientAddress } from "@biometricflow/service/http/client-address";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AuthenticateKey } from "../auth/api-key.ts";
import type { Authenticate, Authentication } from "../auth/client-token.ts";
import type { RouterContext } from "./context.ts";
import type { OperationTurn } from "./operation-turn.ts";
import { createFailureLog } from "./place-failure.ts";

/** Who may be let in, by a text of which nothing was read yet. */
export type Admit = (
  applicant: Pick<RouterContext, "viewer" | "tokenError" | "forwardedFor" | "signal">,
  given: { readonly text: string; readonly operationName: string | undefined },
) => Promise<OperationTurn>;

const API_KEY_HEADER = "x-api-key";
const MAX_USER_AGENT_CHARS = 512;

/** What contexts are built by. */
export interface RequestContextParts {
  readonly authenticate: Authenticate;
  /** Judges `x-api-key`, where keys are taken. */
  readonly authenticateKey?: AuthenticateKey | undefined;
  readonly clientAddress: ClientAddress;
  readonly admit: Admit | undefined;
  /** Told of whoever was not let in. */
  readonly onRefused?: (applicant: RouterContext, error: unknown) => void;
}

/**
 * Builds the context of one HTTP request; its signal is that of `life`: it aborts when the client goes before the answer is
 * sent.
 *
 * @throws what refuses the request before anything of it is parsed
 */
export async function createRequestContext(
  parts: RequestContextParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { signal }: RequestLife,
): Promise<RouterContext> {
  const { clientAddress, admit, onRefused } = parts;
  const known = await judge(parts, request);
  const context: RouterContext = {
    ...(known.kind === "VIEWER" ? { viewer: known.viewer } : {}),
    ...(known.kind === "REFUSED" ? { tokenError: known.error } : {}),
    requestId: request.id,
    forwardedFor: clientAddress(request.raw),
    ...readUserAgent(request),
    signal,
    failures: createFailureLog(),
    changes: new Map(),
  };
  const given = readGiven(request);
  if (admit === undefined || given === undefined) return context;
  const turn = await admit(context, given).catch((error: unknown) => {
    onRefused?.(context, error);
    throw error;
  });
  reply.raw.on("close", turn.end);
  if (signal.aborted) turn.end();
  return { ...context, turn };
}

/** By its token, or where it has none by its API key. */
function judge(
  { authenticate, authenticateKey, clientAddress }: RequestContextParts,
  request: FastifyRequest,
): Promise<Authentication> {
  const { authorization, [API_KEY_HEADER]: apiKey } = request.headers;
  if (authenticateKey === undefined || authorization !== undefined || typeof apiKey !== "string")
    return authenticate(authorization);
  const address = clientAddress(request.raw);
  return authenticateKey({ apiKey, address, requestId: request.id, ...readUserAgent(request) });
}

/** Cut: it comes from anybody, and is passed on. */
export function readUserAgent({ headers }: Pick<FastifyRequest, "headers">): { readonly userAgent?: string } {
  const text = headers["user-agent"];
  return text === undefined || text === "" ? {} : { userAgent: text.slice(0, MAX_USER_AGENT_CHARS) };
}

/** `undefined` when no text was sent: there is nothing to read. */
function readGiven(request: FastifyRequest): Parameters<Admit>[1] | undefined {
  const given: unknown = request.method === "GET" ? request.query : request.body;
  if (typeof given !== "object" || given === null) return undefined;
  const text: unknown = Reflect.get(given, "query");
  const operationName: unknown = Reflect.get(given, "operationName");
  if (typeof text !== "string" || text === "") return undefined;
  return { text, operationName: typeof operationName === "string" ? operationName : undefined };
}
