import type { PresenceBoardQuery } from "@biometricflow/sdk/generated/graphql";

/** The board as it was answered. */
export type Board = NonNullable<PresenceBoardQuery["presence"]>;
