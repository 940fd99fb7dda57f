import type { PlaceConfig } from "@biometricflow/config/place";
import type { Log } from "@biometricflow/service/observe/log";
import { createAddressCheck } from "@biometricflow/config/hosts";
import { toPushPlans } from "./collector/from-config.ts";
import { servePushing } from "./collector/push/serve-pushing.ts";
import { PushDesk } from "./collector/push/push-desk.ts";
import { systemTimers, type Timers } from "./collector/timers.ts";
import type { Clock } from "./domain/clock.ts";
import type { LedgerWriter } from "./domain/ledger.ts";
import type { ReaderOwnership } from "./domain/reader-ownership.ts";
import type { PushStore } from "./domain/push/push-store.ts";
import { createZkPushHandler, encodePerson, readKeptLine } from "./drivers/zk-push.ts";
import { createPushListener, type PushLimits } from "./serving/push-listener.ts";
import { openSqlitePushStore } from "./store/sqlite/push.ts";
import { systemClock } from "./system-clock.ts";

/** What the push port of a place is made of. */
export interface PushPortDeps {
  /** The ledger's, open already. */
  readonly file: string;
  /** Opens what is kept beside the ledger; in its file when omitted. */
  readonly openStore?: () => PushStore;
  readonly ledger: LedgerWriter;
  /** Readers are served while this process has them; always when omitted. */
  readonly ownership?: ReaderOwnership;
  readonly identityKey: Uint8Array;
  readonly hasDirectory?: () => boolean;
  readonly log: Pick<Log, "info" | "warn">;
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly limits?: PushLimits;
}

/** The push port of a place that runs. */
export interface PushPort {
  readonly port: number;
  readonly desk: PushDesk;
  readonly store: PushStore;
  readonly close: () => Promise<void>;
}

/** Opens the port that readers call; `undefined` where the configuration names none. @throws PortTakenError */
export async function openPushPort(place: PlaceConfig, deps: PushPortDeps): Promise<PushPort | undefined> {
  if (place.push === undefined) return undefined;
  const { ledger, identityKey, log, clock = systemClock, timers = systemTimers, limits } = deps;
  const store = deps.openStore?.() ?? openSqlitePushStore(deps.file, place.id);
  const ending = new AbortController();
  const desk = new PushDesk(toPushPlans(place), {
    ...{ ledger, store, clock, timers, log, identityKey },
    ...(deps.hasDirectory && { hasDirectory: deps.hasDirectory }),
    parseLine: readKeptLine,
    encodePerson,
  });
  const { signal } = ending;
  const { isServing } = await servePushing({ ownership: deps.ownership, load: () => desk.load(), timers, log, signal });
  const listener = createPushListener({
    handler: createZkPushHandler(desk),
    isServing,
    isAllowed: createAddressCheck(place.push.allow),
    nowMs: () => clock.nowMs(),
    log,
    ...(limits === undefined ? {} : { limits }),
  });
  const port = await listener.listen(place.push);
  const watching = desk.watch(signal, isServing);
  log.info({ port, host: place.push.host }, "readers can push here");
  return {
    ...{ port, desk, store },
    close: async () => {
      ending.abort();
      await Promise.all([listener.close(), watching]);
      await store.close();
    },
  };
}
