import { expect, it } from "vitest";
import { parseEmail, toEmail } from "./email-message.ts";
import { toBody } from "./message.ts";
import type { WebhookMessage } from "./webhook-message.ts";

const AT = Date.UTC(2026, 10, 27, 5);
const ALERT: WebhookMessage = {
  ...{ kind: "ALERT_RAISED", atMs: AT + 600_000, alert: "alert/a", about: "CLOCK_DRIFT", sinceMs: AT, value: -90 },
  ...{ place: "riyadh", device: "riyadh/gate-1", path: "/devices/reader?id=riyadh%2Fgate-1" },
};

it("says in words what is so, where and since when, and where it is shown", () => {
  expect(toEmail(ALERT)).toEqual({
    subject: "Clock of a reader is wrong by -90 seconds: riyadh/gate-1",
    text: "Clock of a reader is wrong by -90 seconds: riyadh/gate-1.\nSince 2026-11-27 05:00 UTC.",
    path: "/devices/reader?id=riyadh%2Fgate-1",
  });
});

it("says when it was over", () => {
  const { subject, text } = toEmail({ ...ALERT, kind: "ALERT_RESOLVED" });
  expect(subject).toMatch(/^Over: Clock/u);
  expect(text).toContain("Since 2026-11-27 05:00 UTC, over at 2026-11-27 05:10 UTC.");
});

it("names no place where it is about the organisation", () => {
  const { subject } = toEmail({ ...ALERT, about: "SIGN_IN_FAILURES", place: null, device: null, value: 21 });
  expect(subject).toBe("Failed sign-ins within ten minutes: 21");
});

it("is read from the outbox as it was put there, and nothing else is", () => {
  expect(parseEmail(toBody(ALERT, "EMAIL"))).toEqual(toEmail(ALERT));
  for (const body of ["", "null", "{}", toBody(ALERT, "SLACK")]) expect(parseEmail(body)).toBeUndefined();
});
