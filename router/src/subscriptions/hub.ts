import type { GraphQLDataSource } from "@apollo/gateway";
import { type FeedPosition, parseVectorCursor, type VectorCursor } from "@biometricflow/schema/vector-cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import type { DocumentNode, ExecutionResult } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import { createFailureLog } from "../operation/place-failure.ts";
import type { PlaceContract } from "@biometricflow/schema/contract/routing";
import type { JsonObject } from "../place-layer/place-port.ts";
import { listScope, resolveTargets } from "../place-layer/scope.ts";
import { readArgument } from "../place-layer/selection.ts";
import type { Registry } from "../registry/registry.ts";
import { type CatchUp, ClientStream } from "./client-stream.ts";
import type { Notice } from "./stream-data.ts";
import { createSharedStream, type PlaceEvent, type SharedStream } from "./shared-stream.ts";
import { createEventShaper, type EventShape, withCursor } from "../executor/stream-event.ts";
import { AFTER_VARIABLE, createStreamPlanner, type StreamPlan } from "../executor/stream-plan.ts";
import { openUpstream, type UpstreamListener, type UpstreamMessage } from "./upstream.ts";
import type { StreamRights, UpstreamSockets } from "./upstream-sockets.ts";

/** One subscription of one client; its variables are coerced. */
export interface StreamRequest {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: JsonObject;
  readonly viewer: Viewer;
}

/** A running subscription. */
export interface Subscription {
  readonly messages: AsyncGenerator<ExecutionResult, void, void>;
  /** Goes on with renewed rights, or ends with FORBIDDEN when they no longer cover what is followed. */
  readonly renew: (viewer: Viewer) => void;
  /** Calls `listener` once when the subscription ends, for whatever reason. */
  readonly onEnd: (listener: () => void) => void;
}

/** All subscriptions of a router. */
export interface SubscriptionHub {
  /** @throws what refuses a subscription: `FORBIDDEN`, `BAD_USER_INPUT`, `BAD_CURSOR`. */
  readonly subscribe: (request: StreamRequest) => Subscription;
  /** Streams that are open towards places, catch-ups left out. */
  readonly upstreams: () => number;
  /** Subscriptions of clients that run. */
  readonly subscriptions: () => number;
}

/** What the hub stands on. */
export interface HubOptions {
  readonly supergraphSdl: string;
  readonly contract: PlaceContract;
  readonly registry: Registry;
  readonly sockets: UpstreamSockets;
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
  /** True while the server at a place's address says that it is another place. */
  readonly isOtherPlace: (place: string) => boolean;
  /** Messages that may wait for one client; 2000 when omitted. */
  readonly maxQueued?: number | undefined;
}

const DEFAULT_MAX_QUEUED = 2000;
const MAX_RETRY_MS = 2000;
const NEVER = new AbortController().signal;

/** Creates the hub: one stream per place, operation and rights, however many clients follow it. */
export function createSubscriptionHub(options: HubOptions): SubscriptionHub {
  const { registry, contract, maxQueued = DEFAULT_MAX_QUEUED } = options;
  const planner = createStreamPlanner(options.supergraphSdl, contract);
  const shaper = createEventShaper(planner.schemas, options.sources);
  const streams = createSharedStreams(options);
  const running = new Map<ClientStream, () => void>();
  registry.watch(() => {
    for (const update of running.values()) update();
  });
  return {
    upstreams: streams.size,
    subscriptions: () => running.size,
    subscribe: (request) => {
      const plan = planner.plan(request.document, request.operationName);
      const scope = createStreamScope(plan, request, registry);
      const after = readAfter(plan, request, registry);
      const view = createView(plan, request, (shape, data) => shaper.shapeEvent(shape, data));
      const endListeners: (() => void)[] = [];
      const stream: ClientStream = new ClientStream({
        after,
        maxQueued,
        openStream: (place) => streams.open(view, place),
        openCatchUp: (place, from, listener) => openCatchUp(options.sockets, { view, place, from }, listener),
        toMessage: async (shape, cursor) => withCursor(await shape(), plan, cursor),
        toNotice: (notice, cursor) => shaper.shapeNotice(view.shape, toNoticeEvent(notice, cursor)),
        onEnd: () => {
          running.delete(stream);
          for (const listener of endListeners) listener();
        },
      });
      running.set(stream, () => stream.setPlaces(scope.current()));
      stream.setPlaces(scope.current());
      return {
        messages: stream.messages,
        renew: (viewer) => renew(stream, { scope, rights: view.rights, viewer }),
        onEnd: (listener) => void endListeners.push(listener),
      };
    },
  };
}

/** A stream that ends before it begins. */
function refuseOtherPlace(place: string, listener: UpstreamListener): () => void {
  const timer = setTimeout(() => listener.onEnd({ kind: "LOST", message: `The server of ${place} is another place` }));
  return () => clearTimeout(timer);
}

/** The streams towards places: one for each place and view that somebody follows. */
interface SharedStreams {
  readonly open: (view: StreamView, place: string) => SharedStream;
  readonly size: () => number;
}

