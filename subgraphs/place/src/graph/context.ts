import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { Clock } from "../domain/clock.ts";
import type { ChangeFeed, LedgerReader } from "../domain/ledger.ts";
import type { Loaders } from "./loaders.ts";

/** What the place says of itself. */
export interface PlaceIdentity {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

/** What the resolvers of one operation share. */
export interface PlaceContext {
  /** From the router's token. */
  readonly viewer: Viewer;
  readonly place: PlaceIdentity;
  readonly ledger: LedgerReader & ChangeFeed;
  readonly clock: Clock;
  /** Made for this operation: what it loads is forgotten with it. */
  readonly loaders: Loaders;
}
