import { createPublicKey } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AUDIT_HEAD_PATH, AUDIT_PATH } from "@biometricflow/schema/audit-batch";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { NO_REVOCATIONS, type Revocations } from "@biometricflow/schema/revocations";
import { createRouter, type Router } from "../../router/src/router.ts";
import type { RouterSettings } from "../../router/src/router-settings.ts";
import { loadSupergraph, toSupergraph } from "../../router/src/supergraph.ts";
import { readSubgraphSdl } from "@biometricflow/schema/subgraph-sdl";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import { listen } from "@biometricflow/service/http/http-server";
import {
  createSigningKeyFile,
  type KeySet,
  readOrCreateSigningKey,
  toJwks,
} from "@biometricflow/service/identity/keys";
import { createLog } from "@biometricflow/service/observe/log";
import {
  ATTENDANCE_ISSUER,
  createTokenSigner,
  createTokenVerifier,
  DIRECTORY_ISSUER,
  type NewTokenClaims,
  TOKEN_USES,
  type TokenUse,
  ROUTER_ISSUER,
} from "@biometricflow/service/identity/token";
import { PATIENCE_MS } from "../setup/patience-ms.ts";
import { takeAudit } from "./fake-audit.ts";
import { createFakePlace, type FakePlace } from "./fake-place.ts";
import { createFakeLedger } from "./fake-place-data.ts";

/** The headers of somebody who holds the operations token. */
export const OPERATOR = { authorization: "Bearer operations" };

/** What a federation case is set up with. */
export interface HarnessOptions {
  /** Punches by place id, in the order of priority. */
  readonly places: Readonly<Record<string, number>>;
  /** Renames words of the contract everywhere. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Changes the contract, in the places' SDL and in the supergraph. */
  readonly contract?: (sdl: string) => string;
  /** By place id: makes of the contract the older one that this place speaks. */
  readonly older?: Readonly<Record<string, (sdl: string) => string>>;
  readonly settings?: Partial<RouterSettings>;
  /** Told of each token that a place is sent. */
  readonly onPlaceToken?: (token: string) => void;
  /** By which keys places know the router; its first one when omitted, or while there are none. */
  readonly routerKeys?: () => KeySet | undefined;
}

/** A GraphQL answer as it came over HTTP. */
export interface Answer {
  readonly status: number;
  readonly data: Record<string, never> | null | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
}

