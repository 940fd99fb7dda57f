import type { DayRecord } from "@biometricflow/rules/day-record";
import type { Organisation } from "@biometricflow/rules/organisation";
import { toRulesPunch } from "../records/stored-punch.ts";
import type { CorrectedPunches, PunchChange } from "./applied-punches.ts";
import type { Correction } from "./correction.ts";

type RulesAccount = DayRecord["explanation"]["punches"][number];

/** A punch of a business day: what became of it, how it came, and the correction that brought it or left it out. */
export interface ShownPunch extends Omit<RulesAccount, "reason" | "values"> {
  /** Also IGNORED: set aside by a person. */
  readonly reason: RulesAccount["reason"] | "IGNORED";
  readonly channel: string;
  readonly correction: Correction | undefined;
}

/** The punches of a record's business day as a person sees them: those of the rules, then those that were ignored. */
export function toShownPunches(
  { explanation }: DayRecord,
  { punches, changes }: CorrectedPunches,
  { organisation, dayChanges }: { readonly organisation: Organisation; readonly dayChanges: readonly PunchChange[] },
): readonly ShownPunch[] {
  const channels = new Map(punches.map(({ id, channel }) => [id, channel]));
  const added = new Map(changes.map(({ punch, correction }) => [punch.id, correction]));
  const counted = explanation.punches.map((account) => ({
    ...account,
    channel: channels.get(account.id) ?? "READ",
    correction: added.get(account.id),
  }));
  const ignored = dayChanges.filter(({ correction }) => correction.kind === "IGNORE_PUNCH");
  return [...counted, ...ignored.map((change) => toIgnored(change, organisation))];
}

function toIgnored({ punch, correction }: PunchChange, organisation: Organisation): ShownPunch {
  const { id, place, device, instantMs } = toRulesPunch(punch, organisation);
  return { id, place, device, instantMs, fate: "SET_ASIDE", reason: "IGNORED", channel: punch.channel, correction };
}
