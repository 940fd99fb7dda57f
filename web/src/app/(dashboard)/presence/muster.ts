import type { PresenceRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { Board } from "./board.ts";

/** Everybody whom a muster looks for. */
export interface Muster {
  readonly rows: readonly PresenceRowFragment[];
  readonly sources: Board["sources"];
  /** When it was read, RFC 3339. */
  readonly asOf: string;
}
