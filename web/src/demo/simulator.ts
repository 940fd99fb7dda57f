import "server-only";
import type { SimulatedReader } from "./demo-file.ts";

const TIMEOUT_MS = 3_000;

/**
 * What the simulator answered. Codes are its own, such as `DEVICE_DISABLED` while a client keeps the reader busy, and
 * `SIMULATOR_UNREACHABLE` when its process does not answer.
 */
export type SimulatorAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly code: string };

/** Asks a simulated reader for something, or tells it to do something when there is a body. */
export async function askSimulator(
  { control }: SimulatedReader,
  action: "punch" | "traffic",
  body?: object,
): Promise<SimulatorAnswer> {
  try {
    const response = await fetch(`${control}/${action}`, {
      ...(body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: "no-store",
    });
    const answer: unknown = await response.json();
    return response.ok
      ? { ok: true, body: answer }
      : { ok: false, code: readText(answer, "code") ?? `HTTP_${response.status}` };
  } catch {
    return { ok: false, code: "SIMULATOR_UNREACHABLE" };
  }
}

/** A text of an answer by its key; undefined when there is none. */
export function readText(answer: unknown, key: string): string | undefined {
  if (typeof answer !== "object" || answer === null) return undefined;
  const text: unknown = Reflect.get(answer, key);
  return typeof text === "string" ? text : undefined;
}
