import type { AuditBatch } from "@biometricflow/schema/audit-batch";
import type { ErasedAccount } from "@biometricflow/schema/erased-accounts";
import type { AccountChange, AccountView } from "./account.ts";
import type { AlertStore } from "./alerts/alert-store.ts";
import type { DigestStore } from "./alerts/digest-store.ts";
import type { AuditLink } from "./audit.ts";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { TalliedFact } from "@biometricflow/service/audit/tally";
import type { Role } from "@biometricflow/service/identity/role";
import type { StoredPlace } from "./place.ts";
import type { Principal } from "./principal.ts";
import type { EndedSession } from "./revocation.ts";
import type { SerialDecision, SerialSpan } from "./serial.ts";
import type { Session } from "./session.ts";
import type { WebhookStore } from "./webhooks/webhook-store.ts";

/** Somebody whom a place erased. */
export interface ForgottenPerson {
  readonly placeId: string;
  /** What the person is called there from then on. */
  readonly pseudonym: string;
  /** HMAC-SHA-256 of the PIN under `key`, base64url: the person is known by it alone. */
  readonly hash: string;
  readonly key: string;
  /** When the directory heard of it: whoever has the PIN after that is another person. Unknown where former versions heard of it. */
  readonly atMs?: number | undefined;
}

/**
 * What the directory keeps. Each call is one transaction, on disk when its promise resolves; functions given to it are
 * pure and may run twice.
 */
export interface DirectoryStore extends WebhookStore, AlertStore, DigestStore {
  readonly listPlaces: () => Promise<readonly StoredPlace[]>;
  /** Puts what `decide` makes of all places. */
  readonly changePlaces: (decide: (stored: readonly StoredPlace[]) => readonly StoredPlace[]) => Promise<void>;

  /** Every span of every serial number, in the order in which they began. */
  readonly listSerials: () => Promise<readonly SerialSpan[]>;
  /** Puts the spans that `decide` names, and gives its whole decision. `last`: the newest span of a serial number. */
  readonly changeSerials: <Decision extends Pick<SerialDecision, "changes">>(
    decide: (last: (serialNumber: string) => SerialSpan | undefined) => Decision,
  ) => Promise<Decision>;

  /**
   * Takes people whom places erased out of everything, in several transactions; nothing of them stays in the gaps of the store's files,
   * once these could be written anew. Each once, whoever tells it again: a PIN may be somebody else's by then.
   */
  readonly forgetPeople: (people: readonly ForgottenPerson[]) => Promise<void>;
  /**
   * Takes the owners out of accounts whose owners are erased, each once, and keeps in the audit that it was done. An account without rights
   * at the place that erased its owner is left: nobody of one place says what becomes of another's.
   *
   * @param atMs when it is done, milliseconds since 1970
   */
  readonly forgetAccounts: (accounts: readonly ErasedAccount[], atMs: number) => Promise<void>;
  /**
   * Writes the files anew where people were taken out and that was not done since. @returns whether it was to be done
   *
   * @throws where it cannot be now; it stays due
   */
  readonly compactErased: () => Promise<boolean>;

  readonly hasPrincipals: () => Promise<boolean>;
  readonly addPrincipals: (principals: readonly Principal[]) => Promise<void>;
  readonly findPrincipal: (subject: string) => Promise<Principal | undefined>;
  readonly findApiKey: (secretHash: string) => Promise<Principal | undefined>;
  /** Accounts and keys by their subjects. */
  readonly listPrincipals: () => Promise<readonly Principal[]>;
  /** Accounts of people that are looked for, by their subjects, those after a subject where one is given. */
  readonly listAccounts: (
    selection: AccountSelection,
    page: { readonly limit: number; readonly after?: string },
  ) => Promise<readonly Principal[]>;
  readonly countAccounts: (selection: AccountSelection) => Promise<number>;
  /** API keys by their subjects, those after a subject where one is given. */
  readonly listApiKeys: (
    selection: KeySelection,
    page: { readonly limit: number; readonly after?: string },
  ) => Promise<readonly Principal[]>;
  readonly countApiKeys: (selection: KeySelection) => Promise<number>;
  /** Accounts whose right to write to readers was given until after a moment. */
  readonly listTimedWriters: (afterMs: number) => Promise<readonly Principal[]>;
  /** Keeps when a key was used, unless a later use is known. */
  readonly noteKeyUse: (subject: string, atMs: number) => Promise<void>;
  /** Gives what `look` sees of the accounts at one moment. */
  readonly viewAccounts: <Seen>(look: (accounts: AccountView) => Seen) => Promise<Seen>;
  /** Does what `decide` makes of the accounts, and gives its whole decision. */
  readonly changeAccounts: <Decision extends AccountChange>(
    decide: (accounts: AccountView) => Decision,
  ) => Promise<Decision>;

