import { createHash, randomBytes } from "node:crypto";
import type { AccountChange } from "../domain/account.ts";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { badInput, DirectoryError, tooManyFailures } from "../domain/errors.ts";
import { bindAtSignIn, decideOidc, type OidcDecision, type OidcIdentity, OidcRefusedError } from "../domain/oidc.ts";
import type { Principal } from "../domain/principal.ts";
import { type FactorPolicy, refuseWithoutFactor } from "../domain/second-factor.ts";
import { createSignInLimit, DEFAULT_SIGN_IN_LIMIT, type SignInLimitOptions } from "../domain/sign-in-limit.ts";
import { createWaiting, type Waiting } from "../domain/waiting.ts";
import type { SecondFactors } from "../second-factor/second-factors.ts";
import type { Client } from "../sign-in.ts";
import type { OidcChecks, OidcProvider } from "./provider.ts";

/** A sign-in that began. */
export interface BegunOidc {
  /** Where the browser goes. */
  readonly url: string;
  /** What the browser keeps to itself: nobody else ends this sign-in. */
  readonly binding: string;
}

/** Signing in by a provider. */
export interface OidcSignIn {
  /** @throws {DirectoryError} OIDC_NOT_OFFERED, OIDC_UNAVAILABLE */
  readonly beginSignIn: (client: Client) => Promise<BegunOidc>;
  /**
   * Gives whose account it is. Wrong answers from one address are told to wait; a right one is always heard.
   *
   * @param given `binding`, and `parameters` as the provider gave them to the browser; or `binding` and `otp` after
   *   SECOND_FACTOR_REQUIRED, since a provider's code is good once
   * @throws {OidcRefusedError} OIDC_REFUSED, OIDC_NO_ACCOUNT
   * @throws {DirectoryError} OIDC_NOT_OFFERED, OIDC_UNAVAILABLE, BAD_USER_INPUT, RATE_LIMITED, SECOND_FACTOR_REQUIRED,
   *   SECOND_FACTOR_WRONG, SECOND_FACTOR_SETUP_REQUIRED, PASSKEY_REQUIRED
   */
  readonly checkSignIn: (given: Readonly<Record<string, unknown>>, client: Client) => Promise<Principal>;
}

/** What signing in by a provider stands on. */
export interface OidcSignInOptions {
  readonly store: Pick<DirectoryStore, "viewAccounts" | "changeAccounts">;
  /** `undefined` where the configuration names none. */
  readonly provider: OidcProvider | undefined;
  readonly requireCode: SecondFactors["requireCode"];
  readonly factorPolicy: FactorPolicy;
  readonly now: () => number;
  /** Wrong answers that one address may send. */
  readonly limit?: SignInLimitOptions;
}

/** What waits: for the browser to come back, or for the code of the account. */
type Step =
  | { readonly kind: "ASKED"; readonly checks: OidcChecks }
  | { readonly kind: "PROVEN"; readonly identity: OidcIdentity };

const MAX_CHARS = 8_192;

/** Creates signing in by the provider of one directory. */
export function createOidcSignIn(options: OidcSignInOptions): OidcSignIn {
  const { provider, now, limit = DEFAULT_SIGN_IN_LIMIT } = options;
  const waiting = createWaiting<Step>();
  const failures = createSignInLimit(limit);
  const find = createFind(options, waiting);
  return {
    beginSignIn: async ({ address }) => {
      const offered = requireProvider(provider);
      const binding = createSecret();
      const checks = { state: toState(binding), nonce: createSecret(), verifier: createSecret() };
      const url = await offered.toUrl(checks);
      waiting.add(checks.state, { owner: address, value: { kind: "ASKED", checks } }, now());
      return { url, binding };
    },
    checkSignIn: async (given, client) => {
      const { address } = client;
      try {
        const principal = await find(given, client);
        failures.clear(address);
        return principal;
      } catch (error) {
        if (!(error instanceof OidcRefusedError)) throw error;
        const seconds = failures.secondsToWait(address, now());
        failures.addFailure(address, now());
        throw seconds > 0 ? tooManyFailures("failed sign-ins", seconds) : error;
      }
    },
  };
}

function createFind({ store, provider, requireCode, factorPolicy, now }: OidcSignInOptions, waiting: Waiting<Step>) {
  return async (given: Readonly<Record<string, unknown>>, { address, signal }: Client): Promise<Principal> => {
    const state = toState(readText(given, "binding"));
    const otp = given["otp"] === undefined ? undefined : readText(given, "otp");
    const identity = await prove(requireProvider(provider), { state, given }, { waiting, address, now });
    const { account } = requireAccount(await store.viewAccounts((view) => decideOidc(identity, view, now())));
    refuseWithoutFactor(account, factorPolicy);
    await requireCode(account, otp);
    signal?.throwIfAborted(); // nobody is there to take the session
    if (waiting.take(state, now()) === undefined) throw new OidcRefusedError("OIDC_REFUSED", account.subject);
    const { principal, refusal } = await store.changeAccounts((view): Bound => {
      const decision = decideOidc(identity, view, now());
      if (decision.kind === "REFUSED") return { refusal: toRefusal(decision) };
      return bindAtSignIn(decision, identity, { address, atMs: now() });
    });
    if (principal === undefined) throw refusal ?? new OidcRefusedError("OIDC_REFUSED", account.subject);
    return principal;
  };
}

interface Bound extends AccountChange {
  readonly refusal?: OidcRefusedError;
}

/** Whom the provider let in; it is kept for the request that brings the account's code. */
async function prove(
  provider: OidcProvider,
  { state, given }: { readonly state: string; readonly given: Readonly<Record<string, unknown>> },
  parts: { readonly waiting: Waiting<Step>; readonly address: string; readonly now: () => number },
): Promise<OidcIdentity> {
  const { waiting, address, now } = parts;
  const step = waiting.look(state, now());
  if (step?.kind === "PROVEN" && given["parameters"] === undefined) return step.identity;
  waiting.take(state, now()); // a second answer to one question ends it
  if (step?.kind !== "ASKED") throw new OidcRefusedError("OIDC_REFUSED");
  const identity = await provider.exchange(readText(given, "parameters"), step.checks);
  waiting.add(state, { owner: address, value: { kind: "PROVEN", identity } }, now());
  return identity;
}

function requireAccount(decision: OidcDecision): Exclude<OidcDecision, { readonly kind: "REFUSED" }> {
  if (decision.kind === "REFUSED") throw toRefusal(decision);
  return decision;
}

function toRefusal({ reason, subject }: Extract<OidcDecision, { readonly kind: "REFUSED" }>): OidcRefusedError {
  return new OidcRefusedError(reason, subject);
}

function requireProvider(provider: OidcProvider | undefined): OidcProvider {
  if (provider !== undefined) return provider;
  throw new DirectoryError("OIDC_NOT_OFFERED", "There is no provider to sign in by");
}

function createSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The state stands in addresses; what its browser keeps does not. */
function toState(binding: string): string {
  return createHash("sha256").update(`oidc ${binding}`).digest("base64url");
}

function readText(given: Readonly<Record<string, unknown>>, key: string): string {
  const value = given[key];
  if (typeof value === "string" && value !== "" && value.length <= MAX_CHARS) return value;
  throw badInput(key, `${key} must be a text of at most ${MAX_CHARS} characters`);
}
