import { expect, it } from "vitest";
import { toBody } from "./message.ts";
import type { WebhookMessage } from "./webhook-message.ts";

const DUE = Date.UTC(2026, 10, 25, 7);
const COUNTS = {
  ...{ expected: 40, present: 31, cameLate: 4, notDue: 2, late: 3, absent: 1, onLeave: 5, dayOff: 6, unknown: 3 },
  missingPunches: 2,
  gaps: [
    { placeId: "cairo", doubt: "PLACE_SILENT", sinceMs: DUE - 3_600_000, readers: [] },
    { placeId: "jeddah", doubt: "PLACE_BEHIND", sinceMs: null, readers: [] },
    { placeId: "riyadh", doubt: "READER_NOT_PROVED", sinceMs: DUE - 6_480_000, readers: ["riyadh/gate-2"] },
  ],
} as const;
const DIGEST: WebhookMessage = {
  ...{ kind: "DIGEST", atMs: DUE + 2_000, place: "riyadh", date: "2026-11-25", timeZone: "Asia/Riyadh" },
  ...{ dueMs: DUE, countedMs: DUE + 1_000, counts: COUNTS, path: "/time/sheet?place=riyadh" },
};
const read = (message: WebhookMessage, format: Parameters<typeof toBody>[1]) => JSON.parse(toBody(message, format));

it("tells programs the counts, what is not known, and of which moment they are", () => {
  const { gaps, ...numbers } = COUNTS;
  expect(read(DIGEST, "STANDARD")).toEqual({
    ...{ type: "digest", timestamp: "2026-11-25T07:00:02.000Z" },
    data: {
      ...{ place: "riyadh", date: "2026-11-25", path: "/time/sheet?place=riyadh", ...numbers },
      ...{ dueAt: "2026-11-25T07:00:00.000Z", countedAt: "2026-11-25T07:00:01.000Z" },
      gaps: [
        { place: "cairo", reason: "PLACE_SILENT", since: "2026-11-25T06:00:00.000Z", readers: [] },
        { place: "jeddah", reason: "PLACE_BEHIND", since: null, readers: [] },
        { place: "riyadh", reason: "READER_NOT_PROVED", since: "2026-11-25T05:12:00.000Z", readers: ["riyadh/gate-2"] },
      ],
    },
  });
  expect(gaps).toHaveLength(3);
});

it("tells people in words, by the clock of the place, and why somebody is neither late nor absent", () => {
  const { subject, text, path } = read(DIGEST, "EMAIL");
  expect(path).toBe("/time/sheet?place=riyadh");
  expect(subject).toBe(
    "riyadh on 2026-11-25: 40 expected, 31 present (4 late), 3 late and not there, 1 absent, 3 not known",
  );
  expect(text.split("\n")).toEqual([
    "Expected: 40",
    "Present: 31, of them came late: 4",
    "Late, not there yet: 3",
    "Absent, the shift is over: 1",
    "Not due yet: 2",
    "Not known: 3",
    "On leave: 5",
    "Day off: 6",
    "Missing a punch of the day before: 2",
    "cairo does not answer since 2026-11-25 09:00.",
    "jeddah has more to tell than was taken.",
    "riyadh is not complete since 2026-11-25 08:12: riyadh/gate-2.",
    "Whoever may have come there unseen is counted as not known, and neither as late nor as absent.",
    "Counted at 2026-11-25 10:00 (Asia/Riyadh).",
  ]);
});

it("says when it was due where it is late, and nothing of gaps where all is known", () => {
  const counts = { ...COUNTS, unknown: 0, gaps: [] };
  const { text } = read({ ...DIGEST, counts, countedMs: DUE + 5 * 3_600_000 }, "EMAIL");
  expect(text).toMatch(
    /\nMissing a punch of the day before: 2\nCounted at 2026-11-25 15:00 \(Asia\/Riyadh\)\.\nIt was due at 2026-11-25 10:00\.$/u,
  );
});

it("tells chats one line, of the organisation as a whole too", () => {
  const { text } = read({ ...DIGEST, place: null }, "SLACK");
  expect(text).toMatch(
    /^BiometricFlow-ZK: the organisation on 2026-11-25: 40 expected, .* cairo does not answer since/u,
  );
  const card = read(DIGEST, "TEAMS").attachments[0].content.body[0].inlines[0].text;
  expect(card).toContain("riyadh is not complete since 2026-11-25 08:12: riyadh/gate-2.");
});
