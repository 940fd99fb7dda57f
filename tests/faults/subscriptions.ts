import type { Fault } from "./fault.ts";

const STATE = { project: "unit", tests: "router/src/subscriptions/" } as const;
const DELIVERY = { ...STATE, file: "router/src/subscriptions/stream-delivery.ts" } as const;
const JOINING = { ...STATE, file: "router/src/subscriptions/stream-joining.ts" } as const;
const STREAM_STATE = { ...STATE, file: "router/src/subscriptions/stream-state.ts" } as const;
const ROOTS = { project: "unit", tests: "router/src/subscriptions/root-streams" } as const;
const SHARED_STREAM = {
  file: "router/src/subscriptions/shared-stream.ts",
  project: "unit",
  tests: "router/src/subscriptions/shared-stream.test.ts",
} as const;

/** Faults of the router's subscriptions. */
export const SUBSCRIPTION_FAULTS: readonly Fault[] = [
  {
    ...JOINING,
    name: "what came beyond the buffer during a catch-up is never read",
    find: "if (track.hasOverflowed) return catchUp(moved, place, findPosition(moved.positions, place) ?? position);",
    replace: "",
  },
  {
    ...SHARED_STREAM,
    name: "the pause between attempts stays long after a success",
    find: "  run.attempt = 0;\n",
    replace: "",
  },
  {
    ...DELIVERY,
    name: "a punch that the catch-up and the shared stream both bring is sent twice",
    find: "own.seq < position.seq",
    replace: "own.seq <= position.seq",
  },
  {
    ...DELIVERY,
    name: "the first place that is caught up speaks for all",
    find: "!reachable.every((track) => track.isCaughtUp)",
    replace: "!reachable.some((track) => track.isCaughtUp)",
  },
  {
    ...STREAM_STATE,
    name: "a place that is lost before it answered has no position, and what it recorded meanwhile is left out",
    find: "const begun = beginAt(state, place, head);",
    replace: "const begun = state;",
  },
  {
    ...STREAM_STATE,
    name: "a client that reads again after it was too slow gets nothing more",
    find: "const rejoined = state.isStalled ? [...state.tracks.keys()] : [];",
    replace: "const rejoined: string[] = [];",
  },
  {
    ...STREAM_STATE,
    name: "a place that is lost while the client is too slow is joined behind what was dropped",
    find: "isSame(findPosition(begun.positions, place), head) && !state.isStalled",
    replace: "isSame(findPosition(begun.positions, place), head)",
  },
  {
    ...DELIVERY,
    name: "a client that becomes too slow at the end of its catch-up is joined behind what was dropped",
    find: "head !== undefined && isAhead(state, place, head) ? head : findPosition(state.positions, place)",
    replace: "head && findPosition(state.positions, place)",
  },
  {
    ...STREAM_STATE,
    name: "another ledger is followed without a word about the gap",
    find: 'return notify(moved, "GAP", place, message);',
    replace: "return stay(moved);",
  },
  {
    ...STREAM_STATE,
    name: "a catch-up that is held back is never let go",
    find: '(now) => [now, [{ kind: "LET_GO" }]],',
    replace: "",
  },
  {
    file: "router/src/subscriptions/place-streams.ts",
    project: "integration",
    tests: "tests/federation/sockets",
    name: "a stream goes on after its viewer's scope became narrower",
    find: "if (!isCovered || !hasSameRights(view, viewer))",
    replace: "if (!hasSameRights(view, viewer))",
  },
  {
    ...ROOTS,
    file: "router/src/subscriptions/root-streams.ts",
    name: "a stream without positions goes on after its viewer's scope became narrower",
    find: "followed.every((place) => covered.has(place)) ? undefined : changed",
    replace: "covered.size < 0 ? changed : undefined",
  },
  {
    ...ROOTS,
    file: "router/src/subscriptions/shared-roots.ts",
    name: "a renewed token with the same rights silences a stream without positions",
    find: "const own = { ...follower };",
    replace: "const own = follower;",
  },
  {
    ...ROOTS,
    file: "router/src/subscriptions/root-streams.ts",
    name: "a client that does not read is kept every event of a stream without positions",
    find: "queue.size() < maxQueued",
    replace: "queue.size() < Infinity",
  },
  {
    ...ROOTS,
    file: "router/src/subscriptions/shared-roots.ts",
    name: "viewers of different places share what one of them may see",
    find: 'places === "*" ? places : places.toSorted()',
    replace: '""',
  },
  {
    file: "router/src/router-subgraph/status-watch.ts",
    project: "unit",
    tests: "router/src/router-subgraph",
    name: "a status is told again with every sign",
    find: "if (known.get(place.id) === status) return;",
    replace: "",
  },
  {
    file: "router/src/router-subgraph/status-stream.ts",
    project: "integration",
    tests: "tests/federation/stream/status-changed",
    name: "the status of places out of scope is told",
    find: "places?.includes(id) ?? canSeePlace(question.viewer, id)",
    replace: "places?.includes(id) ?? true",
  },
  {
    name: "a client that filters does not move past what it did not ask for",
    file: "router/src/subscriptions/stream-joining.ts",
    find: 'if (track.mode === "JOINED") return stay(moveTo(state, place, head));',
    replace: 'if (track.mode === "JOINED") return stay(state);',
    project: "unit",
    tests: "router/src/subscriptions",
  },
  {
    name: "what came during a catch-up is kept whether it was asked for or not",
    file: "router/src/subscriptions/stream-state.ts",
    find: "return input.isWanted ?",
    replace: 'return input.isWanted || state.tracks.get(input.place)?.mode === "CATCHING_UP" ?',
    project: "unit",
    tests: "router/src/subscriptions",
  },
  {
    name: "each filter opens a stream of its own",
    file: "router/src/executor/stream-plan.ts",
    find: 'const alike = withoutArguments(upstream.node, ["after", ...filters.map(({ argument }) => argument)]);',
    replace: 'const alike = withoutArguments(upstream.node, ["after"]);',
    project: "unit",
    tests: "router/src/subscriptions/event-filter",
  },
  {
    name: "a client is told that it caught up behind where the place is live",
    file: "router/src/subscriptions/stream-joining.ts",
    find: "    (now) => stay(moveToHead(now, place)),\n",
    replace: "",
    project: "property",
    tests: "router/test/stream-laws",
  },
];
