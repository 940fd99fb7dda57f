import { COMMAND } from "../codec/commands.ts";
import { decodeText } from "../codec/text.ts";
import { isMacAddress, isSerialNumber, toShownText } from "../codec/identity-text.ts";
import { ask, ifTold } from "./request.ts";
import { atStep } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { readOption, readOptions } from "./read-options.ts";

/** Who a reader says it is; `undefined` where it does not say. */
export interface ReaderIdentity {
  readonly serialNumber: string | undefined;
  readonly model: string | undefined;
  readonly platform: string | undefined;
  readonly firmware: string | undefined;
  readonly macAddress: string | undefined;
}

/**
 * Reads serial number, model, platform, firmware and hardware address. Only the serial number matters enough to fail: a
 * reader that is busy or silent when it is asked for it must not look like one that has none.
 */
export async function readIdentity(reader: ReaderConnection, signal?: AbortSignal): Promise<ReaderIdentity> {
  const serialNumber = await readSerialNumber(reader, signal);
  const options = await readOptions(reader, ["MAC", "~DeviceName", "~Platform"], signal);
  const firmware = await readFirmware(reader, signal);
  const macAddress = options.get("MAC");
  return {
    serialNumber,
    model: toShownText(options.get("~DeviceName")),
    platform: toShownText(options.get("~Platform")),
    firmware: toShownText(firmware),
    macAddress: macAddress !== undefined && isMacAddress(macAddress) ? macAddress : undefined,
  };
}

/** Reads the serial number alone; `undefined` where the reader states none. */
export async function readSerialNumber(reader: ReaderConnection, signal?: AbortSignal): Promise<string | undefined> {
  const serialNumber = await atStep("IDENTITY", () => readOption(reader, "~SerialNumber", signal));
  return serialNumber !== undefined && isSerialNumber(serialNumber) ? serialNumber : undefined;
}

async function readFirmware(reader: ReaderConnection, signal: AbortSignal | undefined): Promise<string | undefined> {
  if (reader.line.isSilent) return undefined;
  const version = await ifTold(reader, ask(reader, { command: COMMAND.GET_VERSION }, signal));
  return version && decodeText(version, [0, version.length], reader.decoder);
}
