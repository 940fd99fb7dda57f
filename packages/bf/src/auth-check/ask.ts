import { fetchOwn } from "@biometricflow/edge/own-connections";
import { findUntrusted } from "@biometricflow/service/http/untrusted";

const DEADLINE_MS = 15_000; // longer than a router waits for a place

/** What came of a request. */
export type Answer =
  | { readonly kind: "ANSWERED"; readonly status: number; readonly body: unknown; readonly ms: number }
  | { readonly kind: "SILENT"; readonly reason: string };

/** What is asked besides a GET. */
export interface Asked {
  readonly body?: object;
  /** What follows `Bearer`. */
  readonly token?: string | undefined;
}

/** Asks an address, and takes the time. Never throws, and follows no redirect: a token goes nowhere else. */
export async function ask(url: string, { body, token }: Asked = {}): Promise<Answer> {
  const startedMs = performance.now();
  try {
    const response = await fetchOwn(url, {
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const ms = Math.round(performance.now() - startedMs);
    return { kind: "ANSWERED", status: response.status, body: parse(text), ms };
  } catch (error) {
    return { kind: "SILENT", reason: toReason(error) };
  }
}

/** What does not parse is no answer of ours: a page, a proxy. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${DEADLINE_MS / 1000} s`;
  const untrusted = findUntrusted(error);
  if (untrusted !== undefined)
    return `its certificate is not trusted (${untrusted}): see tls.caFile, and the names in it`;
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}
