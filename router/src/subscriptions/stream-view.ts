import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { ExecutionResult } from "graphql";
import { AFTER_VARIABLE, type PlaceStreamPlan, type StreamPlan } from "../executor/executor.ts";
import type { RouterContext } from "../operation/context.ts";
import { createFailureLog } from "../operation/place-failure.ts";
import type { JsonObject } from "../operation/json.ts";
import { listFilters } from "./event-filter.ts";
import type { PlaceEvent } from "./shared-stream.ts";
import type { UpstreamMessage, UpstreamRequest } from "./upstream.ts";
import type { StreamRights } from "./upstream-sockets.ts";

/** One subscription of one client; its variables are coerced. */
export interface ViewRequest {
  readonly variables: JsonObject;
  readonly viewer: Viewer;
}

/** An operation with its variables and rights: those who have the same share every event. */
export interface StreamView<P extends StreamPlan = StreamPlan> {
  readonly plan: P;
  readonly key: string;
  readonly rights: StreamRights;
  /** What the upstream is asked with; the position is the router's business. */
  readonly variables: JsonObject;
  /** All variables of the client. */
  readonly given: JsonObject;
  readonly context: RouterContext;
  /** The client's answer to an event, made once, when first wanted. */
  readonly toShape: (data: JsonObject) => () => Promise<ExecutionResult>;
}

const NEVER = new AbortController().signal;

/** Creates the view of a request. */
export function createView<P extends StreamPlan>(plan: P, { variables, viewer }: ViewRequest): StreamView<P> {
  const { role, users } = viewer;
  const used = pickVariables(plan.variableNames, variables);
  const context = { viewer, requestId: "stream", forwardedFor: "", signal: NEVER, failures: createFailureLog() };
  return {
    plan,
    key: JSON.stringify([plan.key, used, role, users]),
    rights: users === undefined ? { role } : { role, users },
    variables: used,
    given: variables,
    context,
    toShape: (data) => {
      let shaped: Promise<ExecutionResult> | undefined;
      return () => (shaped ??= plan.shapeEvent(data, { variables, context }));
    },
  };
}

/** True while a viewer's role and users are those of a view. */
export function hasSameRights({ rights }: Pick<StreamView, "rights">, { role, users }: Viewer): boolean {
  return role === rights.role && JSON.stringify(users) === JSON.stringify(rights.users);
}

/** A message of a place as an event of the view. */
export function toPlaceEvent({ toShape }: StreamView, message: UpstreamMessage): PlaceEvent {
  const { position, noticeKind, ids, data } = message;
  return { position, noticeKind, ids, shape: toShape(data) };
}

/** What a place is asked for its stream after a position, or from its head. */
export function toUpstreamRequest(
  { plan, variables }: StreamView<PlaceStreamPlan>,
  place: string,
  after: string | null,
): Omit<UpstreamRequest, "client"> {
  return {
    place,
    key: plan.upstreamKey,
    filters: listFilters(plan),
    query: plan.upstreamText,
    variables: { ...variables, [AFTER_VARIABLE]: after },
  };
}

/** What a place is asked for what one client missed after a position; the place filters. */
export function toCatchUpRequest(
  { plan, given }: StreamView<PlaceStreamPlan>,
  place: string,
  after: string,
): Omit<UpstreamRequest, "client"> {
  const { text, variableNames } = plan.catchUp;
  return {
    place,
    key: plan.upstreamKey,
    filters: listFilters(plan),
    query: text,
    variables: { ...pickVariables(variableNames, given), [AFTER_VARIABLE]: after },
  };
}

function pickVariables(names: readonly string[], variables: JsonObject): JsonObject {
  return Object.fromEntries(names.filter((name) => name in variables).map((name) => [name, variables[name]]));
}
