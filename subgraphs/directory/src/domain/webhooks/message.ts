import { listNotes, toDigestLine, toMissedText } from "./digest-text.ts";
import { toEmail } from "./email-message.ts";
import type { WebhookFormat } from "./webhook.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** The body of a message, byte by byte what is signed and sent. */
export function toBody(message: WebhookMessage, format: WebhookFormat): string {
  switch (format) {
    case "STANDARD":
      return JSON.stringify(toStandard(message));
    case "SLACK":
      return JSON.stringify({ text: escapeSlack(toSentence(message)) });
    case "TEAMS":
      return JSON.stringify(toCard(toSentence(message)));
    case "EMAIL":
      return JSON.stringify(toEmail(message));
  }
}

function toStandard(message: WebhookMessage) {
  const timestamp = new Date(message.atMs).toISOString();
  switch (message.kind) {
    case "TEST":
      return { type: "test", timestamp, data: { webhook: message.webhook } };
    case "PUNCH_RECORDED": {
      const { punch, device, place, localTime, channel } = message;
      const at = new Date(message.punchedAtMs).toISOString();
      return { type: "punch.recorded", timestamp, data: { punch, device, place, at, localTime, channel } };
    }
    case "DAY_CHANGED": {
      const { person, place, department, date, status, flags, isFinal, revision } = message;
      const data = { person, place, department, date, status, flags, isFinal, revision };
      return { type: "day.changed", timestamp, data };
    }
    case "ALERT_RAISED":
    case "ALERT_RESOLVED": {
      const { alert, about, place, device, value, path } = message;
      const since = new Date(message.sinceMs).toISOString();
      const type = message.kind === "ALERT_RAISED" ? "alert.raised" : "alert.resolved";
      return { type, timestamp, data: { alert, kind: about, place, device, since, value, path } };
    }
    case "DIGEST":
      return { type: "digest", timestamp, data: toDigestData(message) };
    case "DIGEST_MISSED": {
      const { place, from, date, path } = message;
      return { type: "digest.missed", timestamp, data: { place, from, date, path } };
    }
  }
}

function toDigestData({ place, date, dueMs, countedMs, counts, path }: Extract<WebhookMessage, { kind: "DIGEST" }>) {
  const { gaps, ...numbers } = counts;
  const known = gaps.map(({ placeId, doubt, sinceMs, readers }) => ({
    ...{ place: placeId, reason: doubt, since: sinceMs === null ? null : new Date(sinceMs).toISOString(), readers },
  }));
  const times = { dueAt: new Date(dueMs).toISOString(), countedAt: new Date(countedMs).toISOString() };
  return { place, date, ...times, ...numbers, gaps: known, path };
}

function toSentence(message: WebhookMessage): string {
  switch (message.kind) {
    case "TEST":
      return "BiometricFlow-ZK: this is a test. Messages arrive here.";
    case "PUNCH_RECORDED":
      return `BiometricFlow-ZK: a punch on ${message.device} at ${message.localTime.replace("T", " ")}`;
    case "DAY_CHANGED": // of whom it is, is for programs alone
      return `BiometricFlow-ZK: a day of ${message.date} at ${message.place} changed`;
    case "DIGEST":
      return ["BiometricFlow-ZK:", `${toDigestLine(message)}.`, ...listNotes(message)].join(" ");
    case "DIGEST_MISSED":
      return `BiometricFlow-ZK: ${toMissedText(message)}`;
    case "ALERT_RAISED":
    case "ALERT_RESOLVED": {
      const { about, device, place, value } = message;
      const subject = device ?? place ?? "the organisation";
      const measure = value === null ? "" : ` (${value})`;
      const isOver = message.kind === "ALERT_RESOLVED" ? " is over" : "";
      return `BiometricFlow-ZK: ${about}${measure} at ${subject}${isOver}`;
    }
  }
}

/** Slack reads three characters as markup: a name must not become a mention or a link. */
function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** An adaptive card: the form that Teams' workflows take. Plain text runs, because a TextBlock reads markdown. */
function toCard(text: string) {
  const body = [{ type: "RichTextBlock", inlines: [{ type: "TextRun", text }] }];
  const content = { type: "AdaptiveCard", version: "1.4", body };
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }] };
}
