import { createHash, randomBytes } from "node:crypto";
import { toAddressKey } from "@biometricflow/edge/address-key";
import type { AccountChange } from "../domain/account.ts";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { badInput, DirectoryError, tooManyFailures, toRefusalOf } from "../domain/errors.ts";
import { createInFlight, type InFlight } from "../domain/in-flight.ts";
import { bindAtSignIn, decideOidc, type OidcDecision, type OidcIdentity, OidcRefusedError } from "../domain/oidc.ts";
import type { Principal } from "../domain/principal.ts";
import { type FactorPolicy, refuseWithoutFactor } from "../domain/second-factor.ts";
import {
  createSignInLimit,
  DEFAULT_SIGN_IN_LIMIT,
  type SignInLimit,
  type SignInLimitOptions,
} from "../domain/sign-in-limit.ts";
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
/** Codes that are exchanged at a time, fewer than the router lets through: who begins is heard while the provider hangs. */
const MAX_EXCHANGES = 24;
const MAX_EXCHANGES_OF_ADDRESS = 8;
const RETRY_AFTER_SECONDS = 2;

/** Creates signing in by the provider of one directory. */
export function createOidcSignIn(options: OidcSignInOptions): OidcSignIn {
  const { provider, now, limit = DEFAULT_SIGN_IN_LIMIT } = options;
  const waiting = createWaiting<Step>();
  const failures = createSignInLimit(limit);
  const find = createFind(options, { waiting, failures, room: createRoom() });
  return {
    beginSignIn: async ({ address, signal }) => {
      const offered = requireProvider(provider);
      const binding = createSecret();
      const checks = { state: toState(binding), nonce: createSecret(), verifier: createSecret() };
      const url = await offered.toUrl(checks, signal);
      waiting.add(checks.state, { owner: toAddressKey(address), value: { kind: "ASKED", checks } }, now());
      return { url, binding };
    },
    checkSignIn: async (given, client) => {
      const address = toAddressKey(client.address);
      try {
        const principal = await find(given, client);
        failures.clear(address);
        return principal;
      } catch (error) {
        if (!(error instanceof OidcRefusedError)) throw error;
        const seconds = failures.secondsToWait(address, now());
        failures.addFailure(address, now());
        throw seconds > 0 ? tooManyFailures("failed sign-ins", seconds, error.subject) : error;
      }
    },
  };
}

/** What is remembered between requests. */
interface Memory {
  readonly waiting: Waiting<Step>;
  readonly failures: SignInLimit;
  readonly room: InFlight;
}

function createFind(options: OidcSignInOptions, memory: Memory) {
  const { store, provider, requireCode, factorPolicy, now } = options;
  return async (given: Readonly<Record<string, unknown>>, { address, signal }: Client): Promise<Principal> => {
    const state = toState(readText(given, "binding"));
    const otp = given["otp"] === undefined ? undefined : readText(given, "otp");
    const asked = { state, given, signal, address: toAddressKey(address) };
    const identity = await prove(requireProvider(provider), asked, { ...options, ...memory });
    const { account } = requireAccount(await store.viewAccounts((view) => decideOidc(identity, view, now())));
    try {
      refuseWithoutFactor(account, factorPolicy);
      await requireCode(account, otp);
    } catch (error) {
      throw toRefusalOf(account.subject, error);
    }
    signal?.throwIfAborted(); // nobody is there to take the session
    if (memory.waiting.take(state, now()) === undefined) throw new OidcRefusedError("OIDC_REFUSED", account.subject);
    const { principal, refusal } = await store.changeAccounts((view): Bound => {
      const decision = decideOidc(identity, view, now());
      if (decision.kind === "REFUSED") return { refusal: toRefusal(decision) };
      if (!isSameAsked(decision.account, account)) return {};
      return bindAtSignIn(decision, identity, { address, atMs: now() });
    });
    if (principal === undefined) throw refusal ?? new OidcRefusedError("OIDC_REFUSED", account.subject);
    return principal;
  };
}

/** Whether the code that was asked for is the one of this account still. */
function isSameAsked(left: Principal, right: Principal): boolean {
  return left.subject === right.subject && left.secondFactor?.confirmedAtMs === right.secondFactor?.confirmedAtMs;
}

interface Bound extends AccountChange {
  readonly refusal?: OidcRefusedError;
}

interface Asked {
  readonly state: string;
  readonly given: Readonly<Record<string, unknown>>;
  /** As it is counted. */
  readonly address: string;
  readonly signal: AbortSignal | undefined;
}

/** Whom the provider let in; it is kept for the request that brings the account's code. */
async function prove(
  provider: OidcProvider,
  { state, given, address, signal }: Asked,
  { waiting, failures, room, store, now }: Memory & OidcSignInOptions,
): Promise<OidcIdentity> {
  const step = waiting.look(state, now());
  if (step?.kind === "PROVEN" && given["parameters"] === undefined) return step.identity;
  const seconds = step?.kind === "ASKED" ? failures.secondsToWait(address, now()) : 0;
  if (seconds > 0) throw tooManyFailures("failed sign-ins", seconds); // before anything is asked of the provider
  return room(address, async () => {
    waiting.take(state, now()); // a second answer to one question ends it
    if (step?.kind !== "ASKED") throw new OidcRefusedError("OIDC_REFUSED");
    const isKnown = (issuer: string, subject: string) =>
      store.viewAccounts(({ findByOidc }) => findByOidc(issuer, subject) !== undefined);
    const identity = await provider.exchange(readText(given, "parameters"), step.checks, { isKnown, signal });
    waiting.add(state, { owner: address, value: { kind: "PROVEN", identity } }, now());
    return identity;
  });
}

function createRoom(): InFlight {
  const details = { retryAfterSeconds: RETRY_AFTER_SECONDS };
  const ofAll = createInFlight(
    MAX_EXCHANGES,
    () => new DirectoryError("OIDC_UNAVAILABLE", "Too many sign-ins by the provider at the moment", details),
  );
  const ofAddress = createInFlight(MAX_EXCHANGES_OF_ADDRESS, () => tooManyFailures("sign-ins", RETRY_AFTER_SECONDS));
  return (address, task) => ofAddress(address, () => ofAll("", task));
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
