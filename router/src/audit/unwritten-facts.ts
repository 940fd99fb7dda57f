import { readViewedType } from "@biometricflow/schema/audit-views";
import type { WaitingFact } from "./outbox.ts";

/** Those of too many facts that stay, in their order: the oldest, and a view only where no deed needs its room. */
export function keepMost(facts: readonly WaitingFact[], most: number): readonly WaitingFact[] {
  if (facts.length <= most) return facts;
  const isView = ({ fact }: WaitingFact) => readViewedType(fact.action) !== undefined;
  let room = most - facts.filter((fact) => !isView(fact)).length;
  return facts.filter((fact) => !isView(fact) || room-- > 0).slice(0, most);
}
