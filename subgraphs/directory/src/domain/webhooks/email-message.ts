import { toDigestLine, toDigestText, toMissedLine, toMissedText } from "./digest-text.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** A message as its outbox keeps it for people. */
export interface EmailMessage {
  readonly subject: string;
  readonly text: string;
  /** Where the dashboard shows it, from its origin; null where it shows nothing of it. */
  readonly path: string | null;
}

/** What holds while an alert of a kind stands; `%` is its measure. */
const SUBJECTS: Readonly<Record<string, string>> = {
  PLACE_DOWN: "Place does not answer",
  DISK_FAULT: "Place cannot write to its disk",
  DISK_NEARLY_FULL: "Disk is full to % percent",
  DEVICE_OFFLINE: "Reader is not watched",
  RECORDS_MISSING: "Rows of a reader are missing",
  LOG_LOST: "Log of a reader is lost",
  LOG_NEARLY_FULL: "Log of a reader is full to % percent",
  CLOCK_DRIFT: "Clock of a reader is wrong by % seconds",
  LEAVER_ENROLLED: "People who left and are enrolled on readers: %",
  PUNCH_ON_DAY_OFF: "People who punched on a day off: %",
  PUNCH_OUT_OF_HOURS: "People who punched more than three hours outside of their shift: %",
  UNKNOWN_PIN_BURST: "Punches of unknown PINs within ten minutes: %",
  SIGN_IN_FAILURES: "Failed sign-ins within ten minutes: %",
};

/** A message in words for people. */
export function toEmail(message: WebhookMessage): EmailMessage {
  switch (message.kind) {
    case "TEST":
      return { subject: "Test", text: "This is a test. Messages arrive here.", path: null };
    case "PUNCH_RECORDED": {
      const subject = `Punch on ${message.device}`;
      return { subject, text: `A punch was made at ${message.localTime.replace("T", " ")}.`, path: null };
    }
    case "DAY_CHANGED": {
      const subject = `A day changed: ${message.place}`;
      return { subject, text: `A day of ${message.date} is another than it was.`, path: null };
    }
    case "DIGEST":
      return { subject: toDigestLine(message), text: toDigestText(message), path: message.path };
    case "DIGEST_MISSED":
      return { subject: toMissedLine(message), text: toMissedText(message), path: message.path };
    case "ALERT_RAISED":
    case "ALERT_RESOLVED": {
      const { about, device, place, value, sinceMs, atMs, path } = message;
      const what = (SUBJECTS[about] ?? about).replace("%", String(value ?? 0));
      const where = device ?? place;
      const holds = where === null ? what : `${what}: ${where}`;
      const isOver = message.kind === "ALERT_RESOLVED";
      const since = `Since ${toUtc(sinceMs)}${isOver ? `, over at ${toUtc(atMs)}` : ""}.`;
      return { subject: isOver ? `Over: ${holds}` : holds, text: `${holds}.\n${since}`, path };
    }
  }
}

/** Mail is read wherever its reader is: so the zone is said. */
function toUtc(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** A message as the outbox kept it; `undefined` for anything else. */
export function parseEmail(body: string): EmailMessage | undefined {
  const { subject, text, path } = parseObject(body);
  if (typeof subject !== "string" || typeof text !== "string") return undefined;
  return { subject, text, path: typeof path === "string" ? path : null };
}

function parseObject(body: string): Partial<Record<keyof EmailMessage, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {}; // nothing that we wrote
  }
}
