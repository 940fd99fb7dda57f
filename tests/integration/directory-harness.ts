import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { PasswordHash } from "../../subgraphs/directory/src/domain/password-hash.ts";
import { createBoundedPasswordHash } from "../../subgraphs/directory/src/passwords/bounded-password-hash.ts";
import { createInlinePasswordHash } from "../../subgraphs/directory/src/passwords/inline-password-hash.ts";
import type { FollowedConfiguration } from "../../subgraphs/directory/src/configuration/follow-configuration.ts";
import { createFirstAccounts, type FirstAccounts } from "../../subgraphs/directory/src/first-accounts.ts";
import { DEFAULT_RETENTION } from "../../subgraphs/directory/src/maintenance.ts";
import { DEFAULT_SESSION_LIMITS } from "../../subgraphs/directory/src/domain/session.ts";
import type { DirectoryStore } from "../../subgraphs/directory/src/domain/directory-store.ts";
import type { OidcProviderOptions } from "../../subgraphs/directory/src/oidc/provider.ts";
import { createDirectoryServer } from "../../subgraphs/directory/src/server.ts";
import { LONGEST_TOKEN_SECONDS } from "@biometricflow/service/identity/key-rotation";
import { openSigningKeys } from "@biometricflow/service/identity/signing-keys";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import type { WebhookSettings } from "../../subgraphs/directory/src/webhooks/open-webhooks.ts";
import { listen } from "@biometricflow/service/http/http-server";
import {
  createSigningKeyFile,
  fromJwks,
  readOrCreateSecret,
  readSigningKey,
  toJwks,
} from "@biometricflow/service/identity/keys";
import { createLog } from "@biometricflow/service/observe/log";
import {
  createTokenSigner,
  type NewTokenClaims,
  ROUTER_ISSUER,
  TOKEN_USES,
  type TokenUse,
} from "@biometricflow/service/identity/token";

const FIRST_MS = Date.UTC(2026, 10, 22, 5);

/** A place as a configuration file would name it. */
export function createPlace(id: string, priority: number, timeZone = "Asia/Riyadh"): RegisteredPlace {
  const urls = [`http://127.0.0.1:${8000 + priority}/graphql`];
  return { id, name: id.toUpperCase(), location: `${id} street`, timeZone, urls, enabled: true, priority };
}

/** An answer over HTTP; `body` is what the test expects there. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The body of a refusal outside GraphQL. */
export interface Refusal {
  readonly error: { readonly code: string; readonly message: string };
}

/** The body of a GraphQL answer. */
export interface GraphqlAnswer<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** The tokens of a session. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** The claims under which the router speaks when the client has no token. */
export const ANONYMOUS: NewTokenClaims = { sub: "anonymous", sid: "", role: "PUBLIC", places: [] };
/** The claims of an administrator. */
export const ADMIN: NewTokenClaims = { sub: "account/admin", sid: "s", role: "ADMIN", places: ["*"] };

/** A data folder with keys, in which directories can be started again and again; its clock stands until moved. */
export class DirectoryHarness {
  readonly dir = mkdtempSync(join(tmpdir(), "bf-directory-"));
  readonly storeFile = join(this.dir, "directory", "directory.sqlite");
  readonly accountsFile = join(this.dir, "directory", "first-accounts.json");
  readonly logLines: string[] = [];
  nowMs = FIRST_MS;
  /** Weak on purpose: tests sign in often. */
  passwordCost = { N: 16, r: 1, p: 1 };
  /** How many passwords were compared, or seemingly so; each of these takes its time. */
  comparisons = 0;
  url = "";
  retention = DEFAULT_RETENTION;
  /** To addresses of the internet alone. */
  webhooks: WebhookSettings = { allow: [] };
  /** Whose feed it follows; nobody's. */
  attendanceUrl: string | undefined;
  sessionLimits = DEFAULT_SESSION_LIMITS;
  /** The pauses before tries to sign in, in milliseconds; none is waited for, the clock moves by them. */
  readonly waitedMs: number[] = [];
  /** Where browsers reach the dashboard. */
  webOrigin = "http://127.0.0.1:8501";
  factorPolicy: "OFF" | "ADMIN" = "OFF";
  /** Whose changes its audit names. */
  configuration: FollowedConfiguration | undefined;
  oidc: OidcProviderOptions | undefined;
  /** False for a directory where nobody has an account until its set-up. */
  isDemo = true;
  /** Where the directory signs from. */
  keyFiles = { file: join(this.dir, "keys", "directory.pem"), nextFile: join(this.dir, "keys", "next.pem") };
  /** How far the clock of the keys is ahead of all others. */
  keysAheadMs = 0;
  /** Up to where the directory took the feed of a place. */
  readFeedPosition: DirectoryStore["readFeedPosition"] = async () => undefined;
  issueSetupToken: () => Promise<string | undefined> = async () => undefined;
  #stop: (() => Promise<void>) | undefined;

