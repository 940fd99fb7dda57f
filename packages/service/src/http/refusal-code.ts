import { ERROR_CODES, isErrorCode } from "../errors/error-codes.ts";

/** An error comes first in what is answered, and is short. */
const MOST_READ = 4_096;
const CODE = /"code":"([A-Z][A-Z_]*)"/; // within a text of the client its quotes would be escaped
const OK = 200;
const FAILED = 500;

/** Whether an error says no to whoever asks; what failed by itself, or at a place, refuses nobody. */
export function isRefusal(code: unknown): code is string {
  return typeof code === "string" && (!isErrorCode(code) || ERROR_CODES[code].status < FAILED);
}

/**
 * The code by which an answer refuses somebody, also one field of many; `undefined` when it does not. `HTTP_404`, such as, where it names none.
 *
 * @param payload the body; one that streams names no code.
 */
export function findRefusal(status: number, payload: unknown): string | undefined {
  const text = typeof payload === "string" ? payload.slice(0, MOST_READ) : "";
  const code = CODE.exec(text)?.[1];
  if (status >= 400) return status === FAILED ? undefined : (code ?? `HTTP_${status}`);
  return status === OK && text.startsWith('{"errors":[') && isRefusal(code) ? code : undefined;
}
