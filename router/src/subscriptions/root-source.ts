import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { FieldNode } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import type { JsonObject } from "../operation/json.ts";

/** A subgraph, or the router itself, whose subscription roots are followed by one upstream and without a position. */
export interface RootSource {
  /**
   * The places that a viewer follows now by a root field: what a renewal must still cover.
   *
   * @throws what refuses the subscription: `FORBIDDEN`, `BAD_USER_INPUT`.
   */
  readonly scope: (question: RootQuestion) => readonly string[];
  /**
   * What of a viewer decides what a stream holds, beside role, users and places: viewers who differ in it share none.
   * Nothing when omitted.
   */
  readonly identityOf?: (viewer: Viewer) => string;
  /** Begins a stream. @returns the end of it; nothing is told before it returns, after its end, or after `onEnd`. */
  readonly open: (request: RootRequest, listener: RootListener) => () => void;
}

/** One root field, as one viewer asks for it. */
export interface RootQuestion {
  readonly node: FieldNode;
  readonly variables: JsonObject;
  readonly viewer: Viewer;
}

/** What the subgraph is asked; the context says with whose rights. */
export interface RootRequest {
  readonly query: string;
  readonly variables: JsonObject;
  readonly context: RouterContext;
}

/** Who listens to the stream. */
export interface RootListener {
  /** The data of an event, as the subgraph gave it. */
  readonly onEvent: (data: JsonObject) => void;
  /** The stream broke: what comes meanwhile is not known. */
  readonly onEnd: () => void;
}
