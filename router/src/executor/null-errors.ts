import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import { listCompletionFaults } from "./completion-faults.ts";

/** An answer as an executor gives it. */
interface ExecutedAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** Where the gateway tells of values that the schema does not allow, beside the errors (gateway 2.14). */
const COMPLETION = "valueCompletion";

/**
 * Makes errors of what the gateway says beside them only: a null that the schema does not allow is one, at the field
 * that may not be null. Source: GraphQL specification, section 6.4.4.
 */
export function withNullErrors({ data, errors = [], extensions = {} }: ExecutedAnswer): {
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
} {
  const { [COMPLETION]: told, ...others } = extensions;
  const found = Array.isArray(told) ? told : listCompletionFaults(data);
  const added = found.flatMap((it) => toNullError(it) ?? []);
  return {
    errors: [...errors, ...added.filter((error) => !errors.some((known) => isAbout(known, error)))],
    extensions: Object.keys(others).length === 0 ? undefined : others,
  };
}

/** Tells clients of every null that the schema does not allow. */
export function nullErrorsPlugin(): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async ({ response }) => {
          if (response.body.kind !== "single") return;
          const { singleResult } = response.body;
          const { errors, extensions } = withNullErrors(singleResult);
          if (errors.length > 0) singleResult.errors = errors;
          if (extensions === undefined) delete singleResult.extensions;
          else singleResult.extensions = { ...extensions };
        },
      }),
  };
}

function toNullError(told: unknown): GraphQLFormattedError | undefined {
  if (!(told instanceof Error)) return undefined;
  const path: unknown = Reflect.get(told, "path");
  const steps = Array.isArray(path) ? path.filter((step) => typeof step === "string" || typeof step === "number") : [];
  return { message: told.message, path: steps, extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

/** Whether one error stands above the other: then the null has been told of. */
function isAbout({ path: known = [] }: GraphQLFormattedError, { path = [] }: GraphQLFormattedError): boolean {
  const depth = Math.min(known.length, path.length);
  return depth > 0 && known.slice(0, depth).every((step, index) => step === path[index]);
}
