import type { Enrolment } from "../user.ts";

/** Who somebody is to be on a reader; what is left out stays. */
export type PersonWish = Pick<Enrolment, "pin"> & Partial<Pick<Enrolment, "name" | "privilegeCode" | "cardNumber">>;

/** What a reader has of a person and a copy of name, privilege and card has not. */
export type UnreadField = "PASSWORD" | "GROUP" | "TIME_ZONES" | "VERIFY_MODE" | "CARD";

/** Everything that a reader has of a person, secrets among it, to be written back to that reader and shown to nobody. */
export interface KeptPerson {
  listUnread(): readonly UnreadField[];
  /** The fields with what is wished in place of what was. @throws when the reader cannot hold them */
  encode(wish: PersonWish, textEncoding: string): Uint8Array;
}

/** A person as a reader pushes it: by the PIN, since no slot travels. */
export type PushedPerson = Omit<Enrolment, "slot">;

/** The same with all that came beside. */
export interface ToldPerson extends PushedPerson {
  readonly line: KeptPerson;
}
