import type { Failure, GraphQLFault, QueryResult, UnavailablePlace } from "./result.ts";

/** An HTTP answer, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly requestId: string | null;
  /** The parsed JSON body; undefined when the body is not JSON. */
  readonly body: unknown;
}

type JsonObject = { readonly [key: string]: unknown };

/** Whether a parsed JSON value is an object with keys. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a response; a body that is not JSON becomes `undefined` instead of an exception. */
export async function readAnswer(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  return { status: response.status, requestId: response.headers.get("x-request-id"), body: parseJson(text) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's HTML page, say; the status tells the rest
  }
}

/** The faults of a GraphQL `errors` list; anything else gives an empty list. */
export function toFaults(errors: unknown): readonly GraphQLFault[] {
  if (!Array.isArray(errors)) return [];
  return errors.filter(isJsonObject).map((error) => {
    const { code, ...details } = isJsonObject(error.extensions) ? error.extensions : {};
    return {
      code: toText(code, "UNKNOWN"),
      message: toText(error.message, "The server gave no message."),
      path: Array.isArray(error.path) ? error.path.join(".") : "",
      ...(Object.keys(details).length > 0 && { details }),
    };
  });
}

/** The places that `extensions.unavailable` lists. */
export function toUnavailable(extensions: unknown): readonly UnavailablePlace[] {
  if (!isJsonObject(extensions) || !Array.isArray(extensions.unavailable)) return [];
  return extensions.unavailable.filter(isJsonObject).map((entry) => ({
    place: toText(entry.place, ""),
    code: toText(entry.code, "PLACE_ERROR"),
    message: toText(entry.message, ""),
    asOf: typeof entry.asOf === "string" ? entry.asOf : null,
  }));
}

/** The failure that an answer without GraphQL data stands for. `{ error: { code, message } }` is the token endpoints' form. */
export function toFailure({ status, requestId, body }: HttpAnswer): Failure {
  if (isJsonObject(body)) {
    const [fault] = toFaults(body.errors);
    if (fault) {
      const { path: _path, ...told } = fault;
      return { kind: "graphql", ...told, requestId };
    }
    if (isJsonObject(body.error)) {
      const code = toText(body.error.code, `HTTP_${status}`);
      return { kind: "http", code, message: toText(body.error.message, code), requestId };
    }
  }
  return { kind: "http", code: `HTTP_${status}`, message: `The server answered ${status}.`, requestId };
}

/** The failure that a thrown `fetch` stands for. */
export function toNetworkFailure(error: unknown): Failure {
  const name = error instanceof Error ? error.name : "";
  const code = name === "AbortError" ? "ABORTED" : name === "TimeoutError" ? "TIMEOUT" : "NETWORK";
  return { kind: "network", code, message: error instanceof Error ? error.message : String(error), requestId: null };
}

/** Turns an answer into a result: data with at least one field is `ok`, nothing but nulls and errors is a failure. */
export function toResult<TData>(answer: HttpAnswer): QueryResult<TData> {
  const { body, requestId } = answer;
  if (!isJsonObject(body) || !hasData(body)) return { ok: false, failure: toFailure(answer) };
  return {
    ok: true,
    data: toTypedData<TData>(body.data),
    unavailable: toUnavailable(body.extensions),
    errors: toFaults(body.errors),
    requestId,
  };
}

function hasData(body: JsonObject): boolean {
  if (!isJsonObject(body.data)) return false;
  const isFaulty = Array.isArray(body.errors) && body.errors.length > 0;
  return !isFaulty || Object.values(body.data).some((value) => value !== null);
}

/** The server executed the typed document against the schema its types were generated from: the shape is guaranteed by both. */
export function toTypedData<TData>(data: unknown): TData {
  return data as TData;
}

function toText(value: unknown, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}
