import type { DeviceFacts } from "./device.ts";

/** Who a reader says it is. */
export interface StatedIdentity {
  readonly serialNumber: string | undefined;
  readonly macAddress: string | undefined;
}

/** Whether the reader at an address is the one that is known there. */
export type Recognition =
  /** It is, or nobody is known there yet. Its rows are named by this serial number. */
  | { readonly kind: "SAME"; readonly serialNumber: string }
  | { readonly kind: "OTHER"; readonly serialNumber: string }
  /** It does not say enough to tell. */
  | { readonly kind: "UNTOLD" };

/**
 * Tells by what a reader states whether it is the known one. A reader is known by its serial number, or by its hardware
 * address where it states none. What it was known by stays its name: a number that is stated later, or withheld for once,
 * does not make it another reader.
 */
export function recognise(
  known: Pick<DeviceFacts, "serialNumber" | "macAddress">,
  { serialNumber, macAddress }: StatedIdentity,
): Recognition {
  const name = serialNumber ?? macAddress;
  if (name === undefined) return { kind: "UNTOLD" };
  if (known.serialNumber === undefined) return { kind: "SAME", serialNumber: name };
  const isNamed = known.serialNumber === serialNumber || known.serialNumber === macAddress;
  const isWithheld = serialNumber === undefined && known.macAddress === macAddress;
  if (isNamed || isWithheld) return { kind: "SAME", serialNumber: known.serialNumber };
  const isCutOff = known.serialNumber.startsWith(name);
  const isTelling = !isCutOff && (serialNumber !== undefined || known.macAddress !== undefined);
  return isTelling ? { kind: "OTHER", serialNumber: name } : { kind: "UNTOLD" };
}
