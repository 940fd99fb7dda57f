import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { Clock } from "../../domain/clock.ts";
import type { LedgerWriter } from "../../domain/ledger.ts";
import type { ReaderRow } from "../../domain/punch.ts";
import type { PersonWish } from "../../domain/push/told-person.ts";
import type { PushStore } from "../../domain/push/push-store.ts";
import type { RowLimits } from "../../domain/set-aside.ts";
import type { CollectorLog } from "../reader-plan.ts";
import type { Timers } from "../timers.ts";

/** One reader that calls by itself. */
export interface PushPlan {
  readonly readerId: string;
  /** `undefined`: somebody approves a newcomer as this reader. */
  readonly serialNumber: string | undefined;
  readonly isAddressAllowed: (address: string) => boolean;
  /** 0 when it need not show one. */
  readonly commKey: number;
  readonly zone: ReaderZone;
  readonly limits: RowLimits;
  /** Label of the WHATWG Encoding standard. */
  readonly textEncoding: string;
}

/** What the push channel of a place uses. */
export interface PushDeps {
  readonly ledger: LedgerWriter;
  readonly store: PushStore;
  readonly clock: Clock;
  readonly timers: Pick<Timers, "yieldTurn" | "delay">;
  readonly log: CollectorLog;
  /** Whether a directory decides to which place a reader belongs; nobody does when omitted. */
  readonly hasDirectory?: () => boolean;
  /** The organisation's key of punch identity. */
  readonly identityKey: Uint8Array;
  /** Reads a line that was kept aside; `undefined` when it is no punch. */
  readonly parseLine: (line: Uint8Array, textEncoding: string) => ReaderRow | undefined;
  /** The fields of somebody whom a reader does not have yet. @throws when it cannot hold them */
  readonly encodePerson: (wish: PersonWish, textEncoding: string) => Uint8Array;
}
