import "server-only";
import { sendQuery } from "@biometricflow/sdk/query";
import type { QueryResult } from "@biometricflow/sdk/result";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";
import { toVisitorHeaders } from "../session/visitor-headers.ts";
import { readAskingToken } from "../session/session-cookies.ts";

const TIMEOUT_MS = 10_000;
const SIGNED_OUT_CODES: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "TOKEN_EXPIRED"]);

/** Runs a query on the server with the visitor's token, for routes: every outcome is a value. */
export async function queryRouter<TData, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  timeoutMs = TIMEOUT_MS,
): Promise<QueryResult<TData>> {
  return queryRouterBy(readAskingToken(await cookies()) ?? "", { document, variables }, timeoutMs);
}

/** Runs an operation by a token. */
export async function queryRouterBy<TData, TVariables>(
  token: string,
  operation: { readonly document: TypedDocumentNode<TData, TVariables>; readonly variables: TVariables },
  timeoutMs = TIMEOUT_MS,
): Promise<QueryResult<TData>> {
  return sendQuery(
    {
      url: new URL("/graphql", readRuntimeSettings().routerUrl).href,
      fetch,
      timeoutMs,
      tokens: undefined,
      headers: { authorization: `Bearer ${token}`, ...toVisitorHeaders((await headers()).get("x-forwarded-for")) },
    },
    operation,
  );
}

/** The same for pages: a token that the router refuses leads to the sign-in page. */
export async function execute<TData, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
): Promise<QueryResult<TData>> {
  const result = await queryRouter(document, variables);
  if (!result.ok && SIGNED_OUT_CODES.has(result.failure.code)) redirect(await toSignInPath());
  return result;
}

async function toSignInPath(): Promise<string> {
  const path = (await headers()).get("x-path") ?? "/";
  return `/sign-in?${new URLSearchParams({ next: path, reason: "ended" })}`;
}
