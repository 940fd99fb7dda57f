import type { Passkey } from "./passkey.ts";
import type { Principal } from "./principal.ts";
import type { Session } from "./session.ts";
import type { Delivery } from "./webhooks/delivery.ts";

/** By what a person is known. */
export interface PersonIds {
  /** `<place>/<pin>`, whoever had the PIN when, and the id of attendance. */
  readonly ids: ReadonlySet<string>;
  /** Whether one of them was the person's at an instant, in milliseconds since 1970. */
  readonly isOwn: (id: string, atMs: number) => boolean;
  /** The instant at which it is asked. */
  readonly nowMs: number;
  /** Subjects of accounts that are linked to the person. */
  readonly accounts: ReadonlySet<string>;
  /** Subjects of accounts that are linked to others who have one of the PINs, or had it. */
  readonly othersAccounts: ReadonlySet<string>;
  /** Ids of the person's punches: other programs are told those. */
  readonly punches: ReadonlySet<string>;
}

/** A fact by the names of what it says. */
type KeptFact = Readonly<Record<string, unknown>>;

/** Everything that the directory has of a person. */
export interface DirectoryPerson {
  /** Without what signs in. */
  readonly accounts: readonly (Omit<Principal, "secretHash" | "secondFactor" | "passkeys"> & {
    readonly hasSecondFactor: boolean;
    /** Absent where there are none. */
    readonly passkeys?: readonly Pick<Passkey, "name" | "createdAtMs" | "usedAtMs">[];
  })[];
  readonly sessions: readonly Session[];
  /** Of each link that was made for one of the accounts: until when it sets a password, and how it ended. */
  readonly passwordLinks: readonly KeptFact[];
  /** Keys for programs that the accounts made, as far as they are of programs and not of people. */
  readonly apiKeys: readonly KeptFact[];
  /** To whom the accounts gave the right to write to readers for a time, last. */
  readonly writeGrants: readonly KeptFact[];
  /** Webhooks that the accounts made; their addresses may be secrets. */
  readonly webhooks: readonly KeptFact[];
  /** Alerts that the accounts acknowledged. */
  readonly alerts: readonly KeptFact[];
  /** Rows of the audit, by the person's accounts, about them, or about the person. */
  readonly audit: readonly KeptFact[];
  /** What other programs were told, or will be. */
  readonly deliveries: readonly Delivery[];
  /** How many of each name an id when it was somebody else's. */
  readonly leftOut: Readonly<Record<"accounts" | "audit" | "deliveries", number>>;
}
