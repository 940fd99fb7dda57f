import type { DeviceFault, DeviceRecord } from "./device.ts";

/** A failure as the collector met it. */
type Failure = Omit<DeviceFault, "sinceMs"> & { readonly nowMs: number };

/** The fault after another failure: one that goes on keeps the instant at which it began. */
export function toFault(last: DeviceFault | undefined, { code, message, step, nowMs }: Failure): DeviceFault {
  const sinceMs = last?.code === code ? last.sinceMs : nowMs;
  return { code, message, ...(step === undefined ? {} : { step }), sinceMs };
}

/**
 * The fault of a reader as people are told it. Where the place cannot store, no reader is read, and nothing of that can be
 * kept with the reader either. That another reader has its serial number comes next: whose punches are whose is in doubt.
 */
export function toShownFault(
  { status, fault, duplicate }: Pick<DeviceRecord, "status" | "fault" | "duplicate">,
  storeFault: DeviceFault | undefined,
): DeviceFault | undefined {
  return status === "DISABLED" ? fault : (storeFault ?? duplicate ?? fault);
}
