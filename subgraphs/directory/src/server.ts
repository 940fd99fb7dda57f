import { buildSubgraphSchema } from "@apollo/subgraph";
import type { Edge } from "@biometricflow/edge/edge";
import type { ServerTls } from "@biometricflow/edge/open-tls";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import { accessPlugin } from "@biometricflow/service/graphql/access-plugin";
import { auditPlugin } from "@biometricflow/service/graphql/audit";
import { addGraphqlRoute } from "@biometricflow/service/http/graphql-route";
import { refuseSubscriptions } from "@biometricflow/subgraph/refuse-subscriptions";
import { createSubgraphServer } from "@biometricflow/subgraph/subgraph-server";
import { toSubgraphEdge } from "@biometricflow/service/http/subgraph-edge";
import { createHttpServer, type HttpServer, type Operations } from "@biometricflow/service/http/http-server";
import type { KeySet } from "@biometricflow/service/identity/keys";
import { type AlarmBoard, createAlarmBoard } from "@biometricflow/service/observe/alarm-board";
import type { Log } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import {
  createTokenSigner,
  createTokenVerifier,
  DIRECTORY_ISSUER,
  ROUTER_ISSUER,
  TOKEN_USES,
} from "@biometricflow/service/identity/token";
import { createAccountAdministration } from "./account-administration.ts";
import { type AuditLog, openAuditLog } from "./audit-log.ts";
import { addAuditRoutes } from "./audit-routes.ts";
import { AUTH_FIELDS, createAuthActions } from "./auth-actions.ts";
import { addAuthRoutes } from "./auth-routes.ts";
import { type FollowedConfiguration, followConfiguration } from "./configuration/follow-configuration.ts";
import { createContext, type ContextParts, type DirectoryContext } from "./context.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import type { PasswordHash } from "./domain/password-hash.ts";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { FactorPolicy } from "./domain/second-factor.ts";
import type { SignInLimitOptions } from "./domain/sign-in-limit.ts";
import { createDeviceWriteAdministration } from "./device-write-administration.ts";
import { createKeyAdministration } from "./key-administration.ts";
import { createKeyUse } from "./key-use.ts";
import { createOwnPassword } from "./own-password.ts";
import { toPasskeySite } from "@biometricflow/config/passkey-site";
import { createOidcSignIn } from "./oidc/oidc-sign-in.ts";
import { createOidcProvider, type OidcProviderOptions } from "./oidc/provider.ts";
import { createPasskeyChallenges } from "./domain/passkey-challenges.ts";
import { createPasskeys } from "./passkeys/passkeys.ts";
import { addLiveSocket } from "./live-socket.ts";
import { createPasswordLinks } from "./password-links.ts";
import { createRegistry, type Registry } from "./registry.ts";
import { addFollowedRoutes } from "./followed-routes.ts";
import { DEFAULT_RETENTION, keepWithinRetention, type Retention } from "./maintenance.ts";
import { resolvers } from "./resolvers/resolver-map.ts";
import { startSerialRounds } from "./serial-rounds.ts";
import { DEFAULT_SESSION_LIMITS, type SessionLimits } from "./domain/session.ts";
import { createSessionAdministration } from "./session-administration.ts";
import { createSealer } from "@biometricflow/service/identity/sealer";
import { createSecondFactors, type SecondFactors } from "./second-factor/second-factors.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { createSetup, type Setup } from "./setup.ts";
import type { SigningKeys } from "@biometricflow/service/identity/signing-keys";
import { createSignInCheck, type SignInCheck, type SignInOptions } from "./sign-in.ts";
import { createViewAs, type ViewAs } from "./view-as.ts";
import { waitFor } from "./wait.ts";
import { openWebhooks, type WebhookSettings } from "./webhooks/open-webhooks.ts";

