import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { DEVICE_ACTIONS } from "@biometricflow/zk/client/device-actions";
import { DeviceError, type DeviceErrorCode } from "@biometricflow/zk/client/device-error";
import { readIdentity } from "@biometricflow/zk/client/read-identity";
import { readSizesIfTold } from "@biometricflow/zk/client/read-sizes";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import type { ReaderAddress } from "./plan.ts";

/** What was found at the reader's address. */
export type ReaderCheck =
  | {
      readonly kind: "FOUND";
      readonly serial: string;
      readonly model: string;
      readonly firmware: string;
      /** The counts are `undefined` where the reader tells none. */
      readonly users: number | undefined;
      readonly rows: number | undefined;
      readonly capacity: number | undefined;
    }
  | { readonly kind: "FAILED"; readonly code: DeviceErrorCode; readonly message: string; readonly advice: string };

const TIMEOUT_MS = 8_000;

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
      const sizes = await readSizesIfTold(reader, signal);
      const shown = { serial: show(serialNumber), model: show(model), firmware: show(firmware) };
      return { kind: "FOUND", ...shown, users: sizes?.users, rows: sizes?.punches, capacity: sizes?.punchCapacity };
    } finally {
      await reader.close();
    }
  } catch (error) {
    return toFailure(error, signal);
  }
}

function toFailure(error: unknown, signal: AbortSignal): ReaderCheck {
  if (error instanceof DeviceError) {
    const { code, message, cause, action } = error;
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
    return { kind: "FAILED", code, message: reason, advice: toAdvice(code, action) };
  }
  if (!signal.aborted) throw error;
  const message = "the reader did not answer everything in time";
  return { kind: "FAILED", code: "DEVICE_TIMEOUT", message, advice: DEVICE_ACTIONS.DEVICE_TIMEOUT };
}

/** This command is given the key by a flag of its own. */
function toAdvice(code: DeviceErrorCode, action: string): string {
  return code === "DEVICE_AUTH_FAILED" ? `${action} Write it into a file and give that by --comm-key-file.` : action;
}

function show(text: string | undefined): string {
  return text === undefined || text === "" ? "unknown" : text; // the client lets nothing through that steers a terminal
}
