import type { DocumentNode } from "graphql";
import type { Executor } from "../executor/executor.ts";
import { createPlaceStreams, type PlaceStreamsOptions } from "./place-streams.ts";
import { createRootStreams, type RootStreamsOptions } from "./root-streams.ts";
import type { ViewRequest } from "./stream-view.ts";
import type { Subscription } from "./subscription.ts";

/** One subscription of one client; its variables are coerced. */
export interface StreamRequest extends ViewRequest {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
}

/** All subscriptions of a router. */
export interface SubscriptionHub {
  /** @throws what refuses a subscription: `FORBIDDEN`, `BAD_USER_INPUT`, `BAD_CURSOR`. */
  readonly subscribe: (request: StreamRequest) => Subscription;
  /** Streams that are open towards subgraphs, catch-ups left out. */
  readonly upstreams: () => number;
  /** Subscriptions of clients that run. */
  readonly subscriptions: () => number;
}

/** What the hub stands on. */
export interface HubOptions extends Omit<PlaceStreamsOptions & RootStreamsOptions, "maxQueued"> {
  readonly planStream: Executor["planStream"];
  /** Messages that may wait for one client; 2000 when omitted. */
  readonly maxQueued?: number | undefined;
}

const DEFAULT_MAX_QUEUED = 2000;

/** Creates the hub: each subscription goes to those who know its kind. */
export function createSubscriptionHub(options: HubOptions): SubscriptionHub {
  const { planStream, maxQueued = DEFAULT_MAX_QUEUED } = options;
  const places = createPlaceStreams({ ...options, maxQueued });
  const running = new Set<Subscription>();
  const roots = createRootStreams({ ...options, maxQueued });
  const begin = ({ document, operationName, ...request }: StreamRequest): Subscription => {
    const plan = planStream(document, operationName);
    return plan.kind === "PLACES" ? places.subscribe(plan, request) : roots.subscribe(plan, request);
  };
  return {
    upstreams: () => places.upstreams() + roots.upstreams(),
    subscriptions: () => running.size,
    subscribe: (request) => {
      const subscription = begin(request);
      running.add(subscription);
      subscription.onEnd(() => running.delete(subscription));
      return subscription;
    },
  };
}
