import type { FeedNoticeKind, FeedPhase, PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { LiveState } from "@biometricflow/sdk/live-state";

/** How many rows a list keeps; older ones are in the punches page. */
export const MAX_ROWS = 1_000;

/** A punch in the list. */
export interface PunchItem {
  readonly kind: "punch";
  readonly id: string;
  readonly punch: PunchRowFragment;
  /** It was missed while something was lost, and sent afterwards. */
  readonly isRecovered: boolean;
  /** It came while the list was on screen. */
  readonly isNew: boolean;
}

/** A line between punches: what was lost, and whether it is whole again. */
export interface LineItem {
  readonly kind: "line";
  readonly id: string;
  /** `recovered`: everything missed is here. `gap`: punches may be missing. */
  readonly tone: "recovered" | "gap";
  /** The place that was lost; null for the connection itself. */
  readonly place: string | null;
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export type LiveItem = PunchItem | LineItem;

/** A message of the stream, as far as the list reads it. */
export interface LiveMessage {
  readonly phase: FeedPhase;
  readonly punch: PunchRowFragment | null;
  readonly notice: { readonly kind: FeedNoticeKind; readonly place: string | null; readonly at: string } | null;
}

interface Outage {
  readonly since: string;
  readonly count: number;
  /** Whether what was lost is there again, and its missed punches are coming. */
  readonly isBack: boolean;
}

/** The list with what arrived behind its back. */
export interface LiveList {
  /** Newest arrival first. */
  readonly items: readonly LiveItem[];
  /** Arrived while the list was held. */
  readonly held: readonly LiveItem[];
  readonly isHeld: boolean;
  /** What is lost now, by place; the connection itself is under the empty key. */
  readonly outages: Readonly<Record<string, Outage>>;
  readonly lastAt: string | null;
}

export type LiveAction =
  | { readonly kind: "arrive"; readonly messages: readonly LiveMessage[]; readonly now: string }
  | { readonly kind: "state"; readonly state: LiveState; readonly now: string }
  /** Punches read by query: they close the gap between the first page and the stream's beginning. */
  | { readonly kind: "fill"; readonly punches: readonly PunchRowFragment[] }
  | { readonly kind: "hold"; readonly isHeld: boolean };

const LINK = "";

/** A list of the punches of the first page, newest first. */
export function createLiveList(punches: readonly PunchRowFragment[]): LiveList {
  const items = punches.map((punch) => toPunchItem(punch, { isRecovered: false, isNew: false }));
  return { items, held: [], isHeld: false, outages: {}, lastAt: null };
}

/** The list after an action. Pure. */
export function reduceLiveList(list: LiveList, action: LiveAction): LiveList {
  switch (action.kind) {
    case "arrive":
      return arrive(list, action.messages, action.now);
    case "state":
      return onState(list, action.state, action.now);
    case "fill":
      return fill(list, action.punches);
    case "hold":
      if (action.isHeld) return { ...list, isHeld: true };
      return { ...list, isHeld: false, held: [], items: keepNewest([...list.held, ...list.items]) };
  }
}

function arrive(list: LiveList, messages: readonly LiveMessage[], now: string): LiveList {
  const known = new Set([...list.items, ...list.held].map(({ id }) => id));
  let next = list;
  for (const { phase, punch, notice } of messages) {
    if (notice) next = onNotice(next, notice, now);
    if (!punch || known.has(punch.id)) continue;
    known.add(punch.id);
    next = addPunch(next, punch, phase === "CATCH_UP", now);
  }
  return next;
}

function onNotice(list: LiveList, notice: NonNullable<LiveMessage["notice"]>, now: string): LiveList {
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
function onState(list: LiveList, state: LiveState, now: string): LiveList {
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

function addPunch(list: LiveList, punch: PunchRowFragment, isRecovered: boolean, now: string): LiveList {
  const key = list.outages[LINK] ? LINK : (punch.place?.id ?? LINK);
  const outage = isRecovered ? list.outages[key] : undefined;
  const outages = outage ? { ...list.outages, [key]: { ...outage, count: outage.count + 1 } } : list.outages;
  return addItem({ ...list, outages, lastAt: now }, toPunchItem(punch, { isRecovered, isNew: true }));
}

function addItem(list: LiveList, item: LiveItem): LiveList {
  if (list.isHeld) return { ...list, held: keepNewest([item, ...list.held]) };
  return { ...list, items: keepNewest([item, ...list.items]) };
}

function fill(list: LiveList, punches: readonly PunchRowFragment[]): LiveList {
  const known = new Set([...list.items, ...list.held].map(({ id }) => id));
  const missing = punches.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return list;
  const added = missing.map((punch) => toPunchItem(punch, { isRecovered: false, isNew: false }));
  const isArrived = (item: LiveItem) => item.kind === "line" || item.isNew;
  const arrived = list.items.filter(isArrived);
  const rest = [...added, ...list.items.filter((item) => !isArrived(item))].toSorted(byInstantDescending);
  return { ...list, items: keepNewest([...arrived, ...rest]) };
}

function byInstantDescending(left: LiveItem, right: LiveItem): number {
  if (left.kind !== "punch" || right.kind !== "punch") return 0;
  return (right.punch.at ?? "").localeCompare(left.punch.at ?? "");
}

function keepNewest(items: readonly LiveItem[]): readonly LiveItem[] {
  return items.length > MAX_ROWS ? items.slice(0, MAX_ROWS) : items;
}

function toPunchItem(punch: PunchRowFragment, marks: { isRecovered: boolean; isNew: boolean }): PunchItem {
  return { kind: "punch", id: punch.id, punch, ...marks };
}
