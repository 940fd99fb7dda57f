import { codedError } from "@biometricflow/service/errors/error-codes";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { GraphQLSchema } from "graphql";
import type { PlaceStreamPlan } from "../executor/executor.ts";
import type { Registry } from "../registry/registry.ts";
import { ClientStream } from "./client-stream.ts";
import { createEventFilter } from "./event-filter.ts";
import { toNoticeAnswer, withCursor } from "./place-answer.ts";
import { createSharedStreams, openCatchUp, type PlaceUpstreams } from "./shared-streams.ts";
import { createStreamScope, readAfter, refuseLookups, type StreamScope } from "./stream-scope.ts";
import { createView, hasSameRights, type StreamView, type ViewRequest } from "./stream-view.ts";
import type { Subscription } from "./subscription.ts";

/** Subscriptions whose events come from places: gathered from several or routed to one, resumable. */
export interface PlaceStreams {
  /** @throws `FORBIDDEN`, `BAD_USER_INPUT`, `BAD_CURSOR` */
  readonly subscribe: (plan: PlaceStreamPlan, request: ViewRequest) => Subscription;
  /** Streams that are open towards places, catch-ups left out. */
  readonly upstreams: () => number;
}

/** What streams of places stand on. */
export interface PlaceStreamsOptions extends PlaceUpstreams {
  readonly apiSchema: GraphQLSchema;
  readonly registry: Registry;
  /** Messages that may wait for one client. */
  readonly maxQueued: number;
}

/** Creates the place streams: one upstream per place, operation and rights, however many clients follow it. */
export function createPlaceStreams(options: PlaceStreamsOptions): PlaceStreams {
  const { registry, maxQueued, sockets, apiSchema } = options;
  const shared = createSharedStreams(options);
  const updates = new Set<() => void>();
  registry.watch(() => {
    for (const update of updates) update();
  });
  return {
    upstreams: shared.size,
    subscribe: (plan, request) => {
      const { variables } = request;
      refuseLookups(plan, request);
      const scope = createStreamScope(plan, request, registry);
      const after = readAfter(plan, request, registry);
      const view = createView(plan, request);
      const endListeners: (() => void)[] = [];
      const update = () => stream.setPlaces(scope.current());
      const stream = new ClientStream({
        after,
        maxQueued,
        isWanted: createEventFilter(plan, variables),
        openStream: (place) => shared.open(view, place),
        openCatchUp: (place, from, listener) => openCatchUp(sockets, { view, place, from }, listener),
        toMessage: async (shape, cursor) => withCursor(await shape(), plan, cursor),
        toNotice: (notice, cursor) => toNoticeAnswer({ apiSchema, plan, variables }, notice, cursor),
        onEnd: () => {
          updates.delete(update);
          for (const listener of endListeners) listener();
        },
      });
      updates.add(update);
      update();
      return {
        messages: stream.messages,
        renew: (viewer) => renew(stream, { scope, view, viewer }),
        onEnd: (listener) => void endListeners.push(listener),
      };
    },
  };
}

function renew(
  stream: ClientStream,
  { scope, view, viewer }: { readonly scope: StreamScope; readonly view: StreamView; readonly viewer: Viewer },
): void {
  const places = scope.of(viewer);
  const isCovered = stream.places.every((place) => places.includes(place));
  if (!isCovered || !hasSameRights(view, viewer)) {
    stream.fail(codedError("FORBIDDEN", "Your rights changed: subscribe again"));
    return;
  }
  scope.renew(viewer);
  stream.setPlaces(places);
}
