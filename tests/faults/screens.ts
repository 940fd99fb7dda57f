import type { Fault } from "./fault.ts";

const PUNCHES = "subgraphs/place/src/resolvers/screen-punches.ts";
const SUITE = { project: "integration", tests: "screen-role" } as const;

/** Faults of what a screen on a wall is shown. */
export const SCREEN_FAULTS: readonly Fault[] = [
  {
    name: "a screen lists whatever days it asks for",
    file: PUNCHES,
    find: "Math.max(selection.fromMs ?? seenFromMs, seenFromMs)",
    replace: "selection.fromMs ?? seenFromMs",
    ...SUITE,
  },
  {
    name: "a screen looks up who has a PIN",
    file: PUNCHES,
    find: "if (selection.userIds !== undefined)",
    replace: "if (selection.userIds === null)",
    ...SUITE,
  },
  {
    name: "a screen streams the whole ledger",
    file: "subgraphs/place/src/resolvers/subscription.ts",
    find: "return narrowForScreen(toPunchSelection(undefined, context.viewer, chosen), context);",
    replace: "return toPunchSelection(undefined, context.viewer, chosen);",
    ...SUITE,
  },
  {
    name: "a screen is told PINs",
    file: "subgraphs/place/src/resolvers/punch.ts",
    find: '(viewer.role === "SCREEN" ? null : pin)',
    replace: '(viewer.role === "FEEDER" ? null : pin)',
    ...SUITE,
  },
  {
    name: "whoever lists some punches reads the whole feed",
    file: "subgraphs/place/src/serving/feed-endpoint.ts",
    find: 'accessTable.statedRoles("Query", "punch");',
    replace: 'accessTable.statedRoles("Query", "punches");',
    ...SUITE,
  },
  {
    name: "a screen searches the presence board",
    file: "subgraphs/attendance/src/resolvers/presence/presence-list.ts",
    find: "  refuseLookups(args, viewer);\n",
    replace: "",
    ...SUITE,
  },
  {
    name: "a screen reads PINs out of cursors",
    file: "subgraphs/attendance/src/resolvers/presence/presence-list.ts",
    find: 'context.viewer.role === "SCREEN" ? []',
    replace: 'context.viewer.role === "FEEDER" ? []',
    ...SUITE,
  },
  {
    name: "a screen gets old punches by a stream of long ago",
    file: PUNCHES,
    find: 'viewer.role !== "SCREEN" || (atMs',
    replace: 'viewer.role !== "FEEDER" || (atMs',
    ...SUITE,
  },
  {
    name: "a screen reads a PIN as the name of whom nobody named",
    file: "packages/subgraph/src/name-for-viewer.ts",
    find: 'role === "SCREEN" &&',
    replace: 'role === "FEEDER" &&',
    ...SUITE,
  },
  {
    name: "a screen looks for somebody by a stream that stays silent",
    file: "router/src/subscriptions/place-streams.ts",
    find: "      refuseLookups(plan, request);\n",
    replace: "",
    ...SUITE,
  },
  {
    name: "what a place refuses a client is asked for on and on",
    file: "router/src/subscriptions/client-stream.ts",
    find: 'if (end.kind === "REFUSED")',
    replace: 'if (end.kind === "RESET")',
    project: "unit",
    tests: "client-stream",
  },
  {
    name: "a screen on a wall stops the traffic of a demo",
    file: "web/src/app/demo/traffic/route.ts",
    find: 'me.data.me?.role === "SCREEN"',
    replace: 'me.data.me?.role === "FEEDER"',
    project: "unit",
    tests: "web/src/demo/traffic-route",
  },
  {
    name: "whatever key somebody is sent is kept in the browser",
    file: "web/src/session/router-auth.ts",
    find: "if (!outcome.ok || isScreenToken(outcome.tokens.accessToken)) return outcome;",
    replace: "if (outcome.ok || isScreenToken(apiKey)) return outcome;",
    project: "unit",
    tests: "web/src/session/screen-route",
  },
  {
    name: "a screen asks on and on by a key that is over",
    file: "web/src/app/session/screen/route.ts",
    find: 'if (outcome.code === "UNAUTHENTICATED" && key === "")',
    replace: 'if (outcome.code === "FORBIDDEN" && key === "")',
    project: "unit",
    tests: "web/src/session/screen-route",
  },
  {
    name: "a screen goes on by its key after somebody signed in on it",
    file: "web/src/session/session-answer.ts",
    find: "  endScreen(jar);\n",
    replace: "",
    project: "unit",
    tests: "web/src/session/screen-route",
  },
];
