import type { DeviceFacts, DeviceRecord } from "../device.ts";

/** No reader is exchanged so often. */
const MOST_FORMER = 50;

/**
 * What changes when the configuration names another serial number of a reader than before. The place lets go of the old one: else the
 * directory would keep that reader for it, wherever it hangs now.
 *
 * @param lastRowMs instant of the last row that the place has of the reader.
 */
export function toReplacedSerial(
  device: DeviceRecord,
  serialNumber: string,
  { nowMs, lastRowMs }: { readonly nowMs: number; readonly lastRowMs: number | undefined },
): Partial<DeviceFacts> {
  const { serialNumber: before, formerSerials = [] } = device;
  if (before === undefined || before === serialNumber) return { serialNumber };
  const others = formerSerials.filter(
    (former) => former.serialNumber !== before && former.serialNumber !== serialNumber,
  );
  const former = { serialNumber: before, endedMs: nowMs, ...(lastRowMs !== undefined && { lastRowMs }) };
  return { serialNumber, claim: undefined, formerSerials: [...others, former].slice(-MOST_FORMER) };
}
