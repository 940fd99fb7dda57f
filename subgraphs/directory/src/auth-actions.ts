import { isErrorCode } from "@biometricflow/service/errors/error-codes";
import type { AuditLog } from "./audit-log.ts";
import type { AuthAction } from "./auth-action-names.ts";
import type { Sender } from "./client.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { badInput, DirectoryError } from "./domain/errors.ts";
import { type Credentials, parseCredentials, parseRefreshInput, toAccountSubject } from "./domain/principal.ts";
import { OidcRefusedError } from "./domain/oidc.ts";
import type { OidcSignIn } from "./oidc/oidc-sign-in.ts";
import type { LinkInput, PasswordLinks } from "./password-links.ts";
import { PasskeyRefusedError } from "./domain/passkey.ts";
import type { Passkeys } from "./passkeys/passkeys.ts";
import type { PasswordCredentials, SecondFactors, ToldSecret } from "./second-factor/second-factors.ts";
import { type Sessions, SessionOverError, type SessionTokens } from "./sessions.ts";
import type { Setup, SetupInput } from "./setup.ts";

/** Whatever a client sends. */
export type AuthInput = Readonly<Record<string, unknown>>;

/** What is open to everybody, over HTTP and in the graph alike; each leaves its fact, whatever came of it. */
export interface AuthActions {
  readonly signIn: (input: AuthInput, sender: Sender) => Promise<SessionTokens>;
  readonly refresh: (input: AuthInput, sender: Sender) => Promise<SessionTokens>;
  /** False when there was no session to end. */
  readonly signOut: (input: AuthInput, sender: Sender) => Promise<boolean>;
  /** Sets the password of a link, and signs its owner in. */
  readonly setPassword: (input: LinkInput, sender: Sender) => Promise<SessionTokens>;
  /** Makes the secret of a second factor for whoever must set one up before signing in. */
  readonly beginFactor: (input: AuthInput, sender: Sender) => Promise<ToldSecret>;
  /** Takes a code of that secret, and signs its owner in. */
  readonly confirmFactor: (input: AuthInput, sender: Sender) => Promise<ConfirmedSession>;
  /** Signs in whose passkey answered. */
  readonly signInByPasskey: (input: AuthInput, sender: Sender) => Promise<SessionTokens>;
  /** Signs in whom the provider let in. */
  readonly signInByOidc: (input: AuthInput, sender: Sender) => Promise<SessionTokens>;
  readonly setUp: (input: SetupInput, sender: Sender) => Promise<SessionTokens>;
}

/** A session, and what its owner writes down. */
export interface ConfirmedSession {
  readonly tokens: SessionTokens;
  readonly recoveryCodes: readonly string[];
}

/** What the actions do, and where their facts go. */
export interface AuthActionsOptions {
  readonly sessions: Sessions;
  readonly setup: Setup;
  readonly links: Pick<PasswordLinks, "redeem">;
  readonly secondFactors: Pick<SecondFactors, "beginAtDoor" | "confirmAtDoor">;
  readonly passkeys: Pick<Passkeys, "checkSignIn">;
  readonly oidc: Pick<OidcSignIn, "checkSignIn">;
  readonly audit: Pick<AuditLog, "record">;
  readonly store: Pick<DirectoryStore, "findPrincipal">;
  readonly now: () => number;
}

/** The fields of the graph that leave their own facts. */
export const AUTH_FIELDS: ReadonlySet<string> = new Set(["signIn", "refreshSession", "signOut"]);

/** Nothing was done, and nobody was refused. */
const NO_SESSION = "NO_SESSION";
/** A refresh token that was used already came back: its session ended. */
const REUSED = "REFRESH_TOKEN_REUSED";
const MAX_NAME_CHARS = 80;

