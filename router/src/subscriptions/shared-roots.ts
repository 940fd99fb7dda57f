import type { ExecutionResult } from "graphql";
import type { RootStreamPlan } from "../executor/executor.ts";
import type { RootSource } from "./root-source.ts";
import type { StreamView } from "./stream-view.ts";

/** One client that follows a shared root. */
export interface RootFollower {
  readonly onEvent: (shape: () => Promise<ExecutionResult>) => void;
  readonly onEnd: () => void;
}

/** Streams of roots without places: one for each view and scope that somebody follows. */
export interface SharedRoots {
  /** @returns the end of following. */
  readonly follow: (view: StreamView<RootStreamPlan>, source: RootSource, follower: RootFollower) => () => void;
  readonly size: () => number;
}

interface SharedRoot {
  readonly followers: Set<RootFollower>;
  stop: () => void;
}

/** Creates the streams; none is open. */
export function createSharedRoots(): SharedRoots {
  const roots = new Map<string, SharedRoot>();
  const open = (view: StreamView<RootStreamPlan>, source: RootSource): SharedRoot => {
    const { plan, variables, context } = view;
    const root: SharedRoot = { followers: new Set(), stop: () => {} };
    root.stop = source.open(
      { query: plan.upstreamText, variables, context },
      {
        onEvent: (data) => {
          const shape = view.toShape(data);
          for (const follower of root.followers) follower.onEvent(shape);
        },
        onEnd: () => {
          if (roots.get(toKey(view, source)) === root) roots.delete(toKey(view, source));
          for (const follower of root.followers) follower.onEnd();
        },
      },
    );
    roots.set(toKey(view, source), root);
    return root;
  };
  return {
    size: () => roots.size,
    follow: (view, source, follower) => {
      const key = toKey(view, source);
      const root = roots.get(key) ?? open(view, source);
      const own = { ...follower }; // one who follows anew is there twice until the old following ends
      root.followers.add(own);
      return () => {
        root.followers.delete(own);
        if (root.followers.size > 0 || roots.get(key) !== root) return;
        roots.delete(key);
        root.stop();
      };
    },
  };
}

/** What a viewer sees of a root depends on its places too: who shares a stream has the same. */
function toKey({ key, context: { viewer } }: StreamView, { identityOf }: RootSource): string {
  const places = viewer?.places ?? [];
  const identity = viewer === undefined ? undefined : identityOf?.(viewer);
  return JSON.stringify([key, places === "*" ? places : places.toSorted(), identity]);
}
