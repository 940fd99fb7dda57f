import { type Operation, toOperationName, toOperationText } from "./operation.ts";
import { readAnswer, toNetworkFailure, toResult } from "./response.ts";
import { type QueryResult, SdkError } from "./result.ts";
import type { TokenSource } from "./token-source.ts";
import { whenAborted } from "./wait.ts";

const TOKEN_REFUSALS: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "TOKEN_EXPIRED"]);

/** What queries need. */
export interface QueryTransport {
  /** The GraphQL endpoint. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  /** Undefined where the surroundings authenticate, such as a session cookie. */
  readonly tokens: TokenSource | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** One operation with its variables. */
export interface QueryRequest<TData, TVariables> {
  readonly document: Operation<TData, TVariables>;
  readonly variables: TVariables | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one query. A refused token is replaced once; nothing is thrown for what the network or the server does. */
export async function sendQuery<TData, TVariables>(
  transport: QueryTransport,
  request: QueryRequest<TData, TVariables>,
): Promise<QueryResult<TData>> {
  try {
    const token = await getToken(transport.tokens, request.signal);
    const result = await postOnce(transport, request, token?.value);
    if (result.ok || token === undefined || !TOKEN_REFUSALS.has(result.failure.code)) return result;
    transport.tokens?.forget(token.value);
    const next = await getToken(transport.tokens, request.signal);
    return await postOnce(transport, request, next?.value);
  } catch (error) {
    if (request.signal?.aborted) return { ok: false, failure: { ...toNetworkFailure(error), code: "ABORTED" } };
    return { ok: false, failure: error instanceof SdkError ? error.failure : toNetworkFailure(error) };
  }
}

/** Waits for a token that others may wait for too; who gives up does not wait for it any longer. */
async function getToken(tokens: TokenSource | undefined, signal: AbortSignal | undefined) {
  signal?.throwIfAborted();
  if (!signal) return await tokens?.get();
  const aborted = whenAborted(signal);
  try {
    return await Promise.race([tokens?.get(), aborted.promise]);
  } finally {
    aborted.release();
  }
}

async function postOnce<TData, TVariables>(
  transport: QueryTransport,
  { document, variables, signal }: QueryRequest<TData, TVariables>,
  token: string | undefined,
): Promise<QueryResult<TData>> {
  const deadline = AbortSignal.timeout(transport.timeoutMs);
  const response = await transport.fetch(transport.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...transport.headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: toOperationText(document), variables, operationName: toOperationName(document) }),
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  });
  return toResult<TData>(await readAnswer(response));
}
