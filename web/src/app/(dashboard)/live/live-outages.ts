import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { LiveState } from "@biometricflow/sdk/live-state";
import { addItem, type LiveList, type LiveMessage, toPunchItem } from "./live-items.ts";

const LINK = "";

/** The list after a notice: places are lost and come back, and every hole gets its line. */
export function onNotice(list: LiveList, notice: NonNullable<LiveMessage["notice"]>, now: string): LiveList {
  const { kind, place, at } = notice;
  switch (kind) {
    case "PLACE_LOST":
      return place ? { ...list, outages: { ...list.outages, [place]: { since: at, count: 0, isBack: false } } } : list;
    case "PLACE_BACK":
      return markBack(list, place ?? LINK);
    case "CAUGHT_UP":
      return closeOutages(list, place, now);
    case "SLOW_CLIENT":
      return list; // what was left out follows by catch-up; a GAP comes where it cannot
    case "GAP":
      return addItem(list, { kind: "line", id: `gap-${place}-${at}`, tone: "gap", place, from: at, to: at, count: 0 });
  }
}

/** A lost connection opens an outage; the first sign of life marks it as back. */
export function onState(list: LiveList, state: LiveState, now: string): LiveList {
  if (state.kind === "reconnecting" || state.kind === "offline") {
    if (list.outages[LINK]) return list;
    return { ...list, outages: { [LINK]: { since: now, count: 0, isBack: false } } };
  }
  return state.kind === "connecting" ? list : markBack(list, LINK);
}

function markBack(list: LiveList, key: string): LiveList {
  const outage = list.outages[key];
  if (!outage || outage.isBack) return list;
  return { ...list, outages: { ...list.outages, [key]: { ...outage, isBack: true } } };
}

/** Everything missed was sent: each outage that is over becomes a line. */
function closeOutages(list: LiveList, place: string | null, now: string): LiveList {
  const isOver = (key: string) => key === LINK || place === null || key === place;
  let next = list;
  for (const [key, outage] of Object.entries(list.outages)) {
    if (!isOver(key) || (!outage.isBack && key !== LINK)) continue;
    const { [key]: _closed, ...outages } = next.outages;
    const { since, count } = outage;
    const id = `recovered-${key}-${since}`;
    next = addItem(
      { ...next, outages },
      { kind: "line", id, tone: "recovered", place: key || null, from: since, to: now, count },
    );
  }
  return next;
}

/** The list with a punch; one that was missed counts for what was lost. */
export function addPunch(list: LiveList, punch: PunchRowFragment, isRecovered: boolean, now: string): LiveList {
  const key = list.outages[LINK] ? LINK : (punch.place?.id ?? LINK);
  const outage = isRecovered ? list.outages[key] : undefined;
  const outages = outage ? { ...list.outages, [key]: { ...outage, count: outage.count + 1 } } : list.outages;
  return addItem({ ...list, outages, lastAt: now }, toPunchItem(punch, { isRecovered, isNew: true }));
}
