import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { AccountView } from "../domain/account.ts";
import { badInput, DirectoryError } from "../domain/errors.ts";
import { addTo, parsePasskeyName, type Passkey, removeFrom, renameIn } from "../domain/passkey.ts";
import { CHALLENGE_MS } from "../domain/passkey-challenges.ts";
import { type Principal, toUsername } from "../domain/principal.ts";
import { checkOwnPassword, type Owner } from "../second-factor/own-account.ts";
import type { Client } from "../sign-in.ts";
import { parseRegistration } from "./passkey-response.ts";
import { createPasskeySignIn, type PasskeySignIn } from "./passkey-sign-in.ts";
import { type PasskeysOptions, requireSite, toUserHandle } from "./passkey-site.ts";

/** What an authenticator made, and what its owner calls it. */
export interface NewPasskey {
  readonly name: string;
  /** As browsers write it in JSON. */
  readonly response: string;
}

/** The password, and a code where the account's sign-ins ask for one. */
export interface PasskeyProof {
  readonly password: string;
  readonly code?: string | undefined;
}

/** The passkeys of accounts, by their owners. Methods throw PASSKEYS_NOT_OFFERED, WRONG_PASSWORD, SECOND_FACTOR_REQUIRED, SECOND_FACTOR_WRONG, BAD_USER_INPUT and what they name. */
export interface Passkeys extends PasskeySignIn {
  readonly site: PasskeysOptions["site"];
  /** What a browser asks an authenticator for a passkey; an open session alone does not do. */
  readonly begin: (
    owner: Owner,
    proof: PasskeyProof,
    client: Client,
  ) => Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** From now on it signs in; other sessions end. @throws {DirectoryError} PASSKEY_REFUSED */
  readonly add: (owner: Owner, made: NewPasskey) => Promise<Passkey>;
  readonly rename: (owner: Owner, id: string, name: string) => Promise<Passkey>;
  /** It signs in no more; other sessions end. */
  readonly remove: (owner: Owner, removed: PasskeyProof & { readonly id: string }, client: Client) => Promise<void>;
}

type Decide = (own: readonly Passkey[], findByPasskey: AccountView["findByPasskey"]) => readonly Passkey[];

/** Creates the passkeys of one directory. */
export function createPasskeys(options: PasskeysOptions): Passkeys {
  const { store, site, challenges, now, organisation, checkSignIn, requireCode } = options;
  const check = async (owner: Owner, { password, code }: PasskeyProof, client: Client): Promise<Principal> => {
    const account = await checkOwnPassword(checkSignIn, owner, { password, client, argument: "input.password" });
    await requireCode(account, code); // a passkey is both factors: both make one
    return account;
  };
  const change = async ({ subject }: Owner, decide: Decide, exceptId?: string) => {
    const ended = exceptId === undefined ? {} : { endSessions: endOthers(subject, exceptId, now()) };
    const { principal } = await store.changeAccounts(({ find, findByPasskey }) => {
      const account = requireOwner(find(subject));
      return { principal: { ...account, passkeys: decide(account.passkeys ?? [], findByPasskey) }, ...ended };
    });
    return principal.passkeys;
  };
  return {
    site,
    ...createPasskeySignIn(options),
    begin: async (owner, proof, client) => {
      const { rpId } = requireSite(site);
      if (!owner.subject.startsWith("account/")) throw badInput("input", "A program's key has no passkeys");
      const account = await check(owner, proof, client);
      const asked = await askForPasskey(account, { rpId, organisation });
      challenges.add(asked.challenge, { purpose: toPurpose(owner), owner: owner.subject }, now());
      return asked;
    },
    add: async (owner, { name, response }) => {
      const passkey = { ...(await verify(options, owner, response)), name: parsePasskeyName(name), createdAtMs: now() };
      const decide: Decide = (own, findByPasskey) => {
        if (findByPasskey(passkey.id) !== undefined) throw refused(); // one that somebody has already
        return addTo(own, passkey);
      };
      await change(owner, decide, owner.sessionId);
      return passkey;
    },
    rename: async (owner, id, text) => {
      const name = parsePasskeyName(text);
      const renamed = (await change(owner, (own) => renameIn(own, id, name))).find((it) => it.id === id);
      if (renamed === undefined) throw refused(); // renamed a moment ago
      return renamed;
    },
    remove: async (owner, { id, ...proof }, client) => {
      await check(owner, proof, client);
      await change(owner, (own) => removeFrom(own, id), owner.sessionId);
    },
  };
}

function askForPasskey(
  { subject, name, passkeys = [] }: Principal,
  { rpId, organisation }: { readonly rpId: string; readonly organisation: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: organisation,
    rpID: rpId,
    userID: new Uint8Array(toUserHandle(subject)),
    userName: toUsername(subject),
    userDisplayName: name,
    timeout: CHALLENGE_MS,
    attestationType: "none",
    excludeCredentials: passkeys.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

async function verify({ site, challenges, now }: PasskeysOptions, owner: Owner, text: string) {
  const { rpId, origin } = requireSite(site);
  const response = parseRegistration(text);
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => challenges.take(challenge, toPurpose(owner), now()),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch((): never => {
    throw refused();
  });
  if (registrationInfo === undefined) throw refused();
  const { credential, credentialBackedUp: isSynced } = registrationInfo;
  const { id, publicKey, counter } = credential;
  const transports = response.response.transports ?? [];
  return { id, publicKey: Buffer.from(publicKey).toString("base64url"), counter, transports, isSynced };
}

/** Another session of the same account cannot answer. */
function toPurpose({ subject, sessionId }: Owner): string {
  return `add ${subject} ${sessionId}`;
}

function endOthers(subject: string, exceptId: string, atMs: number) {
  return { subject, endedBy: "FACTOR" as const, atMs, exceptId };
}

function requireOwner(account: Principal | undefined): Principal {
  if (account?.enabled === true) return account;
  throw new DirectoryError("FORBIDDEN", "The account is disabled");
}

function refused(): DirectoryError {
  return new DirectoryError("PASSKEY_REFUSED", "This passkey is not taken: begin again");
}
