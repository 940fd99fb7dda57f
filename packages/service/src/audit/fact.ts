import type { AuditedChange } from "./change.ts";

/** What somebody did, or was refused: an entry of the audit log before it has its place there. */
export interface AuditFact {
  /** RFC 3339, UTC; of the first of several. */
  readonly at: string;
  /** An account, an API key, `operator`, `directory` or `anonymous`. */
  readonly actor: string;
  /** The mutation's field, `exportFile`, or `view` and the type of the personal data that were seen. */
  readonly action: string;
  /** `OK`, the error's code, or why nothing was done. */
  readonly outcome: string;
  /** Of the first of several. */
  readonly requestId: string;
  /** The account or key that it was about: the one that somebody tried to sign in as, or as whom an administrator looked or was refused. */
  readonly account?: string;
  /** Where it came from. */
  readonly address?: string;
  /** How often within its minute; 1 when omitted. */
  readonly count?: number;
  /** Ids of what it was about: places, readers, people, jobs, as its input names them. */
  readonly targets?: readonly string[];
  /** What it changed, of what was carried out. It lies beside the chain, which holds its salted hash. */
  readonly changes?: readonly AuditedChange[];
}
