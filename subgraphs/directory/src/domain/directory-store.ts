import type { AccountChange, AccountView } from "./account.ts";
import type { AuditFact, AuditRow } from "./audit.ts";
import type { StoredPlace } from "./place.ts";
import type { Principal } from "./principal.ts";
import type { Session } from "./session.ts";

/**
 * What the directory keeps. Each call is one transaction, on disk when its promise resolves; functions given to it are
 * pure and may run twice.
 */
export interface DirectoryStore {
  readonly listPlaces: () => Promise<readonly StoredPlace[]>;
  /** Puts what `decide` makes of all places. */
  readonly changePlaces: (decide: (stored: readonly StoredPlace[]) => readonly StoredPlace[]) => Promise<void>;

  readonly hasPrincipals: () => Promise<boolean>;
  readonly addPrincipals: (principals: readonly Principal[]) => Promise<void>;
  readonly findPrincipal: (subject: string) => Promise<Principal | undefined>;
  readonly findApiKey: (secretHash: string) => Promise<Principal | undefined>;
  /** Accounts and keys by their subjects. */
  readonly listPrincipals: () => Promise<readonly Principal[]>;
  /** Gives what `look` sees of the accounts at one moment. */
  readonly viewAccounts: <Seen>(look: (accounts: AccountView) => Seen) => Promise<Seen>;
  /** Does what `decide` makes of the accounts, and gives its whole decision. */
  readonly changeAccounts: <Decision extends AccountChange>(
    decide: (accounts: AccountView) => Decision,
  ) => Promise<Decision>;

  /** Adds the session when `isAllowed` of its principal as it is in that moment. False when it was not added. */
  readonly addSession: (session: Session, isAllowed: (principal: Principal) => boolean) => Promise<boolean>;
  readonly findSession: (id: string) => Promise<Session | undefined>;
  /** Stores the session that `decide` names, if any, and gives its whole decision. */
  readonly changeSession: <Decision extends { readonly session?: Session }>(
    id: string,
    decide: (session: Session | undefined) => Decision,
  ) => Promise<Decision>;

  /** Adds a link to the audit chain. */
  readonly appendAudit: (fact: AuditFact) => Promise<AuditRow>;
  /** The newest rows first. */
  readonly listAudit: (first: number) => Promise<readonly AuditRow[]>;
  /** The number of the first broken link of the whole chain. */
  readonly checkAudit: () => Promise<number | undefined>;

  readonly close: () => Promise<void>;
}
