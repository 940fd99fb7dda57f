import type { DeviceFacts, DeviceRecord, LogProof } from "../domain/device.ts";
import { type ReaderConnection, ReaderError } from "./reader-driver.ts";
import type { CollectorDeps, ReaderPlan } from "./reader-plan.ts";
import { hear, valueOf } from "./told.ts";

/** What it asks of the ledger. */
interface ClearedLedger {
  readDevice(readerId: string): Promise<Pick<DeviceRecord, "proof" | "operations">>;
  recordFacts(readerId: string, facts: Partial<DeviceFacts>): Promise<unknown>;
}

/** Where a log is cleared. */
export interface LogClearing {
  readonly plan: Pick<ReaderPlan, "readerId">;
  readonly deps: Pick<CollectorDeps, "clock"> & { readonly ledger: ClearedLedger };
  readonly connection: Pick<ReaderConnection, "clearLog" | "readSizes">;
  readonly signal: AbortSignal;
}

/** What became of the order. */
export type ClearedLog =
  | { readonly kind: "CLEARED" }
  /** The reader has its rows still, and perhaps more. */
  | { readonly kind: "NOT_CLEARED"; readonly error: unknown; readonly punches: number }
  /** It was told, and then nobody could ask it. */
  | { readonly kind: "UNSURE"; readonly error: unknown };

/**
 * Has a reader clear its log, which it does only while it counts exactly these rows, and keeps that an empty log begins: what the
 * next read does not find is not lost then, it was cleared.
 *
 * @param rows each of them is stored
 * @throws what the ledger says once it is cleared
 */
export async function clearReaderLog(clearing: LogClearing, rows: number): Promise<ClearedLog> {
  const { connection, signal } = clearing;
  try {
    if (connection.clearLog === undefined)
      throw new ReaderError("DEVICE_REJECTED", "the driver of this reader only reads", { step: "LOG" });
    await connection.clearLog(rows, signal);
  } catch (error) {
    const punches = await countNow(clearing);
    return punches !== undefined && punches >= rows
      ? { kind: "NOT_CLEARED", error, punches }
      : { kind: "UNSURE", error };
  }
  await beginEmptyLog(clearing);
  return { kind: "CLEARED" };
}

/** A reader that refused, or has another row by now, still counts its rows. */
async function countNow({ connection, signal }: LogClearing): Promise<number | undefined> {
  if (signal.aborted) return undefined;
  const sizes = await hear(connection.readSizes(signal)).then(valueOf, () => undefined);
  return sizes?.punches;
}

/** Nothing is proved by it: the next read of the whole log does, which follows at once. */
async function beginEmptyLog({ plan: { readerId }, deps, connection, signal }: LogClearing): Promise<void> {
  const { ledger, clock } = deps;
  const { operations } = (await hear(connection.readSizes(signal)).then(valueOf, () => undefined)) ?? {};
  const device = await ledger.readDevice(readerId);
  const proof: LogProof = {
    atMs: clock.nowMs(),
    countAtRead: 0,
    rowsRead: 0,
    ...(device.proof?.userForm !== undefined && { userForm: device.proof.userForm }),
    operationsAtRead: operations ?? device.operations ?? 0,
    liveAfterRead: 0,
  };
  const isUnseen = { glance: undefined, provedMs: undefined, cursor: undefined, newAtCheck: undefined };
  await ledger.recordFacts(readerId, { ...isUnseen, proof, punches: 0, operations });
}
