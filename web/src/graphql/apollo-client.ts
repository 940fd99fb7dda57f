import { toFaults } from "@biometricflow/sdk/response";
import type { Failure, QueryResult } from "@biometricflow/sdk/result";
import {
  ApolloClient,
  ApolloLink,
  CombinedGraphQLErrors,
  HttpLink,
  InMemoryCache,
  type OperationVariables,
  ServerError,
} from "@apollo/client";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { map } from "rxjs";

/** Creates the browser's query client over this origin's `/graphql`. */
export function createApolloClient(): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([createRequestIdLink(), new HttpLink({ uri: "/graphql", credentials: "same-origin" })]),
    cache: new InMemoryCache(),
  });
}

/** Puts the request's id where errors can find it: into the result's extensions. */
function createRequestIdLink(): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map((result) => {
        const { response } = operation.getContext();
        const requestId = response instanceof Response ? response.headers.get("x-request-id") : null;
        return { ...result, extensions: { ...result.extensions, requestId } };
      }),
    ),
  );
}

/** Runs a query past the cache; the outcome is the SDK's union, as everywhere. */
export async function runQuery<TData, TVariables extends OperationVariables>(
  client: ApolloClient,
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
): Promise<QueryResult<TData>> {
  const { data, error } = await client.query<TData, OperationVariables>({
    query,
    variables,
    fetchPolicy: "no-cache",
    errorPolicy: "all",
  });
  const hasData = data && Object.values(data).some((value) => value !== null);
  if (error && !hasData) return { ok: false, failure: toFailure(error) };
  if (!data) return { ok: false, failure: { kind: "graphql", code: "UNKNOWN", message: "no data", requestId: null } };
  const errors = CombinedGraphQLErrors.is(error) ? toFaults(error.errors) : [];
  return { ok: true, data, errors, unavailable: [], requestId: null };
}

/** The failure that an Apollo error stands for. */
export function toFailure(error: unknown): Failure {
  if (CombinedGraphQLErrors.is(error)) return toGraphQLFailure(error);
  if (ServerError.is(error)) {
    const [fault] = toFaults(parseErrors(error.bodyText));
    const requestId = error.response.headers.get("x-request-id");
    const code = fault?.code ?? `HTTP_${error.statusCode}`;
    return { kind: fault ? "graphql" : "http", code, message: fault?.message ?? error.message, requestId };
  }
  return { kind: "network", code: "NETWORK", message: String(error), requestId: null };
}

function toGraphQLFailure(error: CombinedGraphQLErrors): Failure {
  const [fault = { code: "UNKNOWN", message: error.message }] = toFaults(error.errors);
  const requestId = error.extensions?.requestId;
  return {
    kind: "graphql",
    code: fault.code,
    message: fault.message,
    requestId: typeof requestId === "string" ? requestId : null,
  };
}

function parseErrors(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "errors" in body ? body.errors : undefined;
  } catch {
    return undefined; // not JSON: the status says enough
  }
}
