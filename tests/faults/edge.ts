import type { Fault } from "./fault.ts";

const HOOKS = "packages/service/src/http/edge-hooks.ts";
const REFUSALS = "packages/service/src/http/refusals.ts";
const noted = { project: "integration", tests: "attacks/refusals-logged" } as const;
const suite = { project: "integration", tests: "attacks/edge-server" } as const;
const router = { project: "integration", tests: "attacks/router-edge" } as const;

/** Faults of what stands before every listener. */
export const EDGE_FAULTS: readonly Fault[] = [
  {
    name: "the dashboard sends visitors on to the host that a target names",
    file: "web/src/serving/guard.ts",
    find: 'if (request.url?.startsWith("/") !== true)',
    replace: "if (request.url === undefined)",
    project: "integration",
    tests: "attacks/dashboard-guard",
  },
  {
    name: "the dashboard refuses and notes nothing",
    file: "web/src/serving/guard.ts",
    find: "if (statusCode >= 400 && statusCode < 500) note(",
    replace: "if (statusCode >= 600) note(",
    project: "integration",
    tests: "attacks/dashboard-guard",
  },
  {
    name: "requests are refused and leave no line",
    file: REFUSALS,
    find: "    noteRefusal(code, request.raw);\n",
    replace: "",
    ...noted,
  },
  {
    name: "the port of readers refuses an address and leaves no line",
    file: "subgraphs/place/src/serving/push-listener.ts",
    find: '      note(isHeard ? "TOO_MANY_CONNECTIONS" : "ADDRESS_REFUSED", address);\n',
    replace: "",
    project: "integration",
    tests: "place-push.test",
  },
  {
    name: "whoever has many addresses fills the log by refusals",
    file: "packages/edge/src/refusal-log.ts",
    find: "minute.lines < MOST_LINES",
    replace: "minute.lines >= 0",
    project: "unit",
    tests: "refusal-log",
  },
  {
    name: "what is no request is refused and leaves no line",
    file: "packages/edge/src/unread.ts",
    find: "  if (code !== TOO_LATE || !isSilent(socket)) options.note(CODE, readAddress(socket));\n",
    replace: "",
    ...noted,
  },
  {
    name: "a socket is refused and leaves no line",
    file: "packages/service/src/http/graphql-sockets.ts",
    find: "      if (!isEnded) noteRefusal(`SOCKET_${code}`, request);\n",
    replace: "",
    ...noted,
  },
  {
    name: "an operation over a socket is refused and leaves no line",
    file: "packages/service/src/http/graphql-sockets.ts",
    find: "      note(errors, context.extra);\n",
    replace: "",
    ...noted,
  },
  {
    name: "a request names two hosts",
    file: "packages/service/src/http/http-server.ts",
    find: "if (!namesOneHost(request.raw))",
    replace: "if (request.raw.headers.host === undefined)",
    ...noted,
  },
  {
    name: "one account's limit is everybody's at its address",
    file: HOOKS,
    find: "await edge.take(limit, address, caller.subject)",
    replace: "await edge.take(limit, address)",
    ...suite,
  },
  {
    name: "the limit of strangers counts those who are known",
    file: HOOKS,
    find: '      if (seconds > 0) throw refusals.toError("RATE_LIMITED", seconds);\n      return;\n',
    replace: '      if (seconds > 0) throw refusals.toError("RATE_LIMITED", seconds);\n',
    ...suite,
  },
  {
    name: "signing in is refused beyond the limit of an address",
    file: HOOKS,
    find: "isSlowed(path) && (await slowDown(address, seconds))",
    replace: "isSlowed(path) && seconds === 0",
    ...suite,
  },
  {
    name: "a token that is over blocks its address",
    file: HOOKS,
    find: 'if (caller.kind === "BAD") {',
    replace: 'if (caller.kind !== "NONE") {',
    ...suite,
  },
  {
    name: "a denied address may open sockets",
    file: HOOKS,
    find: 'return "403 Forbidden";',
    replace: "return undefined;",
    ...suite,
  },
  {
    name: "one host of an IPv6 network has as many limits as addresses",
    file: "packages/edge/src/address-key.ts",
    find: "if (!isIPv6(plain)) return plain;",
    replace: "return plain;",
    ...suite,
  },
  {
    name: "an allow list shuts out the machine itself",
    file: "packages/edge/src/edge.ts",
    find: "isLoopback(address) || isListed(address)",
    replace: "isListed(address)",
    ...suite,
  },
  {
    name: "anybody may name an address to the router",
    file: "router/src/auth/edge-caller.ts",
    find: "    clientAddress: toClientAddress(trusted),\n",
    replace: '    clientAddress: ({ headers }) => String(headers["x-forwarded-for"] ?? ""),\n',
    ...router,
  },
  {
    name: "an expired token counts as a forged one",
    file: "router/src/auth/edge-caller.ts",
    find: 'known.isSessionOver === true || known.error.extensions["code"] === "TOKEN_EXPIRED"',
    replace: "known.isSessionOver === true",
    ...router,
  },
  {
    name: "lists that changed count only after a restart",
    file: "packages/edge/src/edge.ts",
    find: "      isAllowed = toCheck(next);\n",
    replace: "",
    project: "integration",
    tests: "attacks/open-edge",
  },
];