function createSharedStreams({ sockets, isOtherPlace }: HubOptions): SharedStreams {
  const streams = new Map<string, SharedStream>();
  const heads = new Map<string, FeedPosition>();
  const open = (view: StreamView, place: string): SharedStream => {
    const key = `${place} ${view.key}`;
    const known = streams.get(key);
    if (known !== undefined) return known;
    const shared = createSharedStream({
      place,
      open: (after, listener) => {
        if (isOtherPlace(place)) return refuseOtherPlace(place, listener);
        return openUpstream({ ...toUpstream(view, place, after), client: sockets.share(place, view.rights) }, listener);
      },
      toEvent: view.toEvent,
      lastKnown: () => heads.get(place),
      onPosition: (position) => heads.set(place, position),
      onIdle: () => streams.delete(key),
      retryMs: (attempt) => Math.min(MAX_RETRY_MS, 100 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2),
    });
    streams.set(key, shared);
    return shared;
  };
  return { open, size: () => streams.size };
}

/** An operation with its variables and rights: those who have the same share every event. */
interface StreamView {
  readonly key: string;
  readonly rights: StreamRights;
  readonly shape: EventShape;
  readonly toEvent: (message: UpstreamMessage) => PlaceEvent;
}

function createView(
  plan: StreamPlan,
  { variables, viewer }: StreamRequest,
  shapeEvent: (shape: EventShape, data: JsonObject) => Promise<ExecutionResult>,
): StreamView {
  const { role, users } = viewer;
  const rights: StreamRights = users === undefined ? { role } : { role, users };
  const used = pickVariables(plan, variables);
  const context: RouterContext = {
    viewer,
    requestId: "stream",
    forwardedFor: "",
    signal: NEVER,
    failures: createFailureLog(),
  };
  const shape = { plan, variables, context };
  return {
    key: JSON.stringify([plan.key, used, role, users]),
    rights,
    shape,
    toEvent: ({ position, noticeKind, data }) => {
      let shaped: Promise<ExecutionResult> | undefined;
      return { position, noticeKind, shape: () => (shaped ??= shapeEvent(shape, data)) };
    },
  };
}

/** What places are asked with; the position is the router's business. */
function pickVariables(plan: StreamPlan, variables: JsonObject): JsonObject {
  const after = plan.field.node.arguments?.find((argument) => argument.name.value === "after")?.value;
  const afterName = after?.kind === "Variable" ? after.name.value : undefined;
  const names = plan.variableNames.filter((name) => name !== afterName && name in variables);
  return Object.fromEntries(names.map((name) => [name, variables[name]]));
}

function toUpstream({ shape }: StreamView, place: string, after: string | null) {
  const { plan, variables } = shape;
  return {
    place,
    key: plan.upstreamKey,
    query: plan.upstreamText,
    variables: { ...pickVariables(plan, variables), [AFTER_VARIABLE]: after },
  };
}

function openCatchUp(
  sockets: UpstreamSockets,
  { view, place, from }: { readonly view: StreamView; readonly place: string; readonly from: string },
  listener: UpstreamListener<PlaceEvent>,
): CatchUp {
  const { client, pause, resume, close } = sockets.openOwn(place, view.rights);
  const end = openUpstream(
    { ...toUpstream(view, place, from), client },
    {
      onMessage: (message) => listener.onMessage(view.toEvent(message)),
      onEnd: (reason) => {
        close();
        listener.onEnd(reason);
      },
    },
  );
  const stop = () => {
    end();
    close();
  };
  return { pause, resume, stop };
}

/** Places that the viewer may not see, or that there are not, are left out: nothing is said about them in return. */
function readAfter({ field }: StreamPlan, { variables, viewer }: StreamRequest, registry: Registry): VectorCursor {
  const after = readArgument(field.node, "after", variables) ?? null;
  if (after === null) return new Map();
  const vector = typeof after === "string" ? parseVectorCursor(after) : undefined;
  if (vector === undefined)
    throw codedError("BAD_CURSOR", "after is not a position of this stream", { argument: "after" });
  return new Map([...vector].filter(([place]) => canSeePlace(viewer, place) && registry.find(place) !== undefined));
}

/** Which places a subscription follows, now and after the registry or the rights changed. */
interface StreamScope {
  readonly current: () => readonly string[];
  /** The places that a viewer would follow. */
  readonly of: (viewer: Viewer) => readonly string[];
  readonly renew: (viewer: Viewer) => void;
}

/** @throws what refuses the places that are named. */
function createStreamScope(plan: StreamPlan, { variables, viewer }: StreamRequest, registry: Registry): StreamScope {
  let now = viewer;
  const { routing } = plan.rootField;
  const initial = resolveTargets({ node: plan.field.node, routing }, variables, { viewer, places: registry });
  const of = (who: Viewer) => {
    const question = { viewer: who, places: registry };
    try {
      return resolveTargets({ node: plan.field.node, routing }, variables, question);
    } catch {
      return listScope(question).filter((place) => initial.includes(place)); // a place that is named was switched off
    }
  };
  return {
    current: () => of(now),
    of,
    renew: (who) => {
      now = who;
    },
  };
}

function renew(
  stream: ClientStream,
  { scope, rights, viewer }: { readonly scope: StreamScope; readonly rights: StreamRights; readonly viewer: Viewer },
): void {
  const places = scope.of(viewer);
  const isCovered = stream.places.every((place) => places.includes(place));
  const isSameRight = viewer.role === rights.role && JSON.stringify(viewer.users) === JSON.stringify(rights.users);
  if (!isCovered || !isSameRight) {
    stream.fail(codedError("FORBIDDEN", "Your rights changed: subscribe again"));
    return;
  }
  scope.renew(viewer);
  stream.setPlaces(places);
}

function toNoticeEvent({ kind, place, message }: Notice, cursor: string): JsonObject {
  const notice = { kind, place, message, at: new Date().toISOString(), remaining: null };
  return { cursor, phase: "LIVE", notice };
}
