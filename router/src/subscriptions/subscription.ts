import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { ExecutionResult } from "graphql";

/** A running subscription of one client. */
export interface Subscription {
  readonly messages: AsyncGenerator<ExecutionResult, void, void>;
  /** Goes on with renewed rights, or ends with FORBIDDEN when they no longer cover what is followed. */
  readonly renew: (viewer: Viewer) => void;
  /** Calls `listener` once when the subscription ends, for whatever reason. */
  readonly onEnd: (listener: () => void) => void;
}
