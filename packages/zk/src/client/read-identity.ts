import { COMMAND } from "../codec/commands.ts";
import { decodeText } from "../codec/text.ts";
import { askOptional } from "./request.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { readOptions } from "./read-options.ts";

/** Who a reader says it is; `undefined` where it does not say. */
export interface ReaderIdentity {
  readonly serialNumber: string | undefined;
  readonly model: string | undefined;
  readonly platform: string | undefined;
  readonly firmware: string | undefined;
  readonly macAddress: string | undefined;
}

/** Reads serial number, model, platform, firmware and hardware address. */
export async function readIdentity(reader: ReaderConnection, signal?: AbortSignal): Promise<ReaderIdentity> {
  const options = await readOptions(reader, ["~SerialNumber", "~DeviceName", "~Platform", "MAC"], signal);
  const version = await askOptional(reader, { command: COMMAND.GET_VERSION }, signal);
  return {
    serialNumber: options.get("~SerialNumber"),
    model: options.get("~DeviceName"),
    platform: options.get("~Platform"),
    firmware: version && decodeText(version, [0, version.length], reader.decoder),
    macAddress: options.get("MAC"),
  };
}
