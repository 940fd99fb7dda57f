/** How the dashboard answered a screen that asks for its session: undefined codes are a session. */
export interface ScreenAnswer {
  readonly code: string | undefined;
  /** Seconds until it may be asked again, where that is said. */
  readonly retryAfterS: number | undefined;
}

const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * How long a screen waits before attempt number `attempt`, from 1, in milliseconds: doubled each time up to five minutes, for wrong
 * keys count as failed sign-ins of its address; and never shorter than it is told.
 */
export function toPauseMs(attempt: number, retryAfterS = 0): number {
  return Math.max(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 10)), retryAfterS * 1000);
}

/** Asks for the session of a screen, from the browser: by the key of its link, or by the one that is kept when that is empty. */
export async function postScreen(body: { readonly key: string; readonly replace: string }): Promise<ScreenAnswer> {
  const request = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  try {
    const response = await fetch("/session/screen", request);
    if (response.ok) return { code: undefined, retryAfterS: undefined };
    const answer: { error?: { code?: string } } = await response.json();
    const seconds = Number(response.headers.get("retry-after"));
    return { code: answer.error?.code ?? `HTTP_${response.status}`, retryAfterS: seconds > 0 ? seconds : undefined };
  } catch {
    return { code: "NETWORK", retryAfterS: undefined };
  }
}
