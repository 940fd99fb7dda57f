import { PlaceClockDocument } from "@biometricflow/sdk/generated/graphql";
import { runQuery } from "../graphql/run-query.ts";
import { type ClockAnswer, type ClockOffset, toClockOffset } from "../lib/finger-times.ts";

const FIRST_QUESTIONS = 3;
const EVERY_MS = 60_000;
const MOST_ANSWERS = 5;
/** By how much this browser's two clocks may part before one of them was set, or slept. */
const STEADY_MS = 50;

/** What the clocks of places show beside this browser's. */
export interface PlaceClocks {
  /** Undefined before the place has said it, and again once this browser's clock was set. */
  readonly offsetOf: (placeId: string) => ClockOffset | undefined;
}

/**
 * Asks each place for its time, a few times at first and then each minute until `signal` is set off, one place after the
 * other: one that does not answer makes no other look slow.
 */
export function watchPlaceClocks(placeIds: readonly string[], signal: AbortSignal): PlaceClocks {
  const answers = new Map<string, readonly ClockAnswer[]>();
  let steadyMs = toSteadyMs();
  const isSteady = () => Math.abs(toSteadyMs() - steadyMs) < STEADY_MS;
  const askAll = async () => {
    if (!isSteady()) {
      answers.clear();
      steadyMs = toSteadyMs();
    }
    for (const id of placeIds) {
      const answer = await askClock(id, signal);
      if (signal.aborted) return;
      if (answer !== undefined) answers.set(id, [...(answers.get(id) ?? []), answer].slice(-MOST_ANSWERS));
    }
  };
  const timer = setInterval(() => void askAll(), EVERY_MS);
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  void (async () => {
    for (let n = 0; n < FIRST_QUESTIONS && !signal.aborted; n++) await askAll();
  })();
  return { offsetOf: (placeId) => (isSteady() ? toClockOffset(answers.get(placeId) ?? []) : undefined) };
}

/** What stays as it is while neither clock is set: the clock of the day beside the one that only counts. */
function toSteadyMs(): number {
  return Date.now() - performance.now();
}

async function askClock(id: string, signal: AbortSignal): Promise<ClockAnswer | undefined> {
  const askedMs = Date.now();
  const answer = await runQuery(PlaceClockDocument, { id }, signal);
  const answeredMs = Date.now();
  const now = answer.ok ? answer.data.place?.now : undefined;
  return now ? { placeMs: Date.parse(now), askedMs, answeredMs } : undefined;
}
