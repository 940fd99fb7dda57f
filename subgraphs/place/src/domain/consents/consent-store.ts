import type { Consent, ConsentPurpose } from "./consent.ts";

/** Port: the register of consents. Nothing in it is changed; only erasing a person takes the person's out. */
export interface ConsentStore {
  /** Those of a person, what was recorded last first. */
  list(userId: string, limit: number): Promise<readonly Consent[]>;
  /**
   * Adds what follows the last word of a person on a purpose; nobody else adds one meanwhile.
   *
   * @param decide gets the last one and returns what is added; `undefined` adds nothing
   */
  add(
    userId: string,
    purpose: ConsentPurpose,
    decide: (last: Consent | undefined) => Consent | undefined,
  ): Promise<Consent | undefined>;
  close(): Promise<void>;
}
