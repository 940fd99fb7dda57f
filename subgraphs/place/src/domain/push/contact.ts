import type { DeviceFault, DeviceRecord } from "../device.ts";
import { toFault } from "../device-fault.ts";
import { type FactsChange, isGapOpen, openGap } from "../gap.ts";
import type { PushFacts } from "./push-facts.ts";
import { isDoubled, noteAddress } from "./standing.ts";

/** A reader asks for commands each ten seconds: after so long it is away. */
export const SILENT_MS = 45_000;

/** A call at an instant. */
export interface Call {
  readonly address: string;
  readonly nowMs: number;
  /** Why its rows are not taken at this place; they are when omitted. */
  readonly fault?: DeviceFault | undefined;
}

/** What a call changes: a reader that was silent before may have rows that did not come yet. */
export function toContact(device: DeviceRecord, { address, nowMs, fault }: Call): readonly FactsChange[] {
  const push: PushFacts = {
    unreadable: 0,
    ...device.push,
    firstMs: device.push?.firstMs ?? nowMs,
    addresses: noteAddress(device.push?.addresses, address, nowMs),
  };
  const wasSilent = device.lastSeenMs !== undefined && nowMs - device.lastSeenMs >= SILENT_MS;
  const gap = wasSilent && !isGapOpen(device) ? [openGap(device, "CONNECTING")] : [];
  const status = fault === undefined ? "ONLINE" : "CONNECTING";
  const duplicate = toDoubleFault(device.duplicate, push, nowMs);
  return [...gap, { facts: { status, lastSeenMs: nowMs, fault, duplicate, push } }];
}

/** What silence changes; `undefined` while there is none. */
export function toSilence(device: DeviceRecord, nowMs: number): FactsChange | undefined {
  const { status, lastSeenMs } = device;
  if (status !== "ONLINE" || lastSeenMs === undefined || nowMs - lastSeenMs < SILENT_MS) return undefined;
  const { facts, ...gap } = openGap(device, "OFFLINE");
  const message = "The reader has not called. Its rows come by themselves when it calls again.";
  return { facts: { ...facts, fault: toFault(device.fault, { code: "DEVICE_SILENT", message, nowMs }) }, ...gap };
}

function toDoubleFault(known: DeviceFault | undefined, push: PushFacts, nowMs: number): DeviceFault | undefined {
  if (!isDoubled(push.addresses, nowMs)) return known?.code === "DEVICE_TWO_ADDRESSES" ? undefined : known;
  const { address, other } = push.addresses;
  const message = `Two addresses call with the serial number of this reader in turns: ${address} and ${other?.address ?? ""}.`;
  return toFault(known, { code: "DEVICE_TWO_ADDRESSES", message, nowMs });
}
