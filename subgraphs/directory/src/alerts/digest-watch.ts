import type { PresenceFigures } from "@biometricflow/schema/attendance-figures";
import type { Log } from "@biometricflow/service/observe/log";
import { type DueDigest, listDueDigests, listLostDigests } from "../domain/alerts/digest.ts";
import { type DigestPlaces, toDigestChange, toLostChange } from "../domain/alerts/digest-messages.ts";
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
  /** Tells of which dates none can be told any more. */
  readonly giveUp: (nowMs: number) => Promise<void>;
  /** Whether one is due, for which attendance is asked where everybody stands. */
  readonly isDue: (nowMs: number) => Promise<boolean>;
  /** Tells what was due when attendance was asked, of what it answered. */
  readonly tell: (askedMs: number, presence: PresenceFigures) => Promise<void>;
}

/** Creates what tells the digests of one directory, each of a date once, whatever is killed meanwhile. */
export function createDigestWatch({ store, registry, log, onTold }: DigestWatchOptions): DigestWatch {
  /** When attendance first answered since a digest is due, of those that were due by the last answer. */
  let answered: ReadonlyMap<string, number> = new Map();
  const orLog = async <Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      log.error({ err: error }, "the digests could not be told");
      return otherwise;
    }
  };
  const listDue = async (nowMs: number, { toZone, inUse }: DigestPlaces) => {
    const asked = (await store.listDigests()).filter(({ placeId }) => placeId === null || inUse.has(placeId));
    return listDueDigests(asked, { nowMs, toZone });
  };
  return {
    giveUp: (nowMs) =>
      orLog(async () => {
        const places = await readPlaces(registry);
        const lost = listLostDigests(await store.listDigests(), { nowMs, toZone: places.toZone });
        if (lost.length === 0) return;
        const { deliveries } = await store.settleDigests((view) => toLostChange(view, { ...places, nowMs }));
        for (const { placeId, from, date } of lost)
          if (placeId === null || places.inUse.has(placeId))
            log.warn(
              { place: placeId, from, date },
              "no digest is told of days that are over: attendance was not read",
            );
        if (deliveries.length > 0) onTold();
      }, undefined),
    isDue: (nowMs) => orLog(async () => (await listDue(nowMs, await readPlaces(registry))).length > 0, false),
    tell: (askedMs, presence) =>
      orLog(async () => {
        const places = await readPlaces(registry);
        const due = (await listDue(askedMs, places)).map(toKey);
        answered = new Map(due.map((key) => [key, answered.get(key) ?? askedMs]));
        const toAnsweredMs = (one: DueKey) => answered.get(toKey(one)) ?? askedMs;
        const telling = { ...places, askedMs, presence, toAnsweredMs };
        const { deliveries } = await store.settleDigests((view) => toDigestChange(view, telling));
        if (deliveries.length > 0) onTold();
      }, undefined),
  };
}

type DueKey = Pick<DueDigest, "placeId" | "date">;

function toKey({ placeId, date }: DueKey): string {
  return `${date} ${placeId ?? ""}`;
}

async function readPlaces(registry: Pick<Registry, "read">): Promise<DigestPlaces> {
  const { places } = await registry.read();
  return {
    toZone: toZoneOf(places),
    inUse: new Set(places.filter(({ enabled }) => enabled).map(({ id }) => id)),
  };
}
