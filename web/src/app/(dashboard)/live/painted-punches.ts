import type { LiveList, PunchItem } from "./live-items.ts";

/** What of a list was looked at already. */
export interface LookedAt {
  readonly ids: ReadonlySet<string>;
}

export const NOTHING_YET: LookedAt = { ids: new Set() };

/**
 * The punches that a list newly shows and whose way here says how long a finger takes: told by their reader as they were made,
 * not late, not recovered after an outage of this page, and not held back behind the list.
 */
export function listNewlyShown(list: LiveList, before: LookedAt): { shown: readonly PunchItem[]; looked: LookedAt } {
  const fresh = list.items.filter((item) => item.kind === "punch").filter(({ id }) => !before.ids.has(id));
  const ids = new Set([...list.items, ...list.held].map(({ id }) => id)); // what is held is shown too late to be counted
  return { shown: fresh.filter(isMeasured), looked: { ids } };
}

function isMeasured({ punch, isNew, isRecovered }: PunchItem): boolean {
  const isLive = punch.channel === "LIVE" || punch.channel === "PUSH";
  return isNew && !isRecovered && isLive && punch.late === false && punch.receivedAt !== null;
}
