import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadMessages } from "./messages.ts";

const SCHEMA = readFileSync(new URL("../../../schema/api.graphql", import.meta.url), "utf8");

/** Groups of texts whose names are words of the graph: one that has none would be shown as its own key. */
const GROUPS = [
  ["job.kind", "JobKind"],
  ["ownViews.kind", "ViewKind"],
  ["job.state", "JobState"],
  ["job.stepState", "JobStepState"],
  ["job.done", "JobUnit"],
  ["job.doneOf", "JobUnit"],
  ["reader.orders.kind", "PushOrderKind"],
  ["reader.orders.state", "PushOrderState"],
  ["reader.aside.reason", "SetAsideReason"],
  ["reader.aside.why", "SetAsideReason"],
  ["reader.security.severity", "FindingSeverity"],
  ["newcomers.reason", "PushNewcomerReason"],
  ["days.verdict", "DayVerdict"],
  ["days.closedBy", "GapClosing"],
  ["devices.doubtShort", "CompletenessDoubt"],
  ["readerClock.policy", "ClockPolicy"],
  ["readerClock.hold", "ClockHold"],
  ["readerClock.kind", "ClockReadingKind"],
  ["readerClock.cause", "ClockStepCause"],
  ["verify.outcome", "VerificationOutcome"],
  ["verify.means", "VerificationOutcome"],
  ["verify.meansOfSums", "VerificationOutcome"],
  ["verify.side", "VerifiedSide"],
  ["readerClock.state", "ClockCorrectionState"],
  ["readerPeople.outcome", "UserOutcome"],
  ["readerPeople.kept", "UserField"],
  ["readerPeople.privilege", "UserPrivilege"],
  ["passkeys.obstacle", "PasskeyObstacle"],
  ["apiKeys.state", "ApiKeyState"],
  ["alerts.kind", "AlertKind"],
  ["alerts.means", "AlertKind"],
  ["alerts.receivers.format", "WebhookFormat"],
  ["alerts.receivers.event", "WebhookEvent"],
  ["alerts.receivers.status", "DayStatus"],
  ["alerts.receivers.state", "WebhookDeliveryState"],
  ["alerts.receivers.why", "WebhookFault"],
] as const;

/** The values of an enum of the graph. */
function listValues(name: string): readonly string[] {
  const body = new RegExp(`^enum ${name} \\{([^}]*)\\}`, "m").exec(SCHEMA)?.[1];
  if (body === undefined) throw new TypeError(`The graph has no enum ${name}`);
  return [...body.replaceAll(/"""[\s\S]*?"""/g, "").matchAll(/\b[A-Z][A-Z0-9_]*\b/g)].map(([value]) => value);
}

it.each(GROUPS)("has a text in %s for each value of %s", async (path, name) => {
  const group = path.split(".").reduce<unknown>((part, key) => Object(part)[key], await loadMessages("en"));
  const missing = listValues(name).filter((value) => typeof Object(group)[value] !== "string");
  expect(missing).toEqual([]);
});
