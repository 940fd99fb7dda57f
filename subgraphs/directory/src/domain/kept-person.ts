import type { Principal } from "./principal.ts";
import type { Session } from "./session.ts";
import type { Delivery } from "./webhooks/delivery.ts";

/** By what a person is known. */
export interface PersonIds {
  /** `<place>/<pin>` and ids of attendance. */
  readonly ids: ReadonlySet<string>;
  /** Subjects of accounts that are linked to the person. */
  readonly accounts: ReadonlySet<string>;
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
}
