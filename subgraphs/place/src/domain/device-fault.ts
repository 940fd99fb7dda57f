import type { DeviceFault } from "./device.ts";

/** The fault after another failure: one that goes on keeps the instant at which it began. */
export function toFault(
  last: DeviceFault | undefined,
  { code, message, nowMs }: { readonly code: string; readonly message: string; readonly nowMs: number },
): DeviceFault {
  return { code, message, sinceMs: last?.code === code ? last.sinceMs : nowMs };
}
