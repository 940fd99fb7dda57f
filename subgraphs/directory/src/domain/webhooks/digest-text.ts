import type { PlaceGap } from "@biometricflow/schema/attendance-figures";
import { toWallClock } from "../alerts/wall-clock.ts";
import type { WebhookMessage } from "./webhook-message.ts";

type DigestMessage = Extract<WebhookMessage, { readonly kind: "DIGEST" }>;

/** Told so much later it says when it was due. */
const LATE_MS = 5 * 60_000;

/** A digest in one line. */
export function toDigestLine({ place, date, counts }: DigestMessage): string {
  const { expected, present, cameLate, late, absent, unknown } = counts;
  const known = `${expected} expected, ${present} present (${cameLate} late), ${late} late and not there, ${absent} absent`;
  const missing = unknown === 0 ? "" : `, ${unknown} not known`;
  return `${place ?? "the organisation"} on ${date}: ${known}${missing}`;
}

/** A digest in lines: every count, what is not known and why, and of which moment it is. */
export function toDigestText(message: DigestMessage): string {
  const { counts, countedMs, dueMs, timeZone } = message;
  const lines = [
    `Expected: ${counts.expected}`,
    `Present: ${counts.present}, of them came late: ${counts.cameLate}`,
    `Late, not there yet: ${counts.late}`,
    `Absent, the shift is over: ${counts.absent}`,
    `Not due yet: ${counts.notDue}`,
    `Not known: ${counts.unknown}`,
    `On leave: ${counts.onLeave}`,
    `Day off: ${counts.dayOff}`,
    `Missing a punch of the day before: ${counts.missingPunches}`,
    ...listGapTexts(message),
    `Counted at ${toLocal(countedMs, timeZone)} (${timeZone}).`,
    ...(countedMs - dueMs < LATE_MS ? [] : [`It was due at ${toLocal(dueMs, timeZone)}.`]),
  ];
  return lines.join("\n");
}

/** Why somebody is not known; nothing where all is. */
export function listGapTexts({ counts: { gaps, unknown }, timeZone }: DigestMessage): readonly string[] {
  const own = gaps.map((gap) => `${toGapText(gap, timeZone)}.`);
  if (own.length === 0 && unknown === 0) return [];
  return [...own, "Whoever may have come there unseen is counted as not known, and neither as late nor as absent."];
}

function toGapText({ placeId, doubt, sinceMs, readers }: PlaceGap, timeZone: string): string {
  const since = sinceMs === null ? "" : ` since ${toLocal(sinceMs, timeZone)}`;
  const which = readers.length === 0 ? "" : `: ${readers.join(", ")}`;
  switch (doubt) {
    case "PLACE_SILENT":
      return `${placeId} does not answer${since}`;
    case "PLACE_BEHIND":
      return `${placeId} has more to tell than was taken`;
    case "READER_NOT_PROVED":
      return `${placeId} is not complete${since}${which}`;
  }
}

function toLocal(atMs: number, timeZone: string): string {
  return new Date(toWallClock(timeZone).toLocalMs(atMs)).toISOString().slice(0, 16).replace("T", " ");
}
