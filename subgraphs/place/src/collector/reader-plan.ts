import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { Clock } from "../domain/clock.ts";
import type { ClockRules } from "../domain/clocks/clock-rules.ts";
import { type FoundAddress, toAddressText, toValidFound } from "../domain/found-address.ts";
import type { SixteenByteOrder } from "../domain/punch.ts";
import type { RecordLayout } from "../domain/device.ts";
import type { LedgerWriter } from "../domain/ledger.ts";
import type { RowLimits } from "../domain/set-aside.ts";
import type { RetryTimes } from "./backoff.ts";
import type { DriverName, ReaderDriver } from "./reader-driver.ts";
import type { ReaderMeter } from "./reader-meter.ts";
import type { ReadTurns } from "./read-turns.ts";
import { RETRY_TIMES, type RetryKind } from "./retry-times.ts";
import type { SerialClaims } from "./serial-claims.ts";
import type { Timers } from "./timers.ts";

/** When a reader is visited: stay, or come every so often and leave its one slot to others in between. */
export type ReaderMode = { readonly kind: "LIVE" } | { readonly kind: "POLL"; readonly everyMs: number };

/** One reader to collect from. */
export interface ReaderPlan {
  readonly readerId: string;
  readonly host: string;
  readonly port: number;
  /** How packets travel; default `tcp`. */
  readonly transport?: "tcp" | "udp";
  /** Default `zk-pull`. */
  readonly driver?: DriverName;
  readonly commKey: number;
  readonly mode: ReaderMode;
  readonly zone: ReaderZone;
  readonly limits: RowLimits;
  /** Label of the WHATWG Encoding standard. */
  readonly textEncoding: string;
  readonly recordLayout: RecordLayout;
  readonly sixteenByteOrder: SixteenByteOrder;
  /** What is done about its clock; it is told of when omitted. */
  readonly clockRules?: ClockRules;
}

/** The same reader where it was found; as it was entered where another address was entered since, or it was not looked for. */
export function toPlanInUse(plan: ReaderPlan, found: FoundAddress | undefined): ReaderPlan {
  const { host, port } = toValidFound(found, toAddressText(plan)) ?? plan;
  return { ...plan, host, port };
}

/** The bounds of everything a collector waits for, in milliseconds. */
export interface CollectorTiming {
  readonly connectTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** Between two heartbeats; with the request timeout it decides how soon silence is noticed. */
  readonly heartbeatMs: number;
  /** From a live punch to the comparison of the counts. */
  readonly checkAfterPunchMs: number;
  readonly retries: Readonly<Record<RetryKind, RetryTimes>>;
}

/** Silence is noticed within 20 s; a lost event and a reader that comes back are found within a few. */
export const DEFAULT_TIMING: CollectorTiming = {
  connectTimeoutMs: 5_000,
  requestTimeoutMs: 10_000,
  heartbeatMs: 5_000,
  checkAfterPunchMs: 1_000,
  retries: RETRY_TIMES,
};

/** Where a collector reports; a pino logger is one. */
export interface CollectorLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** What every collector of a place uses. */
export interface CollectorDeps {
  readonly ledger: LedgerWriter;
  readonly clock: Clock;
  readonly timers: Timers;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly log: CollectorLog;
  /** The organisation's key of punch identity. */
  readonly identityKey: Uint8Array;
  readonly driver: ReaderDriver;
  readonly timing: CollectorTiming;
  readonly turns: ReadTurns;
  /** The serial numbers of the place's readers. */
  readonly serials: SerialClaims;
  /** Whether a directory decides to which place a reader belongs; nobody does when omitted. */
  readonly hasDirectory?: () => boolean;
  /** Counts nothing when omitted. */
  readonly meter?: ReaderMeter;
}
