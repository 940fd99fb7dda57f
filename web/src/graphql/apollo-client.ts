import { type Failure, type QueryResult, SdkError } from "@biometricflow/sdk/result";
import { toFaults } from "@biometricflow/sdk/response";
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, InMemoryCache, Observable } from "@apollo/client";
import { runQuery } from "./run-query.ts";

/** Creates the browser's query client for the hooks: a cache over {@link runQuery}. */
export function createApolloClient(): ApolloClient {
  return new ApolloClient({ link: createQueryLink(), cache: new InMemoryCache() });
}

/** Sends what the hooks ask by the one way that queries take; a failure is thrown as it is. */
export function createQueryLink(): ApolloLink {
  return new ApolloLink(
    ({ query, variables }) =>
      new Observable((observer) => {
        const stop = new AbortController();
        void runQuery<Record<string, unknown>, typeof variables>(query, variables, stop.signal).then((result) => {
          if (!result.ok) return observer.error(new SdkError(result.failure));
          observer.next(toApolloResult(result));
          observer.complete();
        });
        return () => stop.abort();
      }),
  );
}

type Answered = Extract<QueryResult<Record<string, unknown>>, { ok: true }>;

/** The form that Apollo reads; what is missing and the request's id stand in the extensions. */
function toApolloResult({ data, errors, unavailable, requestId }: Answered): ApolloLink.Result {
  const formatted = errors.map(({ code, message, path }) => ({
    message,
    extensions: { code },
    ...(path === "" ? {} : { path: path.split(".") }),
  }));
  return { data, extensions: { unavailable, requestId }, ...(formatted.length > 0 ? { errors: formatted } : {}) };
}

/** The failure that an error of a hook stands for. */
export function toFailure(error: unknown): Failure {
  if (error instanceof SdkError) return error.failure;
  if (!CombinedGraphQLErrors.is(error))
    return { kind: "network", code: "NETWORK", message: String(error), requestId: null };
  const [fault = { code: "UNKNOWN", message: error.message }] = toFaults(error.errors);
  const requestId = error.extensions?.requestId;
  return {
    kind: "graphql",
    code: fault.code,
    message: fault.message,
    requestId: typeof requestId === "string" ? requestId : null,
  };
}
