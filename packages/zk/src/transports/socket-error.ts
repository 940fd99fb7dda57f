import { DeviceError, type DeviceErrorCode } from "../client/device-error.ts";

/** What the errors of the network say about the way to a reader; any other one is a lost connection. */
const CODES: ReadonlyMap<string, DeviceErrorCode> = new Map<string, DeviceErrorCode>([
  ["EHOSTUNREACH", "DEVICE_NO_ROUTE"],
  ["ENETUNREACH", "DEVICE_NO_ROUTE"],
  ["EHOSTDOWN", "DEVICE_NO_ROUTE"],
  ["ENETDOWN", "DEVICE_NO_ROUTE"],
  ["EADDRNOTAVAIL", "DEVICE_NO_ROUTE"], // no address of this machine is in a network that leads there
  ["ECONNREFUSED", "DEVICE_REFUSED"],
  ["ETIMEDOUT", "DEVICE_TIMEOUT"],
]);

/** The failure of a reader that an error of its socket is. */
export function toSocketError(message: string, cause: Error): DeviceError {
  const network = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return new DeviceError(CODES.get(network) ?? "DEVICE_UNREACHABLE", message, { cause });
}
