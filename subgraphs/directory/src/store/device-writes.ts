import type { Principal } from "../domain/principal.ts";
import type { TimedWrites } from "../domain/timed-writes.ts";
import { readInteger, readText, type toRow } from "./row.ts";

/** From its columns, how an account may write to readers. */
export function toDeviceWrites(row: ReturnType<typeof toRow>): Pick<Principal, "deviceWrites"> {
  if (readInteger(row, "writes_timed") === 0) return {};
  if (row["writes_until_ms"] === null) return { deviceWrites: {} };
  const [untilMs, grantedAtMs] = [readInteger(row, "writes_until_ms"), readInteger(row, "writes_granted_ms")];
  const [grantedBy, reason] = [readText(row, "writes_granted_by"), readText(row, "writes_reason")];
  return { deviceWrites: { grant: { untilMs, grantedAtMs, grantedBy, reason } } };
}

/** The columns of it. */
export function fromDeviceWrites(writes: TimedWrites | undefined) {
  return {
    writes_timed: Number(writes !== undefined),
    writes_until_ms: writes?.grant?.untilMs ?? null,
    writes_granted_ms: writes?.grant?.grantedAtMs ?? null,
    writes_granted_by: writes?.grant?.grantedBy ?? null,
    writes_reason: writes?.grant?.reason ?? null,
  };
}
