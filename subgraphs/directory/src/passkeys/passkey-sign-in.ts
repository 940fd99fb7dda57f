import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { toAddressKey } from "@biometricflow/edge/address-key";
import { tooManyFailures } from "../domain/errors.ts";
import { noteUse, type Passkey, PasskeyRefusedError, type PasskeyUse } from "../domain/passkey.ts";
import { CHALLENGE_MS } from "../domain/passkey-challenges.ts";
import { isUsable, type Principal } from "../domain/principal.ts";
import type { AccountChange } from "../domain/account.ts";
import { createSignInLimit, DEFAULT_SIGN_IN_LIMIT } from "../domain/sign-in-limit.ts";
import type { Client } from "../sign-in.ts";
import { parseAuthentication } from "./passkey-response.ts";
import { type OfferedSite, type PasskeysOptions, requireSite, toUserHandle } from "./passkey-site.ts";

/** Signing in by a passkey, without a name. */
export interface PasskeySignIn {
  /** What a browser asks its authenticators. @throws {DirectoryError} PASSKEYS_NOT_OFFERED */
  readonly beginSignIn: (client: Client) => Promise<PublicKeyCredentialRequestOptionsJSON>;
  /**
   * Gives whose passkey answered. Wrong answers from one address are told to wait; a right one is always heard: nobody guesses a
   * signature.
   *
   * @throws {PasskeyRefusedError} alike for whatever is wrong
   * @throws {DirectoryError} PASSKEYS_NOT_OFFERED, BAD_USER_INPUT, RATE_LIMITED
   */
  readonly checkSignIn: (response: unknown, client: Client) => Promise<Principal>;
}

interface UseDecision extends AccountChange {
  readonly refusal?: PasskeyRefusedError;
}

const PURPOSE = "signIn";

/** Creates signing in by the passkeys of one directory. */
export function createPasskeySignIn(options: PasskeysOptions): PasskeySignIn {
  const { store, site, challenges, now, limit = DEFAULT_SIGN_IN_LIMIT } = options;
  const failures = createSignInLimit(limit);
  const find = async (given: unknown): Promise<Principal> => {
    const offered = requireSite(site);
    const response = parseAuthentication(given);
    const account = await store.viewAccounts(({ findByPasskey }) => findByPasskey(response.id));
    const passkey = account?.passkeys?.find(({ id }) => id === response.id);
    const isWaiting = (challenge: string) => challenges.take(challenge, PURPOSE, now());
    if (account === undefined || passkey === undefined) throw new PasskeyRefusedError();
    const { subject } = account;
    if (response.response.userHandle !== toUserHandle(subject).toString("base64url"))
      throw new PasskeyRefusedError(subject);
    const use = await readUse(response, { offered, passkey, isWaiting });
    if (use === undefined) throw new PasskeyRefusedError(subject);
    const { principal, refusal } = await store.changeAccounts(
      ({ findByPasskey }): UseDecision =>
        decideUse(findByPasskey(passkey.id), { ...use, id: passkey.id, nowMs: now() }),
    );
    if (principal === undefined) throw refusal ?? new PasskeyRefusedError(subject);
    return principal;
  };
  return {
    beginSignIn: async ({ address }) => {
      const { rpId } = requireSite(site);
      const asked = await generateAuthenticationOptions({
        rpID: rpId,
        userVerification: "required",
        timeout: CHALLENGE_MS,
      });
      challenges.add(asked.challenge, { purpose: PURPOSE, owner: `${PURPOSE} ${toAddressKey(address)}` }, now());
      return asked;
    },
    checkSignIn: async (given, client) => {
      const address = toAddressKey(client.address);
      try {
        const principal = await find(given);
        failures.clear(address);
        return principal;
      } catch (error) {
        if (!(error instanceof PasskeyRefusedError)) throw error;
        const seconds = failures.secondsToWait(address, now());
        failures.addFailure(address, now());
        throw seconds > 0 ? tooManyFailures("failed sign-ins", seconds, error.subject) : error;
      }
    },
  };
}

/** Looked at in the moment of the change: meanwhile it may have been used, removed, or its account disabled. */
function decideUse(
  account: Principal | undefined,
  use: PasskeyUse & { readonly id: string; readonly nowMs: number },
): UseDecision {
  const { id, nowMs } = use;
  const passkey = account?.passkeys?.find((it) => it.id === id);
  if (account === undefined || passkey === undefined) return { refusal: new PasskeyRefusedError() };
  const { subject, passkeys = [], waitsForPassword = false } = account;
  if (!isUsable(account, nowMs) || waitsForPassword) return { refusal: new PasskeyRefusedError(subject) };
  const used = noteUse(passkey, use, nowMs);
  if (used === undefined) return { refusal: new PasskeyRefusedError(subject, "PASSKEY_COUNTER_BACK") };
  return { principal: { ...account, passkeys: passkeys.map((it) => (it.id === id ? used : it)) } };
}

/** What a right answer says; `undefined` of any other. */
async function readUse(
  response: AuthenticationResponseJSON,
  parts: {
    readonly offered: OfferedSite;
    readonly passkey: Passkey;
    readonly isWaiting: (challenge: string) => boolean;
  },
): Promise<PasskeyUse | undefined> {
  const { offered, passkey, isWaiting } = parts;
  const publicKey = new Uint8Array(Buffer.from(passkey.publicKey, "base64url"));
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: isWaiting,
      expectedOrigin: offered.origin,
      expectedRPID: offered.rpId,
      credential: { id: passkey.id, publicKey, counter: 0 }, // what its counter means is decided in the change itself
      requireUserVerification: true,
    });
    const { newCounter: counter, credentialBackedUp: isSynced } = authenticationInfo;
    return verified ? { counter, isSynced } : undefined;
  } catch {
    return undefined; // whatever a stranger sent; clients learn the same of each
  }
}
