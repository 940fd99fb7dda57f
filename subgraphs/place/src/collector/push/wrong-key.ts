import { toFault } from "../../domain/device-fault.ts";
import type { PushDeps } from "./push-plan.ts";

/** Whoever shows a wrong key may be anybody: a reader that is there is none the worse for it. */
export async function noteWrongKey(
  { ledger, clock }: Pick<PushDeps, "ledger" | "clock">,
  readerId: string,
): Promise<void> {
  const device = await ledger.readDevice(readerId);
  if (device.status === "ONLINE") return;
  const message = "A caller with the serial number of this reader showed another comm key.";
  const fault = toFault(device.fault, {
    code: "DEVICE_AUTH_FAILED",
    message,
    step: "AUTHENTICATE",
    nowMs: clock.nowMs(),
  });
  await ledger.recordFacts(readerId, { fault });
}
