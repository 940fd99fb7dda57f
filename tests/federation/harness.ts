import { createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { createRouter, type Router } from "../../router/src/router.ts";
import type { RouterSettings } from "../../router/src/router-settings.ts";
import { loadSupergraph, toSupergraph } from "../../router/src/supergraph.ts";
import { readSubgraphSdl } from "@biometricflow/schema/subgraph-sdl";
import { listen } from "@biometricflow/service/http/http-server";
import { createSigningKeyFile, toJwks } from "@biometricflow/service/identity/keys";
import { createLog } from "@biometricflow/service/observe/log";
import {
  createTokenSigner,
  createTokenVerifier,
  DIRECTORY_ISSUER,
  type NewTokenClaims,
  TOKEN_USES,
  ROUTER_ISSUER,
} from "@biometricflow/service/identity/token";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { createFakePlace, type FakePlace } from "./fake-place.ts";
import { createFakeLedger } from "./fake-place-data.ts";

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
  /** The registry as the fake directory has it; the router follows within 50 ms. */
  readonly changePlace: (id: string, change: Partial<RegisteredPlace>) => void;
  readonly stopDirectory: () => Promise<void>;
  /** Answers the directory's next requests with this text and status 200. */
  readonly sayInDirectory: (text: string | undefined) => void;
  /** Requests to the directory so far. */
  readonly askedDirectory: () => number;
  /** The folder of the router's copies of what the directory owns. */
  readonly cacheDir: string;
  /** Ends the router and starts another with the same folder. */
  readonly restartRouter: () => Promise<void>;
  /** `x-forwarded-for` of the requests to the directory's sign-in, by path. */
  readonly forwardedFor: ReadonlyMap<string, unknown>;
  readonly token: (claims?: Partial<NewTokenClaims>, expiresInSeconds?: number) => string;
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
  const routerKey = createSigningKeyFile(join(dir, "router.key.pem"));
  const directoryKey = createSigningKeyFile(join(dir, "directory.key.pem"));
  const rename = toRename(options.rename ?? {});
  const places = new Map<string, FakePlace>();
  const toContract = (text: string) => rename.apply((options.contract ?? String)(text));
  const sdl = toContract(readSubgraphSdl("place"));
  for (const [index, [id, punches]] of Object.entries(options.places).entries()) {
    const keys = new Map([[routerKey.kid, toPublicKey(routerKey)]]);
    const verify = createTokenVerifier({ keys: () => keys, issuer: ROUTER_ISSUER, use: TOKEN_USES.place(id) });
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
  let said: string | undefined;
  let asked = 0;
  const forwardedFor = new Map<string, unknown>();
  const directory = createServer((request, response) => {
    asked++;
    forwardedFor.set(request.url ?? "", request.headers["x-forwarded-for"]);
    if (said !== undefined) return void response.end(said);
    const etag = `"${version}"`;
    if (request.url === "/.well-known/jwks.json") return void response.end(JSON.stringify(toJwks([directoryKey])));
    if (request.url !== "/registry") return void response.writeHead(404).end("{}");
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { etag }).end(JSON.stringify({ version: etag, places: registry }));
  });
  await new Promise<void>((resolve) => directory.listen(0, "127.0.0.1", resolve));
  const log = createLog({ service: "router", level: process.env["TEST_LOG"] ?? "silent" });
  const supergraph = toSupergraph(toContract(loadSupergraph().sdl));
  const cacheDir = join(dir, "router");
  const seed = { version: "", places: [...registry] };
  const directoryOrigin = `http://127.0.0.1:${readPort(directory)}`;
  const startRouter = async () => {
    const router = await createRouter({
      version: "0.0.0",
      supergraph,
      directoryOrigin,
      keyFile: join(dir, "router.key.pem"),
      cacheDir,
      seed,
      corsOrigins: [],
      allowedHosts: ["router.example"],
      trustedProxies: ["loopback"],
      log,
      registryPollMs: 30,
      ...options.settings,
    });
    return { router, url: (await listen(router.app, { host: "127.0.0.1", port: 0 })).url };
  };
  let running = await startRouter();
  const sign = createTokenSigner({ key: directoryKey, issuer: DIRECTORY_ISSUER });
  const token: Harness["token"] = (claims = {}, expiresInSeconds = 3600) =>
    sign({ ...ADMIN, ...claims }, { use: TOKEN_USES.client, expiresInSeconds });
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
    askedDirectory: () => asked,
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
    stopDirectory,
    forwardedFor,
    token,
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

/** One subscription as a client sees it. */
export interface Stream {
  readonly events: StreamEvent[];
  readonly errors: unknown[];
  readonly isOver: () => boolean;
  /** Punch ids in order of arrival. */
  readonly ids: () => readonly string[];
  /** Kinds of notices in order of arrival, with their place. */
  readonly notices: () => readonly string[];
  /** Stops reading from the socket. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** The position after the last message. */
  readonly cursor: () => string;
  readonly stop: () => Promise<void>;
}

/** An event of the stream as the cases select it. */
export interface StreamEvent {
  readonly punch: { readonly id: string } | null;
  readonly cursor: string;
  readonly phase: string;
  readonly notice: { readonly kind: string; readonly place: string | null } | null;
}

/** The subscription that most cases use. */
export const STREAM = `subscription Live($after: String, $placeIds: [ID!], $userIds: [ID!]) {
  punchRecorded(after: $after, placeIds: $placeIds, userIds: $userIds) {
    punch { id at user { name } device { name place { id status } } } cursor phase notice { kind place message }
  }
}`;

/** Subscribes over a socket of its own. */
export function openStream(
  harness: Pick<Harness, "url" | "token">,
  options: { readonly variables?: Record<string, unknown>; readonly token?: string; readonly query?: string } = {},
): Stream {
  const { variables = {}, token = harness.token(), query = STREAM } = options;
  let socket: WebSocket | undefined;
  const client = createClient({
    url: `${harness.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    on: {
      connected: (connected) => {
        if (connected instanceof WebSocket) socket = connected;
      },
    },
  });
  const events: StreamEvent[] = [];
  const errors: unknown[] = [];
  let isOver = false;
  const stop = client.subscribe<Record<string, StreamEvent>>(
    { query, variables },
    {
      next: ({ data, errors: failed }) => {
        if (failed !== undefined) errors.push(...failed);
        const event = Object.values(data ?? {})[0];
        if (event !== undefined && event !== null) events.push(event);
      },
      error: (error) => {
        isOver = true;
        errors.push(...(Array.isArray(error) ? error : [error]));
      },
      complete: () => {
        isOver = true;
      },
    },
  );
  return {
    events,
    errors,
    isOver: () => isOver,
    ids: () => events.flatMap(({ punch }) => (punch === null ? [] : [punch.id])),
    notices: () =>
      events.flatMap(({ notice }) => (notice === null ? [] : [`${notice.kind} ${notice.place ?? ""}`.trim()])),
    cursor: () => events.at(-1)?.cursor ?? "",
    pause: () => socket?.pause(),
    resume: () => socket?.resume(),
    stop: async () => {
      socket?.resume();
      stop();
      await client.dispose();
    },
  };
}

/** Waits until a condition holds; fails after the bound. */
export async function until(condition: () => boolean, what: string, boundMs = 10_000): Promise<void> {
  const end = Date.now() + boundMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`not within ${boundMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
