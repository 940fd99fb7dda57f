import type { Fault } from "./fault.ts";

const KEY = "subgraphs/directory/src/domain/api-key.ts";
const ROUTER = "router/src/auth/api-key.ts";

/** Faults of API keys, and of requests that bring one. */
export const API_KEY_FAULTS: readonly Fault[] = [
  {
    name: "an administrator of some places makes a key of every place",
    file: KEY,
    find: "if (!coversPlaces(admin.places, key.places))\n    throw new DirectoryError",
    replace: "if (key.places.length === 0)\n    throw new DirectoryError",
    project: "unit",
    tests: "domain/api-key",
  },
  {
    name: "a key makes keys that outlive it",
    file: KEY,
    find: 'if (!actor.startsWith("account/")) throw',
    replace: 'if (actor === "") throw',
    project: "unit",
    tests: "domain/api-key",
  },
  {
    name: "a key lives for ever",
    file: KEY,
    find: " && endsAtMs - nowMs <= LONGEST_KEY_MS",
    replace: "",
    project: "unit",
    tests: "domain/api-key",
  },
  {
    name: "the sessions of a revoked key go on",
    file: KEY,
    find: ', endSessions: { subject, endedBy: "ADMIN", atMs } };',
    replace: " };",
    project: "unit",
    tests: "domain/api-key",
  },
  {
    name: "a key signs in after its end",
    file: "subgraphs/directory/src/domain/principal.ts",
    find: "enabled && (key?.expiresAtMs === undefined || nowMs < key.expiresAtMs)",
    replace: "enabled && (key === undefined || nowMs > 0)",
    project: "unit",
    tests: "domain/api-key",
  },
  {
    name: "a token outlives its key",
    file: "subgraphs/directory/src/domain/session.ts",
    find: "Math.min(toSessionEnds(session, limits).atMs, rightsEndAtMs)",
    replace: "toSessionEnds(session, limits).atMs + rightsEndAtMs * 0",
    project: "integration",
    tests: "directory-api-keys",
  },
  {
    name: "nobody learns when a key was used last",
    file: "subgraphs/directory/src/key-use.ts",
    find: "await store.noteKeyUse(subject, minute * MINUTE_MS);",
    replace: "",
    project: "integration",
    tests: "directory-api-keys",
  },
  {
    name: "each request with a key makes a session",
    file: ROUTER,
    find: "known === undefined || now() >= known.endsAtMs",
    replace: "known === undefined || now() >= 0",
    project: "unit",
    tests: "router/src/auth/api-key",
  },
  {
    name: "a key that was revoked is answered until its token ends",
    file: ROUTER,
    find: 'return judged.kind === "VIEWER" ? judged : { kind: "ANONYMOUS" };',
    replace: "return judged;",
    project: "unit",
    tests: "router/src/auth/api-key",
  },
  {
    name: "a key that is over is recalled as whose it was",
    file: ROUTER,
    find: "recall: (apiKey) => judgeHeld(toName(apiKey)),",
    replace: 'recall: async (apiKey) => authenticate(`Bearer ${held.get(toName(apiKey))?.token ?? ""}`),',
    project: "unit",
    tests: "router/src/auth/api-key",
  },
  {
    name: "a key is looked at beside a token",
    file: "router/src/operation/request-context.ts",
    find: "authorization !== undefined || ",
    replace: "",
    project: "integration",
    tests: "directory-api-keys",
  },
];
