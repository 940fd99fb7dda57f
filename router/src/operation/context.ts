import type { BaseContext } from "@apollo/server";
import type { AuditedChange } from "@biometricflow/service/audit/change";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { GraphQLError } from "graphql";
import type { GivenOperation } from "./given-operation.ts";
import type { OperationTurn } from "./operation-turn.ts";
import type { FailureLog } from "./place-failure.ts";

/** What every part of the router knows of the operation it works for; built once per operation. */
export interface RouterContext extends BaseContext {
  /** Absent without a token; then only fields open to PUBLIC are answered. */
  readonly viewer?: Viewer;
  /** Why the token that was sent does not count. */
  readonly tokenError?: GraphQLError;
  readonly requestId: string;
  /** The client's address, told to the directory, whose sign-in limit counts clients. */
  readonly forwardedFor: string;
  /** What the client says of itself, told to the directory, which shows it beside the session. */
  readonly userAgent?: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  readonly failures: FailureLog;
  /** By response key: what mutations changed, as their subgraph told with its answer; the audit keeps it. */
  readonly changes?: Map<string, readonly AuditedChange[]>;
  /** Set where the operations of a subject wait for each other. */
  readonly turn?: OperationTurn;
  /** Set for an operation over a socket; told of the operation when every rule let it pass. */
  readonly onSocketOperation?: (operation: GivenOperation) => void;
}
