import * as client from "openid-client";
import type { Log } from "@biometricflow/service/observe/log";
import { DirectoryError } from "../domain/errors.ts";
import { type OidcIdentity, OidcRefusedError } from "../domain/oidc.ts";
import { toIssuer } from "../domain/oidc-binding.ts";
import { createBoundedFetch } from "./bounded-fetch.ts";
import { createKeptAnswer } from "./kept-answer.ts";
import { OtherIssuerError, toProviderFault } from "./provider-fault.ts";

/** The provider, and how it knows us. */
export interface OidcProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
}

/** What a sign-in began with; its browser learns none of it but the state. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** How a code is exchanged. */
export interface Exchange {
  /** Whether the account is known by `sub` alone: its e-mail need not be asked for then. */
  readonly isKnown: (issuer: string, subject: string) => Promise<boolean>;
  /** Aborts when nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined;
}

/** One provider. Methods throw OIDC_UNAVAILABLE where it does not answer in time, or refuses the organisation itself. */
export interface OidcProvider {
  /** Where a browser signs in. */
  readonly toUrl: (checks: OidcChecks, signal?: AbortSignal) => Promise<string>;
  /**
   * Exchanges what the browser came back with, `code=…&state=…`, for whom the provider let in.
   *
   * @throws {OidcRefusedError} OIDC_REFUSED
   */
  readonly exchange: (parameters: string, checks: OidcChecks, how: Exchange) => Promise<OidcIdentity>;
}

/** For all that one sign-in asks of the provider; less than those in front of the directory wait. */
const DEADLINE_SECONDS = 9;
/** How much the clocks of both may differ. */
const TOLERANCE_SECONDS = 30;
/** How long what the provider says of itself is believed. */
const KNOWN_MS = 3_600_000;
/** How long a provider that does not say it is left alone. */
const PAUSE_SECONDS = 10;

/** Creates the client of one provider, which is asked when somebody signs in. */
export function createOidcProvider(
  options: OidcProviderOptions,
  { now, log }: { readonly now: () => number; readonly log: Pick<Log, "warn"> },
): OidcProvider {
  const metadata = createKeptAnswer({
    ask: () => discover(options),
    ...{ now, knownMs: KNOWN_MS, pauseMs: PAUSE_SECONDS * 1000 },
  });
  let jwks: client.ExportedJWKSCache | undefined;
  const guard = async <T>(what: string, given: AbortSignal | undefined, work: Work<T>): Promise<T> => {
    const deadline = AbortSignal.timeout(DEADLINE_SECONDS * 1000);
    const signal = given === undefined ? deadline : AbortSignal.any([given, deadline]);
    try {
      const configuration = toConfiguration(options, await until(metadata(), signal), signal);
      if (jwks !== undefined) client.setJwksCache(configuration, jwks);
      const answer = await work(configuration);
      jwks = client.getJwksCache(configuration) ?? jwks;
      return answer;
    } catch (error) {
      given?.throwIfAborted(); // nobody is there: that says nothing of the provider
      const fault = toProviderFault(error);
      if (!fault.isUsual) log.warn({ provider: options.issuer, fault: fault.name }, what);
      if (fault.kind === "REFUSED") throw new OidcRefusedError("OIDC_REFUSED");
      throw new DirectoryError("OIDC_UNAVAILABLE", "The provider cannot be asked at the moment", {
        retryAfterSeconds: PAUSE_SECONDS,
      });
    }
  };
  return {
    toUrl: ({ state, nonce, verifier }, given) =>
      guard("the sign-in provider could not be asked", given, async (configuration) => {
        const asked = {
          redirect_uri: options.redirectUri,
          scope: options.scopes.join(" "),
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
          ...{ state, nonce },
        };
        return client.buildAuthorizationUrl(configuration, asked).href;
      }),
    exchange: (parameters, checks, { isKnown, signal }) =>
      guard("a sign-in by the provider was not taken", signal, (configuration) =>
        readIdentity(configuration, parameters, { ...checks, ...options, isKnown }),
      ),
  };
}

type Work<T> = (configuration: client.Configuration) => Promise<T>;

/** What comes of work that others wait for too, unless nobody waits here any more. */
async function until<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const give = () => reject(signal.reason);
  signal.addEventListener("abort", give, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", give);
  }
}

async function discover({ issuer, clientId, clientSecret }: OidcProviderOptions): Promise<client.ServerMetadata> {
  const url = new URL(issuer);
  const found = await client.discovery(url, clientId, undefined, toClientAuth(clientSecret), {
    timeout: DEADLINE_SECONDS,
    [client.customFetch]: createBoundedFetch(AbortSignal.timeout(DEADLINE_SECONDS * 1000)),
    execute: isPlain(issuer) ? [client.allowInsecureRequests] : [],
  });
  const metadata = found.serverMetadata();
  // the library lets some names of Entra ID pass that stand for every organisation there
  if (toIssuer(metadata.issuer) !== toIssuer(issuer)) throw new OtherIssuerError();
  return metadata;
}

/** Of one sign-in: what it asks of the provider ends with `signal`. */
function toConfiguration(
  { issuer, clientId, clientSecret }: OidcProviderOptions,
  metadata: client.ServerMetadata,
  signal: AbortSignal,
): client.Configuration {
  const about = { [client.clockTolerance]: TOLERANCE_SECONDS };
  const configuration = new client.Configuration(metadata, clientId, about, toClientAuth(clientSecret));
  configuration.timeout = DEADLINE_SECONDS;
  configuration[client.customFetch] = createBoundedFetch(signal);
  client.enableNonRepudiationChecks(configuration); // although tokens come by TLS: a proxy between may read that
  if (isPlain(issuer)) client.allowInsecureRequests(configuration);
  return configuration;
}

/** Only of this machine: the configuration takes no other. */
function isPlain(issuer: string): boolean {
  return issuer.startsWith("http:");
}

/** By the header, as providers without a word of it take it, unless the provider takes the form alone. */
function toClientAuth(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (methods.includes("client_secret_basic") ? basic : post)(server, ...rest);
  };
}

async function readIdentity(
  configuration: client.Configuration,
  parameters: string,
  {
    issuer,
    redirectUri,
    state,
    nonce,
    verifier,
    isKnown,
  }: OidcProviderOptions & OidcChecks & Pick<Exchange, "isKnown">,
): Promise<OidcIdentity> {
  const url = new URL(redirectUri);
  url.search = parameters;
  const tokens = await client.authorizationCodeGrant(configuration, url, {
    ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined || toIssuer(claims.iss) !== toIssuer(issuer)) throw new OidcRefusedError("OIDC_REFUSED");
  const identity = { issuer: toIssuer(claims.iss), subject: claims.sub };
  const isWhole = claims["email"] !== undefined && claims["email_verified"] !== undefined;
  const hasMore = !isWhole && configuration.serverMetadata().userinfo_endpoint !== undefined;
  const isAsked = hasMore && !(await isKnown(identity.issuer, identity.subject));
  const told = isAsked ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
  const { email, email_verified: isVerified } = told;
  return {
    ...identity,
    email: typeof email === "string" ? email : undefined,
    isEmailVerified: isVerified === true,
  };
}
