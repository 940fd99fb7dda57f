import type { PushErrand, PushingReaders } from "../../domain/push/pushing-readers.ts";
import { PushAskError } from "../../domain/push/pushing-readers.ts";
import type { PushAsks } from "./push-asks.ts";
import { PushPeople } from "./push-people.ts";
import type { PushDeps, PushPlan } from "./push-plan.ts";
import { PushSums } from "./push-sums.ts";
import type { PushSyncs } from "./push-syncs.ts";

/** Creates what jobs do with readers that call by themselves. @param planOf of a reader of the place that pushes */
export function createPushErrands(
  deps: PushDeps,
  { asks, syncs }: { readonly asks: PushAsks; readonly syncs: PushSyncs },
  planOf: (readerId: string) => PushPlan | undefined,
): PushingReaders {
  const people = new PushPeople(deps, asks);
  const sums = new PushSums(deps, asks);
  const toPlan = (readerId: string): PushPlan => {
    const plan = planOf(readerId);
    if (plan !== undefined) return plan;
    throw new PushAskError({
      code: "DEVICE_SILENT",
      message: `No port of the place takes calls of the reader ${readerId}`,
    });
  };
  return {
    putPeople: async (readerId, wishes, errand) => people.put(toPlan(readerId), wishes, errand),
    removePerson: async (readerId, pin, errand) => people.remove(toPlan(readerId), pin, errand),
    listPeople: async (readerId, errand) => people.list(toPlan(readerId), errand),
    sync: async (readerId: string, isFull: boolean, errand: PushErrand) => {
      toPlan(readerId);
      return syncs.want(readerId, isFull, errand);
    },
    compareDays: async (readerId, days, errand) => sums.compare(toPlan(readerId), days, errand),
    zoneOf: (readerId) => toPlan(readerId).zone,
  };
}
