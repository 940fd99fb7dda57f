import type { Log } from "@biometricflow/service/observe/log";
import type { AccountChange } from "../domain/account.ts";
import { type AdministeredChange, decideFactorReset } from "../domain/administration.ts";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { badInput, DirectoryError } from "../domain/errors.ts";
import { hasPasskeys, passkeyRequired } from "../domain/passkey.ts";
import { type Credentials, type Principal, toUsername } from "../domain/principal.ts";
import {
  type CodeDecision,
  createRecoveryCodes,
  decideCode,
  hashRecoveryCode,
  isActive,
  type LookedAtCode,
  parseCode,
  requireTaken,
  type SecondFactor,
  startFactor,
  withoutFactor,
} from "../domain/second-factor.ts";
import type { Client, SignInCheck } from "../sign-in.ts";
import { checkOwnPassword, type Owner } from "./own-account.ts";
import type { Sealer } from "@biometricflow/service/identity/sealer";
import { createTotpSecret, findTotpStep, toTotpUri } from "./totp.ts";

/** Password and code together: whoever took over an open session has neither. */
export interface Proof {
  readonly password: string;
  readonly code: string;
}

/** What a sign-in begins with. */
export type PasswordCredentials = Extract<Credentials, { readonly kind: "password" }>;

/** An account whose second factor counts from now on. */
export interface ConfirmedAccount {
  readonly account: Principal;
  readonly recoveryCodes: readonly string[];
}

/** A secret that is told once, for an authenticator app. */
export interface ToldSecret {
  /** Base32, to be typed. */
  readonly secret: string;
  /** The same as a link, to be shown as a picture. */
  readonly uri: string;
}

/** The second factors of accounts. Methods throw WRONG_PASSWORD, SECOND_FACTOR_WRONG, RATE_LIMITED and what they name. */
export interface SecondFactors {
  /** Takes the code of a sign-in whose password was right. @throws {DirectoryError} SECOND_FACTOR_REQUIRED without one */
  readonly requireCode: (principal: Principal, code: string | undefined) => Promise<void>;
  /** Makes a secret, which counts for nothing until a code of it was shown. @throws {DirectoryError} SECOND_FACTOR_ACTIVE */
  readonly begin: (owner: Owner, password: string, client: Client) => Promise<ToldSecret>;
  /** The same before there is a session, by a sign-in's name and password. @throws {DirectoryError} UNAUTHENTICATED; SECOND_FACTOR_ACTIVE; PASSKEY_REQUIRED */
  readonly beginAtDoor: (credentials: PasswordCredentials, client: Client) => Promise<ToldSecret>;
  /** As `confirm`, before there is a session: gives the account too, for which one can be started. */
  readonly confirmAtDoor: (credentials: PasswordCredentials, code: string, client: Client) => Promise<ConfirmedAccount>;
  /** From now on sign-ins ask for a code; other sessions end. Gives the recovery codes. @throws {DirectoryError} NO_SECOND_FACTOR, SECOND_FACTOR_ACTIVE */
  readonly confirm: (owner: Owner, code: string) => Promise<readonly string[]>;
  /** Gives other recovery codes in place of those that are left. @throws {DirectoryError} NO_SECOND_FACTOR */
  readonly renewRecoveryCodes: (owner: Owner, proof: Proof, client: Client) => Promise<readonly string[]>;
  /** @throws {DirectoryError} NO_SECOND_FACTOR */
  readonly remove: (owner: Owner, proof: Proof, client: Client) => Promise<void>;
  /** Takes that of somebody else, who lost it. @throws the refusals of `decideFactorReset` */
  readonly reset: (subject: string, actor: string) => Promise<AdministeredChange>;
}

/** What second factors stand on. */
export interface SecondFactorsOptions {
  readonly store: Pick<DirectoryStore, "changeAccounts">;
  readonly now: () => number;
  readonly sealer: Sealer;
  readonly log: Pick<Log, "error">;
  /** Under this name apps list the account. */
  readonly organisation: string;
  readonly checkSignIn: SignInCheck;
}

/** Creates the second factors of one directory. */
export function createSecondFactors(options: SecondFactorsOptions): SecondFactors {
  const { store, now, checkSignIn } = options;
  const take = createTake(options);
  const begin = createBegin(options);
  const confirm = createConfirm(options, take);
  const checkPassword = (owner: Owner, password: string, client: Client) =>
    checkOwnPassword(checkSignIn, owner, { password, client, argument: "input.password" });
  const checkAtDoor = createDoorCheck(checkSignIn);
  return {
    requireCode: async ({ subject, secondFactor }, code) => {
      if (!isActive(secondFactor)) return;
      if (code === undefined)
        throw new DirectoryError("SECOND_FACTOR_REQUIRED", "The code of your authenticator app is needed too");
      await take({ subject, code, from: "ACTIVE" }, (principal) => ({ principal }));
    },
    begin: async (owner, password, client) => {
      if (!owner.subject.startsWith("account/")) throw badInput("input", "A program's key has no second factor");
      return begin(await checkPassword(owner, password, client));
    },
    beginAtDoor: async (credentials, client) => begin(await checkAtDoor(credentials, client)),
    confirm: async (owner, code) => (await confirm(owner, code)).recoveryCodes,
    confirmAtDoor: async (credentials, code, client) => {
      const { subject } = await checkAtDoor(credentials, client);
      return confirm({ subject, sessionId: "" }, code);
    },
    renewRecoveryCodes: async (owner, { password, code }, client) => {
      await checkPassword(owner, password, client);
      const { codes, hashes } = createKeptCodes();
      await take({ subject: owner.subject, code, from: "ACTIVE", argument: "input.code" }, (account, factor) => ({
        principal: { ...account, secondFactor: { ...factor, recoveryHashes: hashes } },
      }));
      return codes;
    },
    remove: async (owner, { password, code }, client) => {
      await checkPassword(owner, password, client);
      await take({ subject: owner.subject, code, from: "ACTIVE", argument: "input.code" }, (account) => ({
        principal: withoutFactor(account),
      }));
    },
    reset: (subject, actor) =>
      store.changeAccounts((accounts) => decideFactorReset(subject, accounts, { actor, atMs: now() })),
  };
}

