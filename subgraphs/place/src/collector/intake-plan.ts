import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { Clock } from "../domain/clock.ts";
import type { RecordedChannel, RecordRule } from "../domain/intake/recorded-punch.ts";
import type { RowFile } from "../domain/intake/row-file.ts";
import type { LedgerWriter } from "../domain/ledger.ts";
import type { RowLimits } from "../domain/set-aside.ts";
import type { CollectorLog } from "./reader-plan.ts";
import type { Timers } from "./timers.ts";

/** What an intake of a place needs to know of it. */
export interface IntakePlan {
  readonly placeId: string;
  readonly timeZone: string;
  readonly limits: RowLimits;
  readonly rules: Readonly<Record<RecordedChannel, RecordRule>>;
  /** By reader id; one that is configured no more follows the place. */
  readonly readers: ReadonlyMap<string, ReaderIntake>;
}

/** What is said of the rows of one reader. */
export interface ReaderIntake {
  readonly zone: ReaderZone;
  readonly limits: RowLimits;
  /** Label of the WHATWG Encoding standard. */
  readonly textEncoding?: string;
}

/** What it works with. */
export interface RowIntakeDeps {
  readonly ledger: LedgerWriter;
  readonly clock: Clock;
  readonly timers: Pick<Timers, "yieldTurn">;
  readonly log: Pick<CollectorLog, "info">;
  readonly identityKey: Uint8Array;
  /** Whether a directory says whose a reader is; nobody does when omitted. */
  readonly hasDirectory?: () => boolean;
  /** @param textEncoding label of the encoding of the file's texts */
  readonly readFile: (bytes: Buffer, textEncoding: string) => RowFile;
}
