import type { DeviceRecord, FullRead, LogProof } from "../domain/device.ts";
import { isCountRight } from "../domain/doubts.ts";
import { type LogDay, sumDays } from "../domain/log-days.ts";
import type { LogRead } from "./log-source.ts";
import type { ConnectionStats } from "./reader-driver.ts";
import { hear, valueOf } from "./told.ts";

/** The part of a proof that a read of the log itself gives. */
export type LogPart = Omit<LogProof, "atMs" | "countAfterRead" | "operationsAtRead" | "liveAfterRead">;

/** What a read of the whole log brought beside its proof. */
export interface WholeRead extends Pick<FullRead, "beganMs" | "slots" | "blanks"> {
  readonly days: readonly LogDay[];
}

/**
 * Records that everything is in the ledger which the reader's log held at the read.
 *
 * The proof's count is the one from just before the snapshot. What the reader counts more afterwards came live, or is
 * missing and asks for another read: a count from afterwards would hide a punch whose event was lost meanwhile. So are its
 * operations: those of a log that was cleared while it was read.
 *
 * @param has whether the read brought a row of this identity.
 * @param whole of a read of the whole log.
 */
export async function proveLog(
  { plan, deps, connection, intake, signal }: LogRead,
  has: (digest: string) => boolean,
  toLogPart: (device: DeviceRecord) => LogPart,
  whole?: WholeRead,
): Promise<void> {
  const newAtCheck = intake.countOutside(has);
  const { operations, punches } = valueOf(await hear(connection.readSizes(signal))) ?? {};
  const nowMs = deps.clock.nowMs();
  const device = await deps.ledger.readDevice(plan.readerId);
  const proof = {
    atMs: nowMs,
    ...toLogPart(device),
    ...(punches === undefined ? {} : { countAfterRead: punches }),
    operationsAtRead: device.operations ?? operations ?? 0,
    liveAfterRead: intake.countOutside(has),
  };
  const fullRead = whole === undefined ? {} : { fullRead: toFullRead(whole, proof, connection.stats) };
  const isUnseen = { glance: undefined, provedMs: undefined, hasOwnSums: connection.stats.hasOwnSums };
  await deps.ledger.recordFacts(
    plan.readerId,
    {
      ...isUnseen,
      ...fullRead,
      heldRead: undefined,
      proof,
      punches,
      operations,
      newAtCheck,
      checkedMs: nowMs,
      lastSeenMs: nowMs,
    },
    "PROOF",
    whole?.days,
  );
}

function toFullRead(
  { beganMs, slots, blanks, days }: WholeRead,
  proof: LogProof,
  { hasOwnSums }: ConnectionStats,
): FullRead {
  const { copies, setAside } = sumDays(days);
  const isSound = isCountRight(proof) && !hasOwnSums;
  return { beganMs, atMs: proof.atMs, slots, copies, setAside, blanks, isSound };
}
