import { expect, it } from "vitest";
import { toBody } from "./message.ts";

const AT = Date.UTC(2026, 10, 27, 5);
const PUNCH = {
  kind: "PUNCH_RECORDED",
  atMs: AT + 400,
  punch: "riyadh/AbC",
  device: "riyadh/gate-<!channel>&1",
  place: "riyadh",
  localTime: "2026-11-27T08:00:00",
  punchedAtMs: AT,
  channel: "LIVE",
} as const;

it("tells a punch by ids and times, and nothing of whose it is", () => {
  expect(JSON.parse(toBody(PUNCH, "STANDARD"))).toEqual({
    type: "punch.recorded",
    timestamp: "2026-11-27T05:00:00.400Z",
    data: {
      ...{ punch: "riyadh/AbC", device: "riyadh/gate-<!channel>&1", place: "riyadh", channel: "LIVE" },
      ...{ at: "2026-11-27T05:00:00.000Z", localTime: "2026-11-27T08:00:00" },
    },
  });
});

it("tells a day that changed by ids and codes, and in a chat not whose it is", () => {
  const data = {
    ...{ person: "p.7", place: "riyadh", department: null, date: "2026-11-24" },
    ...{ status: "PRESENT", flags: ["LATE"], isFinal: true, revision: 9 },
  };
  const day = { kind: "DAY_CHANGED", atMs: AT, ...data } as const;
  expect(JSON.parse(toBody(day, "STANDARD"))).toEqual({
    ...{ type: "day.changed", timestamp: "2026-11-27T05:00:00.000Z", data },
  });
  for (const format of ["SLACK", "TEAMS", "EMAIL"] as const) expect(toBody(day, format)).not.toContain("p.7");
});

it("tells that it is a test", () => {
  expect(JSON.parse(toBody({ kind: "TEST", atMs: AT, webhook: "webhook/a" }, "STANDARD"))).toEqual({
    ...{ type: "test", timestamp: "2026-11-27T05:00:00.000Z", data: { webhook: "webhook/a" } },
  });
});

it("gives Slack a text in which nothing is markup", () => {
  const { text } = JSON.parse(toBody(PUNCH, "SLACK"));
  expect(text).toBe("BiometricFlow-ZK: a punch on riyadh/gate-&lt;!channel&gt;&amp;1 at 2026-11-27 08:00:00");
});

it("gives Teams a card whose text is no markdown", () => {
  const body = JSON.parse(toBody(PUNCH, "TEAMS"));
  expect(body).toMatchObject({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        content: { type: "AdaptiveCard", body: [{ type: "RichTextBlock", inlines: [{ type: "TextRun" }] }] },
      },
    ],
  });
});
