import { buildSubgraphSchema } from "@apollo/subgraph";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import { accessPlugin } from "@biometricflow/service/graphql/access-plugin";
import { auditPlugin } from "@biometricflow/service/graphql/audit";
import { addGraphqlRoute } from "@biometricflow/service/http/graphql-route";
import { createSubgraphServer } from "@biometricflow/subgraph/subgraph-server";
import { createHttpServer, type HttpServer } from "@biometricflow/service/http/http-server";
import { type KeySet, type SigningKey, toJwks, fromJwks } from "@biometricflow/service/identity/keys";
import type { Log } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import {
  createTokenSigner,
  createTokenVerifier,
  DIRECTORY_ISSUER,
  ROUTER_ISSUER,
  TOKEN_USES,
} from "@biometricflow/service/identity/token";
import { addAuthRoutes } from "./auth-routes.ts";
import { createContext, type ContextParts, type DirectoryContext } from "./context.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import type { PasswordHash } from "./domain/password-hash.ts";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { SignInLimitOptions } from "./domain/sign-in-limit.ts";
import { createRegistry, type Registry } from "./registry.ts";
import { addRegistryRoute } from "./registry-route.ts";
import { resolvers } from "./resolvers/resolver-map.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { createSetup, type Setup } from "./setup.ts";

/** What a directory is made of. */
export interface DirectoryServerDeps {
  readonly store: DirectoryStore;
  /** Signs client tokens. */
  readonly signingKey: SigningKey;
  /** Public keys of the router, the only one who may ask the graph. */
  readonly routerKeys: () => KeySet;
  /** Derives refresh tokens. */
  readonly refreshSecret: Buffer;
  /** The configuration's places. */
  readonly places: readonly RegisteredPlace[];
  readonly version: string;
  /** Addresses and networks beside loopback whose `x-forwarded-for` is believed: the router, where it runs elsewhere. */
  readonly trustedProxies?: readonly string[];
  readonly log: Log;
  /** Milliseconds since 1970; the system clock when omitted. */
  readonly now?: () => number;
  readonly passwordHash: PasswordHash;
  readonly signInLimit?: SignInLimitOptions;
}

/** A directory, not yet listening. */
export interface DirectoryServer {
  readonly app: HttpServer;
  /** Makes the token of a set-up link; `undefined` when somebody has an account. */
  readonly issueSetupToken: Setup["issue"];
  /** Ends requests, then closes the store. */
  readonly stop: () => Promise<void>;
}

/** Creates the directory: its registry is seeded and its audit chain checked when the promise resolves. */
export async function createDirectoryServer(deps: DirectoryServerDeps): Promise<DirectoryServer> {
  const { store, log, version, now = Date.now, trustedProxies = [] } = deps;
  const registry = createRegistry(store);
  await seedRegistry(registry, deps);
  await reportAuditChain(deps);
  const metrics = createMetrics("directory");
  const app = await createHttpServer({
    service: "directory",
    version,
    log,
    metrics,
    isReady: () => true,
    trustedProxies: ["loopback", ...trustedProxies], // the router names its clients
  });
  const issuer = ROUTER_ISSUER;
  const verifyRouter = createTokenVerifier({ keys: deps.routerKeys, issuer, use: TOKEN_USES.directory, now });
  const sessions = createDirectorySessions(deps, now);
  addRegistryRoute(app, { registry, verifyRouter });
  const setup = createDirectorySetup(deps, now);
  addAuthRoutes(app, { sessions, setup, jwks: toJwks([deps.signingKey]), record: store.appendAudit, now });
  const parts: ContextParts = { sessions, registry, audit: store, verifyRouter };
  const server = await createDirectoryGraphql(deps, { metrics, now });
  addGraphqlRoute<DirectoryContext>(app, { server, context: async (request) => createContext(parts, request) });
  return {
    app,
    issueSetupToken: setup.issue,
    stop: async () => {
      await app.close();
      await server.stop();
      await store.close();
    },
  };
}

function createDirectorySetup({ store, passwordHash, signInLimit }: DirectoryServerDeps, now: () => number): Setup {
  return createSetup({ store, now, passwordHash, ...(signInLimit === undefined ? {} : { limit: signInLimit }) });
}

function createDirectorySessions(deps: DirectoryServerDeps, now: () => number): Sessions {
  const { store, signingKey, refreshSecret, passwordHash, signInLimit } = deps;
  const ownKeys = fromJwks(toJwks([signingKey]));
  return createSessions({
    store,
    refreshSecret,
    now,
    passwordHash,
    ...(signInLimit === undefined ? {} : { signInLimit }),
    sign: createTokenSigner({ key: signingKey, issuer: DIRECTORY_ISSUER, now }),
    verify: createTokenVerifier({ keys: () => ownKeys, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.client, now }),
  });
}

function createDirectoryGraphql(
  { store, log }: DirectoryServerDeps,
  { metrics, now }: { readonly metrics: ReturnType<typeof createMetrics>; readonly now: () => number },
) {
  const typeDefs = readSubgraphDocument("directory");
  return createSubgraphServer<DirectoryContext>({
    schema: buildSubgraphSchema([{ typeDefs, resolvers }]),
    log,
    metrics,
    plugins: [
      accessPlugin({ table: createAccessTable(typeDefs) }), // first: what is refused must not run
      auditPlugin({ record: async (fact) => void (await store.appendAudit(fact)), now }),
    ],
  });
}

async function seedRegistry(registry: Registry, { places, log }: DirectoryServerDeps): Promise<void> {
  const mismatches = await registry.seed(places);
  for (const { place, known, found } of mismatches) {
    log.error(
      { code: "PLACE_IDENTITY_MISMATCH", place, known, found },
      "the place's file names another zone; it is ignored",
    );
  }
}

async function reportAuditChain({ store, log }: DirectoryServerDeps): Promise<void> {
  const brokenAt = await store.checkAudit();
  if (brokenAt !== undefined) log.error({ seq: brokenAt }, "the audit chain is broken: a row was changed or removed");
}