/** Creates the actions of one directory. */
export function createAuthActions(options: AuthActionsOptions): AuthActions {
  const { sessions, setup, links, passkeys, oidc, audit, store, now } = options;
  const leave = async (action: AuthAction, sender: Sender, found: Found): Promise<void> => {
    const { actor = "anonymous", account, outcome } = found;
    const { address, requestId } = sender;
    const about = account === undefined ? {} : { account };
    const isOfAccount = account !== undefined && (await store.findPrincipal(account)) !== undefined;
    const group = actor === "anonymous" && isOfAccount ? "accounts" : undefined;
    const at = new Date(now()).toISOString();
    await audit.record({ at, actor, action, outcome, requestId, address, ...about }, group);
  };
  const leaveTokens: LeaveTokens = async (action, sender, act, account) => {
    try {
      const tokens = await act();
      await leave(action, sender, { actor: tokens.subject, account: tokens.subject, outcome: "OK" });
      return tokens;
    } catch (error) {
      await leave(action, sender, { ...(account === undefined ? {} : { account }), ...toFound(error) });
      throw error;
    }
  };
  return {
    signIn: (input, sender) =>
      leaveTokens("signIn", sender, () => sessions.signIn(parseCredentials(input), sender), findTried(input)),
    refresh: (input, sender) => leaveTokens("refreshSession", sender, () => sessions.refresh(parseRefreshInput(input))),
    ...createFactorActions(options, leave, leaveTokens),
    setPassword: (input, sender) =>
      leaveTokens("setPassword", sender, async () => sessions.open(await links.redeem(input, sender), sender)),
    setUp: (input, sender) =>
      leaveTokens("setUp", sender, async () => sessions.open(await setup.redeem(input, sender), sender)),
    signInByPasskey: (input, sender) =>
      leaveTokens("signInByPasskey", sender, async () =>
        sessions.open(await passkeys.checkSignIn(input["response"], sender), sender, "PASSKEY"),
      ),
    signInByOidc: (input, sender) =>
      leaveTokens("signInByOidc", sender, async () =>
        sessions.open(await oidc.checkSignIn(input, sender), sender, "OIDC"),
      ),
    signOut: async (input, sender) => {
      const { subject, isSignedOut } = await sessions.signOut(parseRefreshInput(input));
      const about = subject === undefined ? {} : { account: subject };
      const found = isSignedOut ? { ...about, actor: subject, outcome: "OK" } : { ...about, outcome: NO_SESSION };
      await leave("signOut", sender, found);
      return isSignedOut;
    },
  };
}

type LeaveTokens = (
  action: AuthAction,
  sender: Sender,
  act: () => Promise<SessionTokens>,
  account?: string,
) => Promise<SessionTokens>;

function createFactorActions(
  { sessions, secondFactors }: AuthActionsOptions,
  leave: (action: AuthAction, sender: Sender, found: Found) => Promise<void>,
  leaveTokens: LeaveTokens,
): Pick<AuthActions, "beginFactor" | "confirmFactor"> {
  return {
    beginFactor: async (input, sender) => {
      const tried = findTried(input);
      const about = tried === undefined ? {} : { account: tried };
      try {
        const told = await secondFactors.beginAtDoor(parsePassword(input), sender);
        await leave("beginSecondFactor", sender, { ...about, actor: tried, outcome: "OK" });
        return told;
      } catch (error) {
        await leave("beginSecondFactor", sender, { ...about, ...toFound(error) });
        throw error;
      }
    },
    confirmFactor: async (input, sender) => {
      let recoveryCodes: readonly string[] = [];
      const confirm = async () => {
        const credentials = parsePassword(input);
        const confirmed = await secondFactors.confirmAtDoor(credentials, credentials.otp ?? "", sender);
        recoveryCodes = confirmed.recoveryCodes;
        return sessions.open(confirmed.account, sender);
      };
      const tokens = await leaveTokens("confirmSecondFactor", sender, confirm, findTried(input));
      return { tokens, recoveryCodes };
    },
  };
}

function parsePassword(input: AuthInput): PasswordCredentials {
  const credentials = parseCredentials(input);
  if (credentials.kind === "password") return credentials;
  throw badInput("input", "A program's key has no second factor");
}

interface Found {
  readonly actor?: string | undefined;
  readonly account?: string;
  readonly outcome: string;
}

function toFound(error: unknown): Found {
  const subject = error instanceof DirectoryError ? error.subject : undefined;
  return { ...(subject === undefined ? {} : { account: subject }), outcome: toOutcome(error) };
}

function toOutcome(error: unknown): string {
  if (error instanceof OidcRefusedError || error instanceof PasskeyRefusedError) return error.reason;
  if (error instanceof SessionOverError && error.isReuse) return REUSED;
  const isOurs = error instanceof Error && "code" in error && isErrorCode(error.code);
  return isOurs ? String(error.code) : "INTERNAL_SERVER_ERROR";
}

/** The account that somebody tries to sign in as: a text of a stranger, cut and without hidden characters. */
function findTried(input: AuthInput): string | undefined {
  const credentials = tryParse(input);
  if (credentials === undefined) return undefined;
  if (credentials.kind === "apiKey") return "key/?"; // which key it should be is not known, and a wrong one is not kept
  const name = toAccountSubject(credentials.username).replaceAll(/\p{C}/gu, "\uFFFD");
  return name.length > MAX_NAME_CHARS ? `${name.slice(0, MAX_NAME_CHARS)}\u2026` : name;
}

function tryParse(input: AuthInput): Credentials | undefined {
  try {
    return parseCredentials(input);
  } catch {
    return undefined; // refused a moment later, in its own words
  }
}
