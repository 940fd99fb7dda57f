import type { Consent } from "../consents/consent.ts";
import type { PunchRecord } from "../punch.ts";
import type { KeptEnrolment } from "../user.ts";

/** Everything that the store of a place has of whoever has a PIN. */
export interface KeptPerson {
  /** `<place>/<pin>`. */
  readonly id: string;
  readonly pin: string;
  /** `undefined` where no reader has the PIN. */
  readonly name: string | undefined;
  readonly enrolments: readonly KeptEnrolment[];
  /** Rows that are set aside too, by their time. */
  readonly rows: readonly PunchRecord[];
  /** What followers were told of the name, in their order. */
  readonly told: readonly { readonly seq: number; readonly name?: string | null }[];
  /** What was recorded first comes first. */
  readonly consents: readonly Consent[];
  readonly work: readonly NamingWork[];
}

/** A job or an order to a reader that names the person. */
export interface NamingWork {
  readonly kind: "JOB" | "ORDER";
  readonly id: string;
  readonly createdMs: number;
}
