import { fetchOwn } from "@biometricflow/edge/own-connections";
import { type AttendanceFigures, parseAttendanceFigures } from "@biometricflow/schema/attendance-figures";
import { readBounded } from "../bounded-body.ts";
import type { FeedAsking } from "./read-feed.ts";

const DEADLINE_MS = 30_000;
const MOST_BYTES = 16 * 2 ** 20;

/**
 * Asks attendance what it counts at each place now.
 *
 * @param withPresence where everybody stands in the day under way, too
 * @throws where it does not say
 */
export async function readFigures(
  url: string,
  { authorization, signal: stopping }: FeedAsking,
  withPresence: boolean,
): Promise<AttendanceFigures> {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(DEADLINE_MS)]);
  const asked = new URL(withPresence ? "/figures?presence=true" : "/figures", url);
  const response = await fetchOwn(asked, { headers: { authorization }, redirect: "error", signal });
  const text = await readBounded(response, MOST_BYTES);
  if (!response.ok) throw new Error(`attendance answered ${response.status}`);
  const figures = parseAttendanceFigures(text);
  if (figures === undefined) throw new TypeError("what attendance answered are no figures");
  return figures;
}
