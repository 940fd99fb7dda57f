import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { Clock } from "../domain/clock.ts";
import type { RowIntake } from "../domain/intake/row-intake.ts";
import type { ConsentStore } from "../domain/consents/consent-store.ts";
import type { DeedLog } from "../domain/deeds.ts";
import type { ErasureDesk } from "../domain/erasure/erasure-desk.ts";
import type { JobOperations } from "../domain/jobs/job-operations.ts";
import type { LogClearDesk } from "../domain/log-clear/log-clear-store.ts";
import type { ChangeFeed, LedgerReader, LedgerWriter } from "../domain/ledger.ts";
import type { PushOperations } from "../domain/push/push-operations.ts";
import type { LiveReads } from "../domain/readers/live-reads.ts";
import type { ReaderOperations } from "../domain/readers/reader-operations.ts";
import type { ReaderContact } from "../domain/reader-contact.ts";
import type { StoreFaults } from "../domain/store-faults.ts";
import type { Loaders } from "./loaders.ts";

/** What the place says of itself. */
export interface PlaceIdentity {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

/** What mutations do. */
export type PlaceOperations = Pick<LedgerWriter, "acceptFirstRead" | "releaseRows">;

/** What the resolvers of one operation share. */
export interface PlaceContext {
  /** From the router's token. */
  readonly viewer: Viewer;
  readonly place: PlaceIdentity;
  /** What the caller is served of the ledger; nothing once `signal` is set off. */
  readonly ledger: LedgerReader & ChangeFeed;
  /** What a caller can change. */
  readonly operations: PlaceOperations;
  /** Takes rows that no reader brings. */
  readonly intake: RowIntake;
  /** Readers that push; `undefined` where the place has no port for them. */
  readonly push: PushOperations | undefined;
  /** Long work; `undefined` where nothing keeps it. */
  readonly jobs: JobOperations | undefined;
  /** How logs are cleared; `undefined` where nothing keeps who wants that. */
  readonly logClears: LogClearDesk | undefined;
  /** Who is erased from the place; `undefined` where nobody can be. */
  readonly erasures: ErasureDesk | undefined;
  /** What people agreed to; `undefined` where nothing keeps it. */
  readonly consents: ConsentStore | undefined;
  /** How the readers are changed; `undefined` where they cannot be. */
  readonly readers: ReaderOperations | undefined;
  /** Asks readers while somebody waits; `undefined` where nobody does. */
  readonly live: LiveReads | undefined;
  /** Where it is noted who did what. */
  readonly deeds: DeedLog;
  /** Set off when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Waits until so many values may be put into the answer. @throws the reason of `signal`. */
  readonly takeTurn: (values: number) => Promise<void>;
  readonly clock: Clock;
  /** Why the rows of a reader cannot be stored now; `undefined` while they can. */
  readonly storeFault: StoreFaults["faultOf"];
  /** What came and went between this process and a reader; `undefined` where it does not ask it. */
  readonly contactOf: (readerId: string) => ReaderContact | undefined;
  /** Made for this operation: what it loads is forgotten with it. */
  readonly loaders: Loaders;
}
