import { EVERY_PLACE, readViewedType, toViewedKind, type ViewedKind } from "@biometricflow/schema/audit-views";
import { isPlaceId } from "@biometricflow/schema/global-id";
import type { ListedAudit } from "./directory-store.ts";

/** Somebody's look at a person's data. */
export interface PersonLook {
  readonly at: string;
  readonly actor: string;
  readonly kind: ViewedKind;
  /** Whether the person was asked for; else it was a list of people. */
  readonly isNamed: boolean;
}

/** Who looks for looks at whom. */
export interface LookedAt {
  /** Ids of the person, and of its places. */
  readonly names: readonly string[];
  /** The person's account: its looks are left out, and looks at it are at the person. */
  readonly own: string;
}

/** What a row of the audit says of a look at a person; `undefined` for any other row, and where it was of others. */
export function toPersonLook(
  { at, actor, action, targets = [] }: Pick<ListedAudit, "at" | "actor" | "action" | "targets">,
  { names, own }: LookedAt,
): PersonLook | undefined {
  const type = readViewedType(action);
  if (type === undefined || actor === own) return undefined;
  const found = targets.filter((target) => [EVERY_PLACE, own, ...names].includes(target));
  if (found.length === 0) return undefined;
  const isNamed = found.some((target) => target !== EVERY_PLACE && !isPlaceId(target));
  return { at, actor, kind: toViewedKind(type), isNamed };
}