/** Who only knows the password makes no factor of their own beside passkeys. */
function createDoorCheck(checkSignIn: SignInCheck) {
  return async (credentials: PasswordCredentials, client: Client): Promise<Principal> => {
    const account = await checkSignIn(credentials, client);
    if (hasPasskeys(account)) throw passkeyRequired();
    return account;
  };
}

function createBegin({ store, sealer, organisation }: SecondFactorsOptions) {
  return async ({ subject, secretHash }: Principal): Promise<ToldSecret> => {
    const secret = createTotpSecret();
    const secondFactor = startFactor(sealer.seal(secret, subject));
    await store.changeAccounts(({ find }) => {
      const account = find(subject);
      if (account?.enabled !== true || account.secretHash !== secretHash) throw changedMeanwhile();
      if (isActive(account.secondFactor)) throw alreadyActive();
      return { principal: { ...account, secondFactor } };
    });
    return { secret, uri: toTotpUri(secret, organisation, toUsername(subject)) };
  };
}

function createConfirm({ now }: SecondFactorsOptions, take: ReturnType<typeof createTake>) {
  return async ({ subject, sessionId }: Owner, code: string): Promise<ConfirmedAccount> => {
    const { codes, hashes } = createKeptCodes();
    const { principal } = await take({ subject, code, from: "PENDING", argument: "input.code" }, (account, factor) => ({
      principal: { ...account, secondFactor: { ...factor, confirmedAtMs: now(), recoveryHashes: hashes } },
      endSessions: { subject, endedBy: "FACTOR", atMs: now(), exceptId: sessionId },
    }));
    return { account: principal, recoveryCodes: codes };
  };
}

/** A code, and what it is for. */
interface Use {
  readonly subject: string;
  readonly code: string;
  /** The state that the factor must be in. */
  readonly from: "PENDING" | "ACTIVE";
  readonly argument?: string;
}

/** What follows when a code is taken. */
interface TakenChange extends AccountChange {
  readonly principal: Principal;
}

interface Judged extends AccountChange {
  readonly decision: CodeDecision;
}

/** Looks at a code, counts it, and does what follows when it is taken, in one transaction. */
function createTake({ store, now, sealer, log }: SecondFactorsOptions) {
  const lookAt = (subject: string, { sealedSecret }: SecondFactor, text: string): LookedAtCode => {
    const given = parseCode(text);
    if (given.kind === "RECOVERY") return given;
    const secret = sealer.open(sealedSecret, subject);
    if (secret === undefined)
      log.error({ subject }, "the second factor was encrypted with another key: its recovery codes count, no others");
    return { kind: "TIME", step: secret === undefined ? undefined : findTotpStep(secret, given.digits, now()) };
  };
  return async (
    { subject, code, from, argument }: Use,
    follow: (account: Principal, factor: SecondFactor) => TakenChange,
  ): Promise<TakenChange> => {
    const { decision, ...change } = await store.changeAccounts(({ find }): Judged => {
      const account = find(subject);
      const factor = account?.secondFactor;
      if (account?.enabled !== true || factor === undefined) throw noFactor();
      if (isActive(factor) !== (from === "ACTIVE")) throw from === "ACTIVE" ? noFactor() : alreadyActive();
      const judged = decideCode(factor, lookAt(subject, factor, code), now());
      if (judged.kind === "WAIT") return { decision: judged };
      const counted = { ...account, secondFactor: judged.factor };
      if (judged.kind === "WRONG") return { decision: judged, principal: counted };
      return { decision: judged, ...follow(counted, judged.factor) };
    });
    requireTaken(decision, argument);
    if (change.principal === undefined) throw noFactor(); // a code that is taken always changes its account
    return { ...change, principal: change.principal };
  };
}

function createKeptCodes() {
  const codes = createRecoveryCodes();
  return { codes, hashes: codes.map(hashRecoveryCode) };
}

function alreadyActive(): DirectoryError {
  return new DirectoryError("SECOND_FACTOR_ACTIVE", "The account has a second factor: remove it first");
}

function noFactor(): DirectoryError {
  return new DirectoryError("NO_SECOND_FACTOR", "There is no second factor; begin with it first");
}

function changedMeanwhile(): DirectoryError {
  return new DirectoryError("CHANGED_MEANWHILE", "The account was changed meanwhile; sign in and try again");
}
