import * as client from "openid-client";
import type { Log } from "@biometricflow/service/observe/log";
import { DirectoryError } from "../domain/errors.ts";
import { type OidcIdentity, OidcRefusedError } from "../domain/oidc.ts";
import { toIssuer } from "../domain/oidc-binding.ts";
import { toProviderFault } from "./provider-fault.ts";

/** The provider, and how it knows us. */
export interface OidcProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** The claim that is compared with usernames. */
  readonly usernameClaim: string;
}

/** What a sign-in began with; its browser learns none of it but the state. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** One provider. Methods throw OIDC_UNAVAILABLE where it does not answer, or refuses the organisation itself. */
export interface OidcProvider {
  /** Where a browser signs in. */
  readonly toUrl: (checks: OidcChecks) => Promise<string>;
  /**
   * Exchanges what the browser came back with, `code=…&state=…`, for whom the provider let in.
   *
   * @throws {OidcRefusedError} OIDC_REFUSED
   */
  readonly exchange: (parameters: string, checks: OidcChecks) => Promise<OidcIdentity>;
}

const TIMEOUT_SECONDS = 10;
/** How much the clocks of both may differ. */
const TOLERANCE_SECONDS = 30;
/** How long what the provider says of itself is believed. */
const KNOWN_MS = 3_600_000;

/** Creates the client of one provider, which is asked when somebody signs in. */
export function createOidcProvider(
  options: OidcProviderOptions,
  { now, log }: { readonly now: () => number; readonly log: Pick<Log, "warn"> },
): OidcProvider {
  const configuration = createConfiguration(options, now);
  const guard = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const fault = toProviderFault(error);
      if (!fault.isUsual) log.warn({ provider: options.issuer, fault: fault.name }, what);
      if (fault.kind === "REFUSED") throw new OidcRefusedError("OIDC_REFUSED");
      throw new DirectoryError("OIDC_UNAVAILABLE", "The provider cannot be asked at the moment", {
        retryAfterSeconds: TIMEOUT_SECONDS,
      });
    }
  };
  return {
    toUrl: ({ state, nonce, verifier }) =>
      guard("the sign-in provider could not be asked", async () => {
        const asked = {
          redirect_uri: options.redirectUri,
          scope: options.scopes.join(" "),
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
          ...{ state, nonce },
        };
        return client.buildAuthorizationUrl(await configuration(), asked).href;
      }),
    exchange: (parameters, checks) =>
      guard("a sign-in by the provider was not taken", async () =>
        readIdentity(await configuration(), parameters, { ...checks, ...options }),
      ),
  };
}

/** What the provider says of itself, asked for once at a time, and again when it is old; a fault is not kept. */
function createConfiguration(options: OidcProviderOptions, now: () => number): () => Promise<client.Configuration> {
  let known: { readonly sinceMs: number; readonly read: Promise<client.Configuration> } | undefined;
  return () => {
    if (known !== undefined && now() - known.sinceMs < KNOWN_MS) return known.read;
    const asked = { sinceMs: now(), read: discover(options) };
    known = asked;
    asked.read.catch(() => {
      if (known === asked) known = undefined;
    });
    return asked.read;
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcProviderOptions): Promise<client.Configuration> {
  const url = new URL(issuer);
  const isPlain = url.protocol === "http:"; // of this machine alone: the configuration takes no other
  return client.discovery(url, clientId, { [client.clockTolerance]: TOLERANCE_SECONDS }, toClientAuth(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // signatures are checked although the token comes by TLS: a proxy between may read that
    execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
  });
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
  { redirectUri, usernameClaim, state, nonce, verifier }: OidcProviderOptions & OidcChecks,
): Promise<OidcIdentity> {
  const url = new URL(redirectUri);
  url.search = parameters;
  const tokens = await client.authorizationCodeGrant(configuration, url, {
    ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new OidcRefusedError("OIDC_REFUSED");
  const isWhole = claims[usernameClaim] !== undefined && claims["email_verified"] !== undefined;
  const hasMore = !isWhole && configuration.serverMetadata().userinfo_endpoint !== undefined;
  const told = hasMore ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
  const name = told[usernameClaim];
  return {
    ...{ issuer: toIssuer(claims.iss), subject: claims.sub },
    claimedName: typeof name === "string" ? name : undefined,
    isEmailVerified: told["email_verified"] === true,
  };
}
