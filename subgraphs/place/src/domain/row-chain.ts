import { createHash } from "node:crypto";
import type { LedgerRow } from "./punch.ts";

/**
 * The hash of a row over the hash before it: a row that is changed, taken out or moved breaks every later link.
 *
 * @param previous the hash of the row stored before; 32 zero bytes for the first.
 */
export function toRowChain(previous: Uint8Array, deviceId: string, row: LedgerRow): Buffer {
  const fields = [
    deviceId,
    row.digest,
    row.pin,
    row.atMs ?? null,
    row.localTime,
    row.offsetMinutes ?? null,
    row.stateCode,
    row.verifyCode,
    row.workCode ?? null,
    row.receivedAtMs,
    row.channel,
  ];
  return createHash("sha256").update(previous).update(JSON.stringify(fields), "utf8").update(row.raw).digest();
}
