import type { Fault } from "./fault.ts";

const SESSION = "subgraphs/directory/src/domain/session.ts";
const ADMINISTRATION = "subgraphs/directory/src/domain/session-administration.ts";
const LIST = "subgraphs/directory/src/store/sessions.ts";

const DEADLINE = { project: "integration", tests: "federation/sockets/revocation-deadline" } as const;

/** Faults of sessions that people see and end, and of sessions that end by themselves. */
export const SESSION_FAULTS: readonly Fault[] = [
  {
    name: "a session that is used goes on for ever",
    file: SESSION,
    find: "Math.min(refreshedAtMs + idleMs, atMs)",
    replace: "refreshedAtMs + idleMs",
    project: "unit",
    tests: "directory/src/domain/session.test",
  },
  {
    name: "a token outlives its session",
    file: SESSION,
    find: "Math.min(ACCESS_TOKEN_SECONDS, leftSeconds)",
    replace: "Math.max(ACCESS_TOKEN_SECONDS, leftSeconds)",
    project: "unit",
    tests: "directory/src/domain/session.test",
  },
  {
    name: "anybody's text stands beside a session",
    file: "subgraphs/directory/src/domain/client-name.ts",
    find: "/^[A-Za-z][\\w.-]*(?:\\/[\\w.-]+)?(?=\\s|$)/",
    replace: "/^.*/s",
    project: "unit",
    tests: "client-name",
  },
  {
    name: "everybody sees the sessions of others",
    file: ADMINISTRATION,
    find: 'if (viewer.role !== "ADMIN") throw',
    replace: "if (viewer.subject === undefined) throw",
    project: "integration",
    tests: "directory-session-list",
  },
  {
    name: "everybody ends the sessions of others",
    file: ADMINISTRATION,
    find: "if (!isOwn) {",
    replace: "if (!isOwn && onlyId !== undefined) {",
    project: "integration",
    tests: "directory-session-list",
  },
  {
    name: "an administrator of some places ends the sessions of every account",
    file: ADMINISTRATION,
    find: "principal === undefined || !coversPlaces(places, principal.places)",
    replace: "principal === undefined",
    project: "integration",
    tests: "directory-session-list",
  },
  {
    name: "a session that ended is listed",
    file: LIST,
    find: "    sql`ended_ms IS NULL`,\n",
    replace: "",
    project: "integration",
    tests: "directory-session-list",
  },
  {
    name: "one session that is ended takes the others along",
    file: "subgraphs/directory/src/store/accounts.ts",
    find: "sql`id = ${onlyId}`",
    replace: "sql`id >= ''`",
    project: "integration",
    tests: "directory-session-list",
  },
  {
    name: "whoever looks at tokens makes a row of the audit each time",
    file: "packages/service/src/audit/tally.ts",
    find: '["refreshSession", "verifySession"]',
    replace: '["refreshSession"]',
    project: "unit",
    tests: "audit/tally",
  },
  {
    name: "the router asks too seldom which sessions ended",
    file: "router/src/directory/directory-link.ts",
    find: "REVOCATION_POLL_MS = 1000;",
    replace: "REVOCATION_POLL_MS = 5001;",
    ...DEADLINE,
  },
  {
    name: "a question about ended sessions that gets no answer is waited for too long",
    file: "router/src/directory/directory-http.ts",
    find: "maxInFlight: 64, deadlineMs: 3000",
    replace: "maxInFlight: 64, deadlineMs: 5000",
    ...DEADLINE,
  },
  {
    name: "a subscription outlives its token",
    file: "router/src/subscriptions/socket-session.ts",
    find: "viewer.expiresAtMs - Date.now())",
    replace: "viewer.expiresAtMs + 1000 - Date.now())",
    ...DEADLINE,
  },
  {
    name: "asked for again and again, socket tokens outlive the token that they are given for",
    file: "router/src/auth/socket-token.ts",
    find: "Math.min(LIFETIME_SECONDS, leftSeconds)",
    replace: "LIFETIME_SECONDS",
    ...DEADLINE,
  },
];
