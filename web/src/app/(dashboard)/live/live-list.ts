import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { LiveState } from "@biometricflow/sdk/live-state";
import { keepNewest, type LiveItem, type LiveList, type LiveMessage, toPunchItem } from "./live-items.ts";
import { addPunch, onNotice, onState } from "./live-outages.ts";

export type LiveAction =
  | { readonly kind: "arrive"; readonly messages: readonly LiveMessage[]; readonly now: string }
  | { readonly kind: "state"; readonly state: LiveState; readonly now: string }
  /** Punches read by query: they close the gap between the first page and the stream's beginning. */
  | { readonly kind: "fill"; readonly punches: readonly PunchRowFragment[] }
  | { readonly kind: "hold"; readonly isHeld: boolean };

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
