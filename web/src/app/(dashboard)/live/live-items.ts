import type { FeedNoticeKind, FeedPhase, PunchRowFragment } from "@biometricflow/sdk/generated/graphql";

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

/** Something that is lost, or was and whose missed punches are coming. */
export interface Outage {
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

/** The list with one more item on top, or behind its back while it is held. */
export function addItem(list: LiveList, item: LiveItem): LiveList {
  if (list.isHeld) return { ...list, held: keepNewest([item, ...list.held]) };
  return { ...list, items: keepNewest([item, ...list.items]) };
}

/** As many as a list keeps. */
export function keepNewest(items: readonly LiveItem[]): readonly LiveItem[] {
  return items.length > MAX_ROWS ? items.slice(0, MAX_ROWS) : items;
}

/** A punch as an item. */
export function toPunchItem(punch: PunchRowFragment, marks: { isRecovered: boolean; isNew: boolean }): PunchItem {
  return { kind: "punch", id: punch.id, punch, ...marks };
}
