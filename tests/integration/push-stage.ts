import { join } from "node:path";
import type { ReaderConfig, PlaceConfig } from "@biometricflow/config/place";
import { PushReader, type PushReaderOptions } from "@biometricflow/reader-simulator/push/push-reader";
import { toDeviceSetups, toServices } from "../../subgraphs/place/src/collector/from-config.ts";
import type { Clock } from "../../subgraphs/place/src/domain/clock.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openPushPort, type PushPort } from "../../subgraphs/place/src/push-port.ts";
import type { PushLimits } from "../../subgraphs/place/src/serving/push-listener.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { systemTimers } from "../../subgraphs/place/src/collector/timers.ts";
import { IDENTITY_KEY, PLACE } from "./place-harness.ts";

/** A reader of the configuration that pushes. */
export const PUSH_GATE: ReaderConfig = {
  ...{
    id: "gate-2",
    name: "Gate 2",
    host: "127.0.0.1",
    port: 4370,
    commKey: 0,
    transport: "push",
    driver: "zk-pull",
    mode: "LIVE",
  },
  ...{ serialNumber: "PUSH1", textEncoding: "utf-8", recordLayout: "AUTO", sixteenByteOrder: "VERIFY_FIRST" },
  enabled: true,
};

/** A clock that stands until it is moved. */
export interface HandClock extends Clock {
  pass(ms: number): void;
}

/** Noon in Riyadh, on a Wednesday. */
export const NOON_MS = Date.parse("2026-03-04T09:00:00Z");

/** A clock that begins at noon. */
export function createHandClock(): HandClock {
  let now = NOON_MS;
  return {
    nowMs: () => now,
    pass: (ms) => {
      now += ms;
    },
  };
}

/** What a stage is set up with. */
export interface PushStageOptions {
  readonly readers?: readonly ReaderConfig[];
  readonly limits?: PushLimits;
  readonly clock?: HandClock;
  readonly allow?: readonly string[];
  readonly port?: number;
  /** Whether a directory says whose readers are; nobody does when omitted. */
  readonly hasDirectory?: () => boolean;
  /** What the channel writes to instead of the ledger. */
  readonly wrap?: (ledger: Ledger) => Ledger;
}

/** A ledger with the push port of its place. */
export interface PushStage {
  readonly place: PlaceConfig;
  /** Of the ledger. */
  readonly file: string;
  readonly ledger: Ledger;
  readonly push: PushPort;
  readonly clock: HandClock;
  readonly warnings: Readonly<Record<string, unknown>>[];
  readonly infos: Readonly<Record<string, unknown>>[];
  /** A reader that calls this place. */
  readonly reader: (options?: Partial<PushReaderOptions> & { readonly from?: string }) => PushReader;
  /** PIN and reader time of every punch, in the ledger's order. */
  readonly punches: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** Starts the push port of a place over the ledger in `dir`. */
export async function startPushStage(dir: string, options: PushStageOptions = {}): Promise<PushStage> {
  const { readers = [PUSH_GATE], clock = createHandClock(), wrap = (it) => it } = options;
  const place: PlaceConfig = {
    ...PLACE,
    ...{ location: "Riyadh", port: 0, host: "127.0.0.1", weekend: ["FRI", "SAT"], notBefore: "2015-01-01" },
    futureToleranceMinutes: 10,
    clock: { policy: "REPORT", above: 60, quiet: [], mostPerDay: 2, correctZone: false },
    dailyRead: { at: "03:00", spreadMinutes: 120, quiet: [] },
    clearLog: { aloneAfterHours: 24 },
    addReaders: { allow: [], ports: { from: 4370, to: 4379 } },
    recordPunch: { APP: "REFUSED", KIOSK: "REFUSED" },
    push: { port: options.port ?? 0, host: "127.0.0.1", allow: [...(options.allow ?? ["127.0.0.0/8"])] },
    readers: [...readers],
  };
  const file = join(dir, "ledger.sqlite");
  const ledger = openSqliteLedger(file, place.id);
  await ledger.registerReaders(toDeviceSetups(place));
  await ledger.announceReaders(toServices(place), clock.nowMs());
  const warnings: Readonly<Record<string, unknown>>[] = [];
  const infos: Readonly<Record<string, unknown>>[] = [];
  const push = await openPushPort(place, {
    ...{ file, clock, timers: systemTimers, identityKey: IDENTITY_KEY, ledger: wrap(ledger) },
    log: {
      info: (fields: Readonly<Record<string, unknown>>, message?: string) => void infos.push({ ...fields, message }),
      warn: (fields: Readonly<Record<string, unknown>>, message?: string) => void warnings.push({ ...fields, message }),
    },
    ...(options.hasDirectory && { hasDirectory: options.hasDirectory }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  if (push === undefined) throw new TypeError("the place has no push port");
  return {
    ...{ place, file, ledger, push, clock, warnings, infos },
    reader: ({ from, ...own } = {}) =>
      new PushReader({
        serialNumber: "PUSH1",
        server: { host: "127.0.0.1", port: push.port, ...(from === undefined ? {} : { localAddress: from }) },
        ...own,
      }),
    punches: async () => {
      const { entries } = await ledger.readFeed(0, 10_000);
      return entries.flatMap(({ kind, row }) => (kind === "PUNCH" && row ? [`${row.pin} ${row.localTime}`] : []));
    },
    stop: async () => {
      await push.close();
      await ledger.close();
    },
  };
}

/** So many punches of one person, a minute apart, the last one so long before noon in Riyadh. */
export function makeRows(count: number, { minutesAgo = 0, pin = "1042" } = {}) {
  return Array.from({ length: count }, (_, index) => {
    const ms = NOON_MS + 3 * 3_600_000 - (minutesAgo + count - 1 - index) * 60_000;
    return { userId: pin, time: new Date(ms).toISOString().slice(0, 19), verify: 15, punch: index % 2 };
  });
}
