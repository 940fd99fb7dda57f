import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { DeviceError, type DeviceErrorCode } from "@biometricflow/zk/client/device-error";
import { readIdentity } from "@biometricflow/zk/client/read-identity";
import { readSizes } from "@biometricflow/zk/client/read-sizes";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import type { ReaderAddress } from "./plan.ts";

/** What was found at the reader's address. */
export type ReaderCheck =
  | {
      readonly kind: "FOUND";
      readonly serial: string;
      readonly model: string;
      readonly firmware: string;
      readonly users: number;
      readonly rows: number;
      readonly capacity: number;
    }
  | { readonly kind: "FAILED"; readonly code: DeviceErrorCode; readonly message: string; readonly advice: string };

const TIMEOUT_MS = 8_000;
/** What a reader says of itself goes to a terminal: nothing in it may steer that. */
const UNPRINTABLE = /\p{C}/gu;

const ADVICE: Readonly<Record<DeviceErrorCode, string>> = {
  DEVICE_UNREACHABLE:
    "is it on, are address and TCP port those of its Ethernet menu, and does every firewall between let this machine in?",
  DEVICE_TIMEOUT:
    "is the address right, and does no firewall swallow the question? A reader that another program holds may be silent too.",
  DEVICE_AUTH_FAILED:
    "the reader wants its comm key (its menu: Comm., Comm Key): write it into a file and give that by --comm-key-file",
  DEVICE_REJECTED: "the reader answers but refuses; restart it, and end other programs that use it",
  DEVICE_PROTOCOL_ERROR: "something else answers at this port: compare the port with the reader's Ethernet menu",
  DEVICE_UNSUPPORTED_FIRMWARE:
    "this firmware does not speak the protocol; a reader that only pushes (ADMS) is set up on the reader",
};

/** Asks the reader who it is and how many rows it has; changes nothing on it. */
export async function checkReader({ host, port }: ReaderAddress, commKey: number): Promise<ReaderCheck> {
  const signal = AbortSignal.timeout(3 * TIMEOUT_MS);
  const ignore = (): void => undefined;
  try {
    const open = createTcpOpener({ host, port, connectTimeoutMs: TIMEOUT_MS });
    const settings = { commKey, requestTimeoutMs: TIMEOUT_MS, onEvent: ignore, onClose: ignore };
    const reader = await connectReader(open, settings, signal);
    try {
      const { serialNumber, model, firmware } = await readIdentity(reader, signal);
      const { users, punches, punchCapacity } = await readSizes(reader, signal);
      const shown = { serial: show(serialNumber), model: show(model), firmware: show(firmware) };
      return { kind: "FOUND", ...shown, users, rows: punches, capacity: punchCapacity };
    } finally {
      await reader.close();
    }
  } catch (error) {
    return toFailure(error, signal);
  }
}

function toFailure(error: unknown, signal: AbortSignal): ReaderCheck {
  if (error instanceof DeviceError) {
    const { code, message, cause } = error;
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
    return { kind: "FAILED", code, message: reason, advice: ADVICE[code] };
  }
  if (!signal.aborted) throw error;
  const message = "the reader did not answer everything in time";
  return { kind: "FAILED", code: "DEVICE_TIMEOUT", message, advice: ADVICE.DEVICE_TIMEOUT };
}

function show(text: string | undefined): string {
  return text === undefined || text === "" ? "unknown" : text.replace(UNPRINTABLE, "?");
}
