import { codedError } from "@biometricflow/service/errors/error-codes";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { RootStreamPlan } from "../executor/executor.ts";
import { createMessageQueue, type MessageQueue } from "./message-queue.ts";
import type { RootSource } from "./root-source.ts";
import { createSharedRoots, type RootFollower } from "./shared-roots.ts";
import { createView, hasSameRights, type StreamView, type ViewRequest } from "./stream-view.ts";
import type { Subscription } from "./subscription.ts";

/** Subscriptions to roots of other subgraphs and of the router's own. They cannot be resumed: an end says "read again". */
export interface RootStreams {
  /** @throws `FORBIDDEN`, `BAD_USER_INPUT`; {TypeError} when nothing streams the roots of this subgraph */
  readonly subscribe: (plan: RootStreamPlan, request: ViewRequest) => Subscription;
  readonly upstreams: () => number;
}

/** What root streams stand on. */
export interface RootStreamsOptions {
  /** By the name of the subgraph. */
  readonly roots: ReadonlyMap<string, RootSource>;
  /** Messages that may wait for one client. */
  readonly maxQueued: number;
}

/** Creates the root streams: one upstream for clients of equal operation and rights. */
export function createRootStreams({ roots, maxQueued }: RootStreamsOptions): RootStreams {
  const shared = createSharedRoots();
  return {
    upstreams: shared.size,
    subscribe: (plan, request) => {
      const source = roots.get(plan.subgraph);
      if (source === undefined) throw new TypeError(`nothing streams the roots of ${plan.subgraph}`);
      source.scope({ ...request, node: plan.field.node }); // refuses before anything is begun
      const endListeners: (() => void)[] = [];
      let unfollow = () => {};
      const queue = createMessageQueue<ExecutionResult>({
        onTake: () => {},
        onEnd: () => {
          unfollow();
          for (const listener of endListeners) listener();
        },
      });
      const follower = createFollower(queue, maxQueued);
      let view = createView(plan, request);
      unfollow = shared.follow(view, source, follower);
      return {
        messages: queue,
        renew: (viewer) => {
          const refusal = judgeRenewal(view, source, viewer);
          if (refusal !== undefined) return queue.fail(refusal);
          const before = unfollow;
          view = createView(plan, { ...request, viewer });
          unfollow = shared.follow(view, source, follower); // the new one first: nothing falls between them
          before();
        },
        onEnd: (listener) => void endListeners.push(listener),
      };
    },
  };
}

function createFollower(queue: MessageQueue<ExecutionResult>, maxQueued: number): RootFollower {
  const again = "subscribe again and read what it is about anew";
  return {
    onEvent: (shape) => {
      if (queue.size() < maxQueued) queue.push(shape);
      else queue.fail(codedError("RATE_LIMITED", `You read too slowly: ${again}`));
    },
    onEnd: () => queue.fail(codedError("SERVICE_UNAVAILABLE", `The stream broke: ${again}`)),
  };
}

/** Why renewed rights do not cover a subscription. `undefined` when they do. */
function judgeRenewal(
  { plan, variables, context, rights }: StreamView<RootStreamPlan>,
  source: RootSource,
  viewer: Viewer,
): GraphQLError | undefined {
  const changed = codedError("FORBIDDEN", "Your rights changed: subscribe again");
  if (context.viewer === undefined || !hasSameRights({ rights }, viewer)) return changed;
  const { node } = plan.field;
  try {
    const followed = source.scope({ node, variables, viewer: context.viewer });
    const covered = new Set(source.scope({ node, variables, viewer }));
    return followed.every((place) => covered.has(place)) ? undefined : changed;
  } catch (error) {
    if (error instanceof GraphQLError) return error; // a place that is named is gone or out of scope
    throw error;
  }
}
