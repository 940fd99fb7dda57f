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

/** Everything that the directory has of a person. */
export interface DirectoryPerson {
  /** Without what signs in. */
  readonly accounts: readonly (Omit<Principal, "secretHash" | "secondFactor" | "passkeys"> & {
    readonly hasSecondFactor: boolean;
    /** Their names; absent where there are none. */
    readonly passkeys?: readonly string[];
  })[];
  readonly sessions: readonly Session[];
  /** Rows of the audit, by the person's accounts, about them, or about the person. */
  readonly audit: readonly Readonly<Record<string, unknown>>[];
  /** What other programs were told, or will be. */
  readonly deliveries: readonly Delivery[];
  /** How many of each name an id when it was somebody else's. */
  readonly leftOut: Readonly<Record<"accounts" | "audit" | "deliveries", number>>;
}
