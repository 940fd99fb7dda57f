import { toKeptOrder } from "../domain/code-order.ts";
import type { ReaderTimeline } from "../domain/local-time.ts";
import type { RowSource } from "../domain/log-rows.ts";
import type { Intake } from "./intake.ts";
import type { ReaderConnection } from "./reader-driver.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";

/** One read of a log. */
export interface LogRead {
  readonly plan: ReaderPlan;
  readonly deps: CollectorDeps;
  readonly connection: ReaderConnection;
  readonly serialNumber: string;
  readonly intake: Intake;
  readonly signal: AbortSignal;
  /** Hears how far it is. */
  readonly onProgress?: LogProgress | undefined;
}

/** Takes how many rows of how many slots of a log were read. */
export type LogProgress = (done: number, total: number) => void;

/** What turns the rows of a log into rows of the ledger. */
export async function toRowSource(
  { plan, deps, serialNumber }: LogRead,
  timeline: ReaderTimeline,
): Promise<Omit<RowSource, "observedAtMs">> {
  const slots = await deps.ledger.readSlots(plan.readerId);
  const device = await deps.ledger.readDevice(plan.readerId);
  return {
    identityKey: deps.identityKey,
    serialNumber,
    limits: plan.limits,
    timeline,
    sixteenByteOrder: plan.sixteenByteOrder,
    keptOrder: toKeptOrder(device, serialNumber),
    pinOfSlot: (slot) => slots.get(slot),
    channel: "READ",
    isFirstRead: device.proof === undefined,
  };
}
