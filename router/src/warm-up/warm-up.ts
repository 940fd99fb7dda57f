import type { ApolloServer } from "@apollo/server";
import type { Log } from "@biometricflow/service/observe/log";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { type GraphQLSchema, OperationTypeNode, parse } from "graphql";
import type { Admission } from "../admission/admission.ts";
import type { Executor } from "../executor/executor.ts";
import type { RouterContext } from "../operation/context.ts";
import { createFailureLog } from "../operation/place-failure.ts";
import { createExampleVariables } from "./example-variables.ts";
import type { KnownOperation } from "./known-operations.ts";

/** What is warmed up. */
export interface Warming {
  readonly server: ApolloServer<RouterContext>;
  readonly admission: Admission;
  readonly planStream: Executor["planStream"];
  readonly apiSchema: GraphQLSchema;
  readonly log: Log;
}

/** Sees no place, so that none is asked. */
const NOBODY: Viewer = {
  subject: "warm-up",
  name: "warm-up",
  role: "ADMIN",
  places: [],
  sessionId: "warm-up",
  issuedAtMs: 0,
  expiresAtMs: Number.POSITIVE_INFINITY,
};
const FOR_EVER = new AbortController().signal;
const GONE = AbortSignal.abort();

/**
 * Plans operations before anybody sends them, one after the other. Nobody is asked anything: the viewer sees no place,
 * and has gone. Mutations are left out.
 */
export async function warmUp(warming: Warming, operations: readonly KnownOperation[]): Promise<void> {
  for (const operation of operations) {
    try {
      await warmOne(warming, operation);
    } catch (error) {
      warming.log.warn({ err: error, operation: operation.name }, "an operation could not be planned ahead");
    }
  }
}

async function warmOne(warming: Warming, { text, name, definition }: KnownOperation): Promise<void> {
  const { server, admission, planStream, apiSchema } = warming;
  if (definition.operation === OperationTypeNode.MUTATION) return;
  const applicant = { viewer: NOBODY, forwardedFor: "", signal: FOR_EVER };
  const turn = await admission.admit(applicant, { text, operationName: name });
  const isStream = definition.operation === OperationTypeNode.SUBSCRIPTION;
  const contextValue: RouterContext = {
    viewer: NOBODY,
    turn,
    requestId: "warm-up",
    forwardedFor: "",
    signal: GONE,
    failures: createFailureLog(),
    ...(isStream ? { onSocketOperation: () => turn.planned() } : {}),
  };
  const variables = createExampleVariables(apiSchema, definition);
  await server.executeOperation({ query: text, operationName: name, variables }, { contextValue }).finally(turn.end);
  if (isStream) planStream(parse(text), name);
}