  #count(passwords: PasswordHash): PasswordHash {
    const counted = <T>(answer: Promise<T>): Promise<T> => {
      this.comparisons++;
      return answer;
    };
    return {
      hash: (...of) => passwords.hash(...of),
      matches: (...of) => counted(passwords.matches(...of)),
      pretend: (...of) => counted(passwords.pretend(...of)),
    };
  }

  async start(places = [createPlace("riyadh", 0), createPlace("cairo", 1, "Africa/Cairo")]): Promise<void> {
    const store = openSqliteStore(this.storeFile);
    this.readFeedPosition = store.readFeedPosition;
    const [firstPlace] = places;
    if (this.isDemo) {
      await createFirstAccounts({
        store,
        file: this.accountsFile,
        firstPlace: firstPlace?.id,
        passwordHash: createInlinePasswordHash(this.passwordCost),
      });
    }
    const routerKeys = fromJwks(toJwks([this.readKey("router")]));
    const log = createLog({ service: "directory", level: "info", destination: this.#logSink() });
    const now = () => this.nowMs + this.keysAheadMs;
    const signingKeys = openSigningKeys({
      ...this.keyFiles,
      longestTokenSeconds: LONGEST_TOKEN_SECONDS.directory,
      log,
      now,
      lookMs: 20,
    });
    const { app, issueSetupToken, stop } = await createDirectoryServer({
      store,
      places,
      signingKeys,
      routerKeys: () => routerKeys,
      factorKey: readOrCreateSecret(join(this.dir, "second-factor.key")),
      organisation: "Harness",
      factorPolicy: this.factorPolicy,
      ...(this.configuration === undefined ? {} : { configuration: this.configuration }),
      ...{ oidc: this.oidc, attendanceUrl: this.attendanceUrl },
      refreshSecret: readOrCreateSecret(join(this.dir, "refresh.key")),
      webOrigin: this.webOrigin,
      version: "0.0.0",
      log,
      now: () => this.nowMs,
      passwordHash: createBoundedPasswordHash(this.#count(createInlinePasswordHash(this.passwordCost))),
      wait: async (ms) => {
        this.waitedMs.push(ms);
        this.nowMs += ms;
      },
      retention: this.retention,
      webhooks: this.webhooks,
      sessionLimits: this.sessionLimits,
      signInLimit: { maxFailures: 3, windowMs: 60_000 },
    });
    this.url = (await listen(app, { host: "127.0.0.1", port: 0 })).url;
    this.issueSetupToken = issueSetupToken;
    this.#stop = async () => {
      signingKeys.stop();
      await stop();
    };
  }

  async stop(): Promise<void> {
    await this.#stop?.();
    this.#stop = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dir, { recursive: true });
  }

  /** The key of this name, made when it is asked for first. */
  readKey(name: string) {
    const file = join(this.dir, "keys", `${name}.pem`);
    return existsSync(file) ? readSigningKey(file) : createSigningKeyFile(file);
  }

  /** A token as the router signs them; each part can be wrong. */
  routerToken(claims: NewTokenClaims, wrong: { key?: string; issuer?: string; use?: TokenUse } = {}): string {
    const { key = "router", issuer = ROUTER_ISSUER, use = TOKEN_USES.directory } = wrong;
    const sign = createTokenSigner({ key: this.readKey(key), issuer, now: () => this.nowMs });
    return sign(claims, { use, expiresInSeconds: 60 });
  }

  readFirstAccounts(): FirstAccounts {
    return JSON.parse(readFileSync(this.accountsFile, "utf8"));
  }

  /** What an account of the first-accounts file signs in with. */
  findAccount(username: string) {
    const account = this.readFirstAccounts().accounts.find((it) => it.username === username);
    return { username, password: account?.password ?? "" };
  }

  /** Headers of the router's request for a client at this address. */
  from(address: string): Record<string, string> {
    return { authorization: `Bearer ${this.routerToken(ANONYMOUS)}`, "x-forwarded-for": address };
  }

  async signIn(input: unknown = { apiKey: this.readFirstAccounts().apiKey }): Promise<Tokens> {
    return (await this.post<Tokens>("/auth/token", input)).body;
  }

  refresh(refreshToken: string): Promise<Answer<Tokens>> {
    return this.post<Tokens>("/auth/refresh", { refresh_token: refreshToken });
  }

  verify(token: string) {
    return this.post<{ active: boolean; sub?: string; sid?: string; role?: string }>("/auth/verify", { token });
  }

  async get<Body>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return toAnswer(await fetch(this.url + path, { headers }));
  }

  async post<Body = Refusal>(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const allHeaders = { "content-type": "application/json", ...headers };
    return toAnswer(await fetch(this.url + path, { method: "POST", headers: allHeaders, body: JSON.stringify(body) }));
  }

  /** Sends an operation as the router would. */
  ask<Data>(claims: NewTokenClaims, query: string, headers: Readonly<Record<string, string>> = {}) {
    const authorization = `Bearer ${this.routerToken(claims)}`;
    return this.post<GraphqlAnswer<Data>>("/graphql", { query }, { authorization, ...headers });
  }

  #logSink(): Writable {
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.logLines.push(chunk.toString());
        done();
      },
    });
  }
}

async function toAnswer<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text === "" ? "null" : text) };
}