/** A router over fake places and a fake directory, all over real sockets. */
export interface Harness {
  readonly url: string;
  readonly router: Router;
  readonly places: ReadonlyMap<string, FakePlace>;
  readonly place: (id: string) => FakePlace;
  /** The router's public keys, as a place that runs by itself is given them. */
  readonly routerJwks: string;
  /** The registry as the fake directory has it; the router follows within 50 ms. */
  readonly changePlace: (id: string, change: Partial<RegisteredPlace>) => void;
  /** Ends sessions in the fake directory; the router follows within 50 ms. */
  readonly revoke: (sessions: readonly string[], renewIssuedUntilMs?: number) => void;
  /** Says in the fake directory who may write to readers until when; the router follows within 50 ms. */
  readonly giveDeviceWrites: (deviceWrites: Revocations["deviceWrites"]) => void;
  readonly stopDirectory: () => Promise<void>;
  /** Answers the directory's next requests with this text and status 200; not at all for `null`. */
  readonly sayInDirectory: (text: string | null | undefined) => void;
  /** Requests to the directory so far. */
  readonly askedDirectory: () => number;
  /** What the router said to the directory's audit, in that order. */
  readonly audited: readonly AuditFact[];
  /** The folder of the router's copies of what the directory owns. */
  readonly cacheDir: string;
  /** Ends the router and starts another with the same folder. */
  readonly restartRouter: () => Promise<void>;
  /** `x-forwarded-for` of the requests to the directory's sign-in, by path. */
  readonly forwardedFor: ReadonlyMap<string, unknown>;
  readonly token: (claims?: Partial<NewTokenClaims>, expiresInSeconds?: number) => string;
  /** A token of the directory for another use, or of another time; `token` makes those that count. */
  readonly misuse: (use: TokenUse, nowMs?: number) => string;
  /** A token of an export that somebody with these claims asked for; `said` is what attendance says of itself. */
  readonly exportToken: (claims?: Partial<NewTokenClaims>, said?: Partial<NewTokenClaims>) => string;
  readonly query: (
    query: string,
    options?: { readonly variables?: object; readonly token?: string | null },
  ) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

const ADMIN: NewTokenClaims = { sub: "admin", sid: "s1", name: "admin", role: "ADMIN", places: ["*"] };

/** Starts everything on free ports. */
export async function startHarness(options: HarnessOptions): Promise<Harness> {
  const dir = mkdtempSync(join(tmpdir(), "bf-federation-"));
  const { keyFile = join(dir, "router.key.pem") } = options.settings ?? {};
  const routerKey = readOrCreateSigningKey(keyFile);
  const directoryKey = createSigningKeyFile(join(dir, "directory.key.pem"));
  const attendanceKey = createSigningKeyFile(join(dir, "attendance.key.pem"));
  const rename = toRename(options.rename ?? {});
  const places = new Map<string, FakePlace>();
  const toContract = (text: string) => rename.apply((options.contract ?? String)(text));
  const sdl = toContract(readSubgraphSdl("place"));
  for (const [index, [id, punches]] of Object.entries(options.places).entries()) {
    const keys = new Map([[routerKey.kid, toPublicKey(routerKey)]]);
    const verify = createTokenVerifier({
      keys: () => options.routerKeys?.() ?? keys,
      issuer: ROUTER_ISSUER,
      use: TOKEN_USES.place(id),
    });
    const place = createFakePlace({
      ledger: createFakeLedger(id, { punches, offsetMs: index * 7_000 }),
      subgraphSdl: options.older?.[id]?.(sdl) ?? sdl,
      toOwnName: rename.revert,
      verify: (token) => {
        options.onPlaceToken?.(token);
        verify(token);
      },
    });
    await place.start();
    places.set(id, place);
  }
  const registry: RegisteredPlace[] = [...places.values()].map((place, index) => ({
    id: place.id,
    name: place.id.toUpperCase(),
    location: "Somewhere",
    timeZone: "Asia/Riyadh",
    urls: [place.url()],
    enabled: true,
    priority: index,
  }));
  let version = 1;
  let revocations: Revocations = NO_REVOCATIONS;
  let said: string | null | undefined;
  let asked = 0;
  const forwardedFor = new Map<string, unknown>();
  const audited: AuditFact[] = [];
  const directory = createServer((request, response) => {
    asked++;
    forwardedFor.set(request.url ?? "", request.headers["x-forwarded-for"]);
    if (said === null) return;
    if (said !== undefined) return void response.end(said);
    const etag = `"${version}"`;
    if (request.url === "/.well-known/jwks.json") return void response.end(JSON.stringify(toJwks([directoryKey])));
    if (request.url === "/revocations") {
      if (request.headers["if-none-match"] === revocations.version) return void response.writeHead(304).end();
      return void response.end(JSON.stringify(revocations));
    }
    if (request.url === AUDIT_PATH) return void takeAudit(request, audited).then((text) => response.end(text));
    if (request.url === AUDIT_HEAD_PATH) return void response.end(JSON.stringify({ seq: 0, hash: "" }));
    if (request.url !== "/registry") return void response.writeHead(404).end("{}");
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { etag }).end(JSON.stringify({ version: etag, places: registry }));
  });
  await new Promise<void>((resolve) => directory.listen(0, "127.0.0.1", resolve));
  const log = createLog({ service: "router", level: process.env["TEST_LOG"] ?? "silent" });
  const supergraph = toSupergraph(toContract(loadSupergraph().sdl));
  const cacheDir = join(dir, "router");
  mkdirSync(cacheDir);
  writeFileSync(join(cacheDir, "attendance-jwks.json"), JSON.stringify(toJwks([attendanceKey])));
  const seed = { version: "", places: [...registry] };
  const directoryOrigin = `http://127.0.0.1:${readPort(directory)}`;
  const startRouter = async () => {
    const router = await createRouter({
      version: "0.0.0",
      supergraph,
      directoryOrigin,
      attendanceOrigin: "http://127.0.0.1:9", // nobody answers there
      keyFile,
      cacheDir,
      seed,
      corsOrigins: [],
      allowedHosts: ["router.example"],
      trustedProxies: ["loopback"],
      log,
      operations: { operators: (authorization) => authorization === OPERATOR.authorization },
      registryPollMs: 30,
      revocationPollMs: 30,
      ...options.settings,
    });
    return { router, url: (await listen(router.app, { host: "127.0.0.1", port: 0 })).url };
  };
  let running = await startRouter();
  const sign = createTokenSigner({ key: directoryKey, issuer: DIRECTORY_ISSUER });
  const token: Harness["token"] = (claims = {}, expiresInSeconds = 3600) =>
    sign({ ...ADMIN, ...claims }, { use: TOKEN_USES.client, expiresInSeconds });
  const misuse: Harness["misuse"] = (use, nowMs = Date.now()) =>
    createTokenSigner({ key: directoryKey, issuer: DIRECTORY_ISSUER, now: () => nowMs })(ADMIN, {
      use,
      expiresInSeconds: 600,
    });
  const signGrant = createTokenSigner({ key: routerKey, issuer: ROUTER_ISSUER });
  const signExport = createTokenSigner({ key: attendanceKey, issuer: ATTENDANCE_ISSUER });
  const exportToken: Harness["exportToken"] = (claims = {}, said = {}) => {
    const asked = { ...ADMIN, ...claims };
    const grant = signGrant(asked, { use: TOKEN_USES.attendance, expiresInSeconds: 60 });
    return signExport({ ...asked, grant, ...said }, { use: TOKEN_USES.export, expiresInSeconds: 60 });
  };
  const stopDirectory = async () => {
    directory.closeAllConnections();
    await new Promise((resolve) => directory.close(resolve));
  };
  return {
    get url() {
      return running.url;
    },
    get router() {
      return running.router;
    },
    cacheDir,
    routerJwks: JSON.stringify(toJwks([routerKey])),
    askedDirectory: () => asked,
    audited,
    sayInDirectory: (text) => {
      said = text;
    },
    restartRouter: async () => {
      await running.router.stop();
      running = await startRouter();
    },
    places,
    place: (id) => {
      const place = places.get(id);
      if (place === undefined) throw new TypeError(id);
      return place;
    },
    changePlace: (id, change) => {
      const index = registry.findIndex((place) => place.id === id);
      const place = registry[index];
      if (place === undefined) throw new TypeError(id);
      registry[index] = { ...place, ...change };
      version++;
    },
    revoke: (sessions, renewIssuedUntilMs = 0) => {
      revocations = { version: String(version++), sessions, renewIssuedUntilMs, deviceWrites: [] };
    },
    giveDeviceWrites: (deviceWrites) => {
      revocations = { ...NO_REVOCATIONS, version: String(version++), deviceWrites };
    },
    stopDirectory,
    forwardedFor,
    token,
    misuse,
    exportToken,
    query: async (query, { variables, token: given = token() } = {}) => {
      const headers = {
        "content-type": "application/json",
        ...(given === null ? {} : { authorization: `Bearer ${given}` }),
      };
      const response = await fetch(`${running.url}/graphql`, {
        method: "POST",
        headers,
        body: JSON.stringify({ query, variables }),
      });
      const body: unknown = await response.json();
      const { data, errors = [], extensions } = Object(body);
      return { status: response.status, data, errors, extensions };
    },
    stop: async () => {
      await running.router.stop();
      await Promise.all([...places.values()].map((place) => place.kill()));
      if (directory.listening) await stopDirectory();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function toPublicKey(key: ReturnType<typeof createSigningKeyFile>) {
  return createPublicKey(key.privateKey);
}

function readPort(server: Server): number {
  return Object(server.address()).port;
}

/** Renames whole words in SDL, and names back into the fake places' own. */
function toRename(words: Readonly<Record<string, string>>) {
  const back = new Map(Object.entries(words).map(([own, renamed]) => [renamed, own]));
  return {
    apply: (text: string) =>
      text.replaceAll(/\b\w+\b/g, (word) => (Object.hasOwn(words, word) ? String(words[word]) : word)),
    revert: (name: string) => back.get(name) ?? name,
  };
}

/** Waits until a condition holds; fails after the bound. */
export async function until(condition: () => boolean, what: string, boundMs = PATIENCE_MS): Promise<void> {
  const end = Date.now() + boundMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`not within ${boundMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
