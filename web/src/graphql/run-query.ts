import { sendQuery } from "@biometricflow/sdk/query";
import type { QueryResult } from "@biometricflow/sdk/result";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { isSessionEnd, sessionEnd } from "../frame/leave-for-sign-in.ts";

const TIMEOUT_MS = 35_000; // longer than the server waits for the router: its answer says more than none

/**
 * Runs a query from a page over this origin's `/graphql`, past every cache. The outcome is a value that keeps the
 * places that are missing, the errors beside the data and the request's id, as on the server. One that meets the end of
 * the session gives nothing before the session lives again, which it does on this page only where something typed keeps it.
 */
export async function runQuery<TData, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  signal?: AbortSignal,
): Promise<QueryResult<TData>> {
  const transport = { url: "/graphql", fetch: fetchHere, timeoutMs: TIMEOUT_MS, tokens: undefined, headers: {} };
  const result = await sendQuery(transport, { document, variables, signal });
  if (result.ok || !isSessionEnd(result.failure.code)) return result;
  await sessionEnd.meet(); // nothing was done: it is asked again when the same account is signed in again
  return runQuery(document, variables, signal);
}

/** Looked up at each call: a browser's `fetch` does not run apart from its window. */
const fetchHere: typeof fetch = (input, init) => fetch(input, init);