  /** Adds the session when `isAllowed` of its principal as it is in that moment. False when it was not added. */
  readonly addSession: (session: Session, isAllowed: (principal: Principal) => boolean) => Promise<boolean>;
  /** Sessions that go on, the newest first, those after a position where one is given. */
  readonly listSessions: (
    selection: SessionSelection,
    page: { readonly limit: number; readonly after?: Pick<Session, "createdAtMs" | "id"> },
  ) => Promise<readonly Session[]>;
  readonly countSessions: (selection: SessionSelection) => Promise<number>;
  readonly findSession: (id: string) => Promise<Session | undefined>;
  /** Stores the session that `decide` names, if any, and gives its whole decision. */
  readonly changeSession: <Decision extends { readonly session?: Session }>(
    id: string,
    decide: (session: Session | undefined) => Decision,
  ) => Promise<Decision>;
  /** Sessions that ended at or after a moment, newest end first. */
  readonly listEndedSessions: (sinceMs: number, limit: number) => Promise<readonly EndedSession[]>;

  /** Tokens issued until then must be renewed before they count; milliseconds since 1970, 0 when none must. */
  readonly readTokenFloor: () => Promise<number>;
  /** Removes sessions that ended, or were refreshed last, before a moment each. Gives their number. */
  readonly pruneSessions: (before: SessionAge) => Promise<number>;

  /** Adds links to the audit chain. */
  readonly appendAudit: (facts: readonly AuditFact[]) => Promise<void>;
  /** Counts facts on, beside the chain. */
  readonly tallyAudit: (facts: readonly TalliedFact[]) => Promise<void>;
  /** Takes those facts of a source that are not here yet, in their order. @returns the last number that is here of it */
  readonly takeAudit: (batch: AuditBatch) => Promise<number>;
  /** Moves what was counted in minutes before this one into the chain. */
  readonly sealAudit: (minute: number) => Promise<void>;
  /** The newest rows first, those that are still counted on before the chain's; after the row `after`. @throws for one that is none */
  readonly listAudit: (first: number, after?: string, filter?: AuditFilter) => Promise<readonly ListedAudit[]>;
  /** When the oldest view of personal data that is kept was; `undefined` while there is none. */
  readonly firstViewAt: () => Promise<string | undefined>;
  /** The number of the first broken link of the whole chain. */
  readonly checkAudit: () => Promise<number | undefined>;
  /** The newest link of the chain; `undefined` before the first. */
  readonly readAuditHead: () => Promise<AuditLink | undefined>;
  /** Those links of the chain that have one of these numbers. */
  readonly listAuditLinks: (seqs: readonly number[]) => Promise<readonly AuditLink[]>;
  /** How many rows the chain has, and the numbers of its first and last; 0 for each of an empty one. */
  readonly measureAudit: () => Promise<{ readonly rows: number; readonly first: number; readonly last: number }>;
  /** Removes the beginning of the chain up to the first row that is not older, and adds `fact` with their number, which it gives. */
  readonly pruneAudit: (beforeAt: string, fact: AuditFact) => Promise<number>;

  readonly close: () => Promise<void>;
}

/** Which accounts are looked for; what is absent says nothing. */
export interface AccountSelection {
  /** All places of the account are among these. */
  readonly within?: readonly string[];
  /** In the username, or in the name. */
  readonly search?: string;
  readonly roles?: readonly Role[];
  readonly enabled?: boolean;
}

/** Which API keys are looked for; what is absent says nothing. */
export interface KeySelection {
  /** All places of the key are among these. */
  readonly within?: readonly string[];
}

/** Which sessions are looked for: those of a subject that were used and begun after a moment each. */
export interface SessionSelection {
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly refreshedAfterMs: number;
  readonly createdAfterMs: number;
}

/** Since when a session is of no use. Milliseconds since 1970. */
export interface SessionAge {
  readonly endedBeforeMs: number;
  readonly refreshedBeforeMs: number;
}

/** Which rows of the audit log are listed: those for which all that is given holds. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly account?: string | undefined;
  readonly action?: string | undefined;
  /** Whether it is a view of personal data; both when it is absent. */
  readonly isView?: boolean | undefined;
  /** Whether the outcome is another than OK. */
  readonly isRefused?: boolean | undefined;
  /** From this instant on, RFC 3339 in UTC with milliseconds. */
  readonly since?: string | undefined;
  /** Before this instant. */
  readonly before?: string | undefined;
}

/** A row of the audit log as it is shown. */
export interface ListedAudit extends AuditFact {
  /** The number of its link; of a row that is still counted on, one that says so. */
  readonly id: string;
}