/** What a directory is made of. */
export interface DirectoryServerDeps {
  readonly store: DirectoryStore;
  /** Of client tokens. */
  readonly signingKeys: SigningKeys;
  /** Public keys of the router, the only one who may ask the graph. */
  readonly routerKeys: () => KeySet;
  /** Derives refresh tokens. */
  readonly refreshSecret: Buffer;
  /** Encrypts what second factors are made from. */
  readonly factorKey: Buffer;
  /** Of whom a second factor is asked; of nobody when omitted. */
  readonly factorPolicy?: FactorPolicy;
  /** The provider by which people may sign in; none when omitted. */
  readonly oidc?: OidcProviderOptions | undefined;
  /** The organisation's name: authenticator apps list accounts under it. */
  readonly organisation: string;
  /** The configuration's places. */
  readonly places: readonly RegisteredPlace[];
  /** The origin under which browsers reach the dashboard: links lead there. */
  readonly webOrigin: string;
  readonly version: string;
  readonly log: Log;
  /** What it shows operators, and to whom. */
  readonly operations?: Operations;
  /** Milliseconds since 1970; the system clock when omitted. */
  readonly now?: () => number;
  readonly passwordHash: PasswordHash;
  readonly signInLimit?: SignInLimitOptions;
  /** Waits before a try to sign in is heard; the system's clock when omitted. */
  readonly wait?: SignInOptions["wait"];
  readonly retention?: Retention;
  readonly sessionLimits?: SessionLimits;
  /** Whose changes the audit names; none when omitted. */
  readonly configuration?: FollowedConfiguration;
  /** The origin of attendance, whose feed is followed; none is when omitted. */
  readonly attendanceUrl?: string | undefined;
  /** How webhooks are sent; to addresses of the internet alone when omitted. */
  readonly webhooks?: WebhookSettings;
  /** Who is heard, and how often; everybody without limits when omitted. */
  readonly edge?: Edge;
  /** What it speaks TLS by; it speaks plain HTTP when omitted. */
  readonly tls?: ServerTls | undefined;
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
  const { store, log, version, now = Date.now, retention = DEFAULT_RETENTION } = deps;
  const { sessionLimits = DEFAULT_SESSION_LIMITS, signingKeys, routerKeys: keys } = deps;
  const registry = createRegistry(store);
  await seedRegistry(registry, deps);
  await reportAuditChain(deps);
  const metrics = createMetrics("directory");
  const board = createAlarmBoard(now);
  const verifyRouter = createTokenVerifier({ keys, issuer: ROUTER_ISSUER, use: TOKEN_USES.directory, now });
  const app = await createHttpServer({
    service: "directory",
    ...{ version, log, metrics },
    isReady: () => true,
    ...deps.operations,
    alarms: () => [...(deps.operations?.alarms?.() ?? []), ...board.alarms()],
    ...{ ...toSubgraphEdge(deps.edge, [verifyRouter]), tls: deps.tls },
  });
  const { signedIn: sessions, links, ...accountParts } = createAccountParts(deps, now);
  const setup = createDirectorySetup(deps, now);
  const webhooks = openDirectoryWebhooks(deps, { registry, alarms: board, now });
  const audit = openAuditLog({ store, now, log, onFact: webhooks.noteFact });
  const { secondFactors, passkeys, oidc } = accountParts;
  const actions = createAuthActions({ sessions, setup, links, secondFactors, passkeys, oidc, audit, store, now });
  addAuditRoutes(app, { store, verifyRouter });
  addFollowedRoutes(app, { registry, store, verifyRouter, now });
  addAuthRoutes(app, { actions, sessions, setup, links, passkeys, oidc, jwks: signingKeys.jwks, verifyRouter });
  const { administrations, alertEvents } = webhooks;
  const own = { actions, registry, audit, verifyToken: sessions.verify, ...administrations, alertEvents };
  const parts: ContextParts = { ...own, verifyRouter, ...accountParts };
  const server = await addGraph(app, parts, { log, metrics, now });
  const stopRounds = startSerialRounds({ registry, store, signingKey: signingKeys.signing, log });
  const stopConfiguration = followDirectoryConfiguration(deps, { record: audit.record, now });
  const stopMaintenance = keepWithinRetention({ store, retention, sessionLimits, now, log });
  return {
    app,
    issueSetupToken: setup.issue,
    stop: async () => {
      stopMaintenance();
      stopConfiguration();
      stopRounds();
      await webhooks.stop();
      await app.close();
      await server.stop();
      await audit.stop();
      await store.close();
    },
  };
}

function followDirectoryConfiguration(
  { configuration, log }: DirectoryServerDeps,
  parts: { readonly record: AuditLog["record"]; readonly now: () => number },
): () => void {
  return configuration === undefined ? () => {} : followConfiguration({ ...configuration, log, ...parts });
}

function openDirectoryWebhooks(
  deps: DirectoryServerDeps,
  parts: { readonly registry: Registry; readonly alarms: AlarmBoard; readonly now: () => number },
) {
  const { store, signingKeys, refreshSecret: secretKey, webhooks: settings = { allow: [] }, log } = deps;
  const { organisation, webOrigin, attendanceUrl } = deps;
  const own = { filledPct: deps.operations?.filledPct, signingKey: signingKeys.signing, secretKey, attendanceUrl };
  return openWebhooks({ store, ...own, settings, organisation, webOrigin, log, ...parts });
}

