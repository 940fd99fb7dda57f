import { createPublicKey } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouter, type Router } from "../../router/src/router.ts";
import type { RouterSettings } from "../../router/src/router-settings.ts";
import { loadSupergraph, toSupergraph } from "../../router/src/supergraph.ts";
import { readSubgraphSdl } from "@biometricflow/schema/subgraph-sdl";
import { listen } from "@biometricflow/service/http/http-server";
import {
  createSigningKeyFile,
  type KeySet,
  readOrCreateSigningKey,
  toJwks,
} from "@biometricflow/service/identity/keys";
import { createLog } from "@biometricflow/service/observe/log";
import { createTokenVerifier, ROUTER_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { PATIENCE_MS } from "../setup/patience-ms.ts";
import { type FakeDirectory, startFakeDirectory } from "./fake-directory.ts";
import { createFakePlace, type FakePlace } from "./fake-place.ts";
import { createFakeLedger } from "./fake-place-data.ts";
import { createHarnessTokens, type HarnessTokens } from "./harness-tokens.ts";

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
export interface Harness extends HarnessTokens {
  readonly url: string;
  readonly router: Router;
  readonly places: ReadonlyMap<string, FakePlace>;
  readonly place: (id: string) => FakePlace;
  /** The router's public keys, as a place that runs by itself is given them. */
  readonly routerJwks: string;
  /** What the fake directory says is changed by these; the router follows within 50 ms. */
  readonly changePlace: FakeDirectory["changePlace"];
  readonly revoke: FakeDirectory["revoke"];
  readonly giveDeviceWrites: FakeDirectory["giveDeviceWrites"];
  readonly stopDirectory: () => Promise<void>;
  readonly sayInDirectory: FakeDirectory["say"];
  readonly askedDirectory: FakeDirectory["asked"];
  readonly audited: FakeDirectory["audited"];
  /** The folder of the router's copies of what the directory owns. */
  readonly cacheDir: string;
  /** Ends the router and starts another with the same folder. */
  readonly restartRouter: () => Promise<void>;
  readonly forwardedFor: FakeDirectory["forwardedFor"];
  readonly query: (
    query: string,
    options?: { readonly variables?: object; readonly token?: string | null },
  ) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

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
  const registered = [...places.values()].map((place, index) => ({
    id: place.id,
    name: place.id.toUpperCase(),
    location: "Somewhere",
    timeZone: "Asia/Riyadh",
    urls: [place.url()],
    enabled: true,
    priority: index,
  }));
  const directory = await startFakeDirectory(directoryKey, registered);
  const log = createLog({ service: "router", level: process.env["TEST_LOG"] ?? "silent" });
  const supergraph = toSupergraph(toContract(loadSupergraph().sdl));
  const cacheDir = join(dir, "router");
  mkdirSync(cacheDir);
  writeFileSync(join(cacheDir, "attendance-jwks.json"), JSON.stringify(toJwks([attendanceKey])));
  const seed = { version: "", places: registered };
  const startRouter = async () => {
    const router = await createRouter({
      version: "0.0.0",
      supergraph,
      directoryOrigin: directory.origin,
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
  const tokens = createHarnessTokens({ directory: directoryKey, router: routerKey, attendance: attendanceKey });
  return {
    get url() {
      return running.url;
    },
    get router() {
      return running.router;
    },
    cacheDir,
    routerJwks: JSON.stringify(toJwks([routerKey])),
    askedDirectory: directory.asked,
    audited: directory.audited,
    sayInDirectory: directory.say,
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
    changePlace: directory.changePlace,
    revoke: directory.revoke,
    giveDeviceWrites: directory.giveDeviceWrites,
    stopDirectory: directory.stop,
    forwardedFor: directory.forwardedFor,
    ...tokens,
    query: async (query, { variables, token: given = tokens.token() } = {}) => {
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
      await directory.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function toPublicKey(key: ReturnType<typeof createSigningKeyFile>) {
  return createPublicKey(key.privateKey);
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
