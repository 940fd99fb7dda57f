import type { DigestGap } from "../alerts/digest.ts";
import { toWallClock } from "../alerts/wall-clock.ts";
import type { WebhookMessage } from "./webhook-message.ts";

type MissedMessage = Extract<WebhookMessage, { readonly kind: "DIGEST_MISSED" }>;
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
    `Missing a punch, found since the digest before: ${counts.missingPunches}`,
    ...listNotes(message),
    `Counted at ${toLocal(countedMs, timeZone)} (${timeZone}).`,
    ...(countedMs - dueMs < LATE_MS ? [] : [`It was due at ${toLocal(dueMs, timeZone)}.`]),
  ];
  return lines.join("\n");
}

/** That days have no digest, in one line. */
export function toMissedLine({ place, from, date }: MissedMessage): string {
  return `No digest of ${from === date ? date : `${from} to ${date}`}: ${place ?? "the organisation"}`;
}

/** The same with the reason. */
export function toMissedText(message: MissedMessage): string {
  return `${toMissedLine(message)}. Attendance could not be read in time.`;
}

/** Why somebody is not known, or not counted; nothing where all is. */
export function listNotes({ counts, timeZone }: DigestMessage): readonly string[] {
  const { gaps, unknown, isWorkedOut, onOtherDay } = counts;
  const notes = [
    ...gaps.map((gap) => `${toGapText(gap, timeZone)}.`),
    gaps.length > 0 && "Whoever may have come there unseen is counted as not known, and neither as late nor as absent.",
    gaps.length === 0 && isWorkedOut && unknown > 0 && "The day of whoever is not known is not worked out.",
    !isWorkedOut &&
      "Records are still being worked out: whoever waits for that is counted as not known, and neither as late nor as absent.",
    onOtherDay > 0 && `On another day, as after a night shift, and not counted: ${onOtherDay}.`,
  ];
  return notes.filter((note) => note !== false);
}

function toGapText({ placeId, doubt, sinceMs, readers }: DigestGap, timeZone: string): string {
  const place = placeId ?? "Another place";
  const since = sinceMs === null ? "" : ` since ${toLocal(sinceMs, timeZone)}`;
  const which = readers.length === 0 ? "" : `: ${readers.join(", ")}`;
  switch (doubt) {
    case "PLACE_SILENT":
      return `${place} does not answer${since}`;
    case "PLACE_BEHIND":
      return `${place} has more to tell than was taken`;
    case "READER_NOT_PROVED":
      return `${place} is not complete${since}${which}`;
    case "NOT_COUNTED":
      return `${place} is not counted: attendance does not know it`;
  }
}

function toLocal(atMs: number, timeZone: string): string {
  return new Date(toWallClock(timeZone).toLocalMs(atMs)).toISOString().slice(0, 16).replace("T", " ");
}
