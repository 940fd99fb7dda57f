import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** Somebody whom the provider knows. */
export interface KnownPerson {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly preferred_username?: string;
}

/** What an ID token says beside what is right, and by what it is signed. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly alg?: "none" | "RS256";
  readonly isForeignKey?: boolean;
}

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
const KEY_ID = "stage";

/** A real OpenID Connect provider on this machine, at whose door nobody types anything. */
export class OidcStage {
  readonly clientId = "biometricflow";
  readonly clientSecret = "secret-of-the-stage";
  issuer = "";
  /** Who signs in next; nobody: the provider refuses. */
  person: KnownPerson | undefined;
  /** What the token endpoint answers in the place of the provider. */
  forgery: Forgery | undefined;
  /** How often a code was exchanged, or tried to be. */
  exchanges = 0;
  /** Codes are not answered: they wait until whoever sent them goes. */
  isHanging = false;
  #held = 0;
  #onHeld: (() => void) | undefined;
  readonly #people = new Map<string, KnownPerson>();
  #server: Server | undefined;
  #nonce = "";

  async start(redirectUri: string, port = 0): Promise<void> {
    const server = createServer();
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === "string") throw new TypeError("no port");
    this.issuer = `http://127.0.0.1:${address.port}`;
    const provider = this.#createProvider(redirectUri);
    const answer = provider.callback();
    server.on("request", (request, response) => {
      void this.#serve(provider, { request, response, answer });
    });
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }

  /** Waits until so many codes wait. */
  async whenHeld(count: number): Promise<void> {
    if (this.#held === count) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onHeld = () => {
      if (this.#held === count) resolve();
    };
    await promise;
  }

  #hold(response: ServerResponse): void {
    this.#held++;
    this.#onHeld?.();
    response.once("close", () => {
      this.#held--;
      this.#onHeld?.();
    });
  }

  /** What the browser of `person` comes back with to the dashboard, from the address where it was sent. */
  async visit(url: string): Promise<string> {
    const cookies = new Map<string, string>();
    let next = url;
    for (let hops = 0; hops < 10; hops++) {
      const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
      const response = await fetch(next, { redirect: "manual", headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split(/=(.*)/s);
        cookies.set(name, value);
      }
      const location = response.headers.get("location");
      if (location === null) throw new TypeError(`${next} leads nowhere: ${response.status} ${await response.text()}`);
      const target = new URL(location, next);
      if (target.origin !== this.issuer) return target.search.slice(1);
      next = target.href;
    }
    throw new TypeError("the provider leads round and round");
  }

  #createProvider(redirectUri: string): Provider {
    const jwk = { ...privateKey.export({ format: "jwk" }), kid: KEY_ID, alg: "RS256", use: "sig" };
    return new Provider(this.issuer, {
      clients: [{ client_id: this.clientId, client_secret: this.clientSecret, redirect_uris: [redirectUri] }],
      jwks: { keys: [jwk] },
      cookies: { keys: ["a key of the stage"] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["preferred_username"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: async () => ({ ...this.#people.get(sub), sub }),
      }),
      loadExistingGrant: async (context) => {
        const { client, session } = context.oidc;
        if (client === undefined || session?.accountId === undefined) return undefined;
        const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope("openid email profile");
        await grant.save();
        return grant;
      },
    });
  }

  async #serve(
    provider: Provider,
    parts: {
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
      readonly answer: ReturnType<Provider["callback"]>;
    },
  ): Promise<void> {
    const { request, response, answer } = parts;
    const url = new URL(request.url ?? "/", this.issuer);
    if (url.pathname === "/token") this.exchanges++;
    if (url.pathname === "/token" && this.isHanging) return this.#hold(response);
    this.#nonce = url.searchParams.get("nonce") ?? this.#nonce;
    if (url.pathname === "/token" && this.forgery !== undefined) return this.#forge(this.forgery, response);
    if (!url.pathname.startsWith("/interaction/")) return void answer(request, response);
    const { person } = this;
    if (person === undefined) return provider.interactionFinished(request, response, { error: "access_denied" });
    this.#people.set(person.sub, person);
    return provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  }

  #forge({ claims, alg = "RS256", isForeignKey = false }: Forgery, response: ServerResponse): void {
    const seconds = Math.floor(Date.now() / 1000);
    const right = { iss: this.issuer, aud: this.clientId, iat: seconds, exp: seconds + 60, nonce: this.#nonce };
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const text = `${encode({ alg, kid: KEY_ID })}.${encode({ ...right, ...this.person, ...claims })}`;
    const key = isForeignKey ? foreign.privateKey : privateKey;
    const signature = alg === "none" ? "" : sign("sha256", Buffer.from(text), key).toString("base64url");
    const body = { access_token: "a", token_type: "Bearer", id_token: `${text}.${signature}` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  }
}
