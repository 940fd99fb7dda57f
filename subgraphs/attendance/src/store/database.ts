import type { Kysely, Transaction } from "kysely";
import type { BulkUpsert, IsAmong } from "./bulk-upsert.ts";
import type { AbsenceTables } from "./tables/absences.ts";
import type { CalendarTables } from "./tables/calendars.ts";
import type { CorrectionTables } from "./tables/corrections.ts";
import type { ErasureTables } from "./tables/erasures.ts";
import type { ExportTables } from "./tables/exports.ts";
import type { FeedTables } from "./tables/feed.ts";
import type { FollowedFeedTables } from "./tables/followed-feed.ts";
import type { LedgerTables } from "./tables/ledger.ts";
import type { PeriodTables } from "./tables/periods.ts";
import type { PeopleTables } from "./tables/people.ts";
import type { PresenceTables } from "./tables/presence.ts";
import type { RecordTables } from "./tables/records.ts";
import type { ShiftTables } from "./tables/shifts.ts";
import type { WorkRuleTables } from "./tables/work-rules.ts";

/**
 * Every table, by name. Each area declares its own in `tables/`, makes them by its own migration, and asks them in its own
 * adapter. Columns are text, integers (booleans are 0 and 1) and JSON as text, so that both stores answer alike; dates are
 * `YYYY-MM-DD`, instants milliseconds since 1970.
 */
export interface Tables
  extends AbsenceTables,
    CalendarTables,
    CorrectionTables,
    ErasureTables,
    ExportTables,
    FeedTables,
    FollowedFeedTables,
    LedgerTables,
    PeopleTables,
    PeriodTables,
    PresenceTables,
    RecordTables,
    ShiftTables,
    WorkRuleTables {}

/** Which product stands behind a database. */
export type StoreKind = "SQLITE" | "POSTGRES";

/** A transaction, with what Kysely is too slow for. */
export interface WriteTransaction {
  readonly tx: Transaction<Tables>;
  readonly upsert: BulkUpsert;
  readonly isAmong: IsAmong;
}

/** How much a transaction matters. */
export interface WriteTerms {
  /**
   * What it wrote follows from what is kept elsewhere, and is done again if the machine is lost: the disk is not waited for.
   * Whatever is written afterwards is never kept without it.
   */
  readonly isRepeatable?: boolean;
}

/** The store of the attendance subgraph: one writer at a time, readers beside it. */
export interface Database {
  readonly kind: StoreKind;
  /** For reading; never waits for a transaction of `write`. */
  readonly read: Kysely<Tables>;
  /** Runs `work` in one transaction: everything it wrote is there afterwards, or nothing. Transactions run one by one. */
  readonly write: <T>(work: (transaction: WriteTransaction) => Promise<T>, terms?: WriteTerms) => Promise<T>;
  /** How many transactions are over since it was opened; the same number: nothing was changed since. */
  readonly writes: () => number;
  /** Writes its files anew, so that nothing is left in their gaps of what was taken out; nobody writes meanwhile. */
  readonly compact: () => Promise<void>;
  readonly close: () => Promise<void>;
}