function createDirectorySetup({ store, passwordHash, signInLimit }: DirectoryServerDeps, now: () => number): Setup {
  return createSetup({ store, now, passwordHash, ...(signInLimit === undefined ? {} : { limit: signInLimit }) });
}

interface SignInParts {
  readonly now: () => number;
  readonly checkSignIn: SignInCheck;
  readonly requireCode: SecondFactors["requireCode"];
}

function createDirectorySignIn(deps: DirectoryServerDeps, now: () => number): SignInCheck {
  const { store, passwordHash, signInLimit, wait = waitFor } = deps;
  const limit = signInLimit === undefined ? {} : { signInLimit };
  return createSignInCheck({ store, now, passwordHash, wait, ...limit });
}

function createAccountParts(deps: DirectoryServerDeps, now: () => number) {
  const { store, passwordHash, webOrigin, signInLimit, sessionLimits: limits = DEFAULT_SESSION_LIMITS } = deps;
  const { factorKey, organisation, log } = deps;
  const limit = signInLimit === undefined ? {} : { limit: signInLimit };
  const checkSignIn = createDirectorySignIn(deps, now);
  const sealer = createSealer(factorKey);
  const secondFactors = createSecondFactors({ store, now, sealer, organisation, checkSignIn, log });
  const { requireCode } = secondFactors;
  const passkeyParts = { site: toPasskeySite(webOrigin), challenges: createPasskeyChallenges(), organisation };
  return {
    secondFactors,
    passkeys: createPasskeys({ store, now, checkSignIn, requireCode, ...passkeyParts, ...limit }),
    oidc: createDirectoryOidc(deps, { now, requireCode }),
    ...createDirectorySessions(deps, { now, checkSignIn, requireCode }),
    keys: createKeyAdministration({ store, now }),
    sessions: createSessionAdministration({ store, limits, now }),
    accounts: store,
    links: createPasswordLinks({ store, now, passwordHash, requireCode, ...limit }),
    deviceWrites: createDeviceWriteAdministration({ store, now }),
    administration: createAccountAdministration({ store, now, passwordHash, webOrigin }),
    changePassword: createOwnPassword({ store, now, passwordHash, checkSignIn }),
  };
}

function createDirectoryOidc(
  { store, oidc, factorPolicy = "OFF", signInLimit, log }: DirectoryServerDeps,
  { now, requireCode }: Pick<SignInParts, "now" | "requireCode">,
) {
  const provider = oidc === undefined ? undefined : createOidcProvider(oidc, { now, log });
  const limit = signInLimit === undefined ? {} : { limit: signInLimit };
  return createOidcSignIn({ store, provider, requireCode, factorPolicy, now, ...limit });
}

function createDirectorySessions(
  deps: DirectoryServerDeps,
  parts: SignInParts,
): { readonly signedIn: Sessions; readonly viewAs: ViewAs } {
  const { now } = parts;
  const { store, signingKeys, refreshSecret, sessionLimits: limits = DEFAULT_SESSION_LIMITS } = deps;
  const sign = createTokenSigner({ key: signingKeys.signing, issuer: DIRECTORY_ISSUER, now });
  const signedIn = createSessions({
    store,
    refreshSecret,
    factorPolicy: deps.factorPolicy ?? "OFF",
    ...parts,
    limits,
    noteUse: createKeyUse({ store, now }),
    sign,
    verify: createTokenVerifier({ keys: signingKeys.keySet, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.client, now }),
  });
  return { signedIn, viewAs: createViewAs({ store, sign, limits, now }) };
}

interface GraphParts {
  readonly log: Log;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly now: () => number;
}

/** Serves the graph: queries and mutations over HTTP, subscriptions over a socket. */
async function addGraph(app: HttpServer, parts: ContextParts, { log, metrics, now }: GraphParts) {
  const typeDefs = readSubgraphDocument("directory");
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const accessTable = createAccessTable(typeDefs);
  const { verifyRouter, alertEvents, audit } = parts;
  const server = await createSubgraphServer<DirectoryContext>({
    schema,
    log,
    metrics,
    plugins: [
      accessPlugin({ table: accessTable }), // first: what is refused must not run
      auditPlugin({ record: audit.record, now, isRecordedElsewhere: ({ name }) => AUTH_FIELDS.has(name) }),
      refuseSubscriptions<DirectoryContext>(),
    ],
  });
  addLiveSocket(app, { schema, accessTable, verifyRouter, alertEvents, log });
  addGraphqlRoute<DirectoryContext>(app, {
    server,
    context: async (request, _reply, { signal }) => createContext(parts, request, signal),
    deadlineCode: "SERVICE_UNAVAILABLE",
  });
  return server;
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
