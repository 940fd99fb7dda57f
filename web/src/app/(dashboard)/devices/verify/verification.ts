import type { JobVerificationQuery } from "@biometricflow/sdk/generated/graphql";

/** What a comparison of a reader with the ledger found. */
export type Verification = NonNullable<NonNullable<JobVerificationQuery["job"]>["verification"]>;

/** One day of it. */
export type VerifiedDay = Verification["days"][number];

/** A row that only one side has. */
export type VerifiedRow = Verification["examples"][number];

/** Whether the reader and the ledger have the same rows of a day. */
export function isSame({ onlyOnReader, onlyInLedger }: Pick<VerifiedDay, "onlyOnReader" | "onlyInLedger">): boolean {
  return onlyOnReader === 0 && onlyInLedger === 0;
}
