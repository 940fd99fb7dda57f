import type { DayPunches } from "./day-punches.ts";
import type { DroppedPunch } from "./double-taps.ts";
import type { PunchUse, UsedPunch } from "./pairs.ts";
import type { Punch, SetAside, SetAsidePunch } from "./punch.ts";

/** What became of one punch and why. */
export interface PunchAccount {
  readonly id: string;
  readonly place: string;
  readonly device: string;
  readonly instantMs: number;
  /** KEPT punches are USED or IGNORED; the others are in no pair and no count of kept punches. */
  readonly fate: "USED" | "IGNORED" | "DROPPED" | "SET_ASIDE";
  readonly reason: PunchUse | SetAside | "DOUBLE_TAP";
  /** Facts behind the reason: `afterSeconds` since the last kept punch for a double tap. */
  readonly values: Readonly<Record<string, number>>;
}

const IGNORED: ReadonlySet<PunchUse> = new Set(["BETWEEN", "LEAVE_WITHOUT_ENTRY", "EXTRA_IN", "EXTRA_OUT", "OPEN"]);

/** The account of every punch of a business day; `uses` are its kept punches. */
export function toPunchAccounts(
  { dropped, setAside }: DayPunches,
  uses: readonly UsedPunch[],
): readonly PunchAccount[] {
  const counted = [...uses.map(toKeptAccount), ...dropped.map(toDroppedAccount)];
  if (dropped.length > 0) counted.sort((a, b) => a.instantMs - b.instantMs);
  return [...counted, ...setAside.map(toSetAsideAccount)];
}

function toKeptAccount({ punch, use }: UsedPunch): PunchAccount {
  return { ...toPlaceAndTime(punch), fate: IGNORED.has(use) ? "IGNORED" : "USED", reason: use, values: {} };
}

function toDroppedAccount({ punch, afterMs }: DroppedPunch): PunchAccount {
  const values = { afterSeconds: afterMs / 1000 };
  return { ...toPlaceAndTime(punch), fate: "DROPPED", reason: "DOUBLE_TAP", values };
}

function toSetAsideAccount({ punch, reason }: SetAsidePunch): PunchAccount {
  return { ...toPlaceAndTime(punch), fate: "SET_ASIDE", reason, values: {} };
}

function toPlaceAndTime({
  id,
  place,
  device,
  instantMs,
}: Punch): Pick<PunchAccount, "id" | "place" | "device" | "instantMs"> {
  return { id, place, device, instantMs };
}
