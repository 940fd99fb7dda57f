import { createHash, createHmac } from "node:crypto";
import type { LedgerRow } from "./punch.ts";

/** Of the salt of a row. */
export const SALT_BYTES = 16;

/**
 * The hash of a row over the hash before it, as older versions made it: with the PIN unsalted in it. Rows of theirs keep it.
 *
 * @param previous the hash of the row stored before; 32 zero bytes for the first.
 */
export function toRowChain(previous: Uint8Array, deviceId: string, row: LedgerRow): Buffer {
  return createHash("sha256").update(previous).update(toFields(deviceId, row), "utf8").update(row.raw).digest();
}

/**
 * What the chain holds of a row, and what stays of it when its person is erased: keyed with a salt of the row's own, so that nothing
 * can be guessed back once the salt is gone.
 */
export function toRowLeaf(salt: Uint8Array, deviceId: string, row: LedgerRow): Buffer {
  return createHmac("sha256", salt).update(toFields(deviceId, row), "utf8").update(row.raw).digest();
}

/** The hash of a leaf over the hash before it: a row that is changed, taken out or moved breaks every later link. */
export function toLeafChain(previous: Uint8Array, leaf: Uint8Array): Buffer {
  return createHash("sha256").update(previous).update(leaf).digest();
}

function toFields(deviceId: string, row: LedgerRow): string {
  return JSON.stringify([
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
  ]);
}
