import type { DeviceFacts, DeviceRecord } from "../device.ts";
import { findSerialHolder } from "../serial-holder.ts";
import type { ApproveOutcome } from "./push-operations.ts";
import type { WaitingRecord } from "./push-store.ts";

/** Whether a caller is taken for a reader, and what is known of that from then on. */
export type Approval =
  | { readonly kind: "APPROVE"; readonly facts: Partial<DeviceFacts>; readonly serialNumber: string }
  | Exclude<ApproveOutcome, { kind: "APPROVED" }>;

/** Decides about the wish to take a caller for a reader. @param devices every reader of the place */
export function decideApproval(
  caller: WaitingRecord | undefined,
  readerId: string,
  devices: readonly DeviceRecord[],
): Approval {
  if (caller === undefined) return { kind: "NO_SUCH_CALLER" };
  const device = devices.find((it) => it.readerId === readerId);
  if (device?.isPushing !== true) return { kind: "NO_SUCH_READER" };
  const { serialNumber, address, firstMs } = caller;
  if (device.serialNumber !== undefined && device.serialNumber !== serialNumber) return { kind: "OTHER_SERIAL" };
  const holder = findSerialHolder(devices, serialNumber) ?? readerId;
  if (holder !== readerId) return { kind: "SERIAL_TAKEN" };
  const { push = { firstMs, addresses: { address }, unreadable: 0 } } = device;
  return { kind: "APPROVE", serialNumber, facts: { serialNumber, push } };
}
