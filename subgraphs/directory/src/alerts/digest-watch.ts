import type { PresenceFigures } from "@biometricflow/schema/attendance-figures";
import type { Log } from "@biometricflow/service/observe/log";
import { listDueDigests } from "../domain/alerts/digest.ts";
import { toDigestChange } from "../domain/alerts/digest-messages.ts";
import type { DigestStore } from "../domain/alerts/digest-store.ts";
import { type Registry, toZoneOf } from "../registry.ts";

/** What telling digests needs. */
export interface DigestWatchOptions {
  readonly store: Pick<DigestStore, "listDigests" | "settleDigests">;
  readonly registry: Pick<Registry, "read">;
  readonly log: Log;
  /** Something was put into the outbox, perhaps. */
  readonly onTold: () => void;
}

/** What tells digests. It never throws: what went wrong is logged, and tried again by the next look. */
export interface DigestWatch {
  /** Whether one is due, for which attendance is asked where everybody stands. */
  readonly isDue: (nowMs: number) => Promise<boolean>;
  /** Tells what was due when attendance was asked, of what it answered. */
  readonly tell: (askedMs: number, presence: PresenceFigures) => Promise<void>;
}

/** Creates what tells the digests of one directory, each of a date once, whatever is killed meanwhile. */
export function createDigestWatch({ store, registry, log, onTold }: DigestWatchOptions): DigestWatch {
  const orLog = async <Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      log.error({ err: error }, "the digests could not be told");
      return otherwise;
    }
  };
  const readTerms = async () => {
    const { places } = await registry.read();
    const inUse = new Set(places.filter(({ enabled }) => enabled).map(({ id }) => id));
    return { toZone: toZoneOf(places), isInUse: (placeId: string) => inUse.has(placeId) };
  };
  return {
    isDue: (nowMs) =>
      orLog(async () => {
        const digests = await store.listDigests();
        if (digests.length === 0) return false;
        const { toZone, isInUse } = await readTerms();
        const asked = digests.filter(({ placeId }) => placeId === null || isInUse(placeId));
        return listDueDigests(asked, { nowMs, toZone }).length > 0;
      }, false),
    tell: (askedMs, presence) =>
      orLog(async () => {
        const telling = { askedMs, presence, ...(await readTerms()) };
        const { deliveries } = await store.settleDigests((view) => toDigestChange(view, telling));
        if (deliveries.length > 0) onTold();
      }, undefined),
  };
}
