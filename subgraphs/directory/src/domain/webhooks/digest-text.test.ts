import { expect, it } from "vitest";
import { toBody } from "./message.ts";
import type { WebhookMessage } from "./webhook-message.ts";

const DUE = Date.UTC(2026, 10, 25, 7);
const COUNTS = {
  ...{ expected: 40, present: 31, cameLate: 4, notDue: 2, late: 3, absent: 1, onLeave: 5, dayOff: 6, unknown: 3 },
  ...{ onOtherDay: 0, missingPunches: 2, isWorkedOut: true },
  gaps: [
    { placeId: "cairo", doubt: "PLACE_SILENT", sinceMs: DUE - 3_600_000, readers: [] },
    { placeId: "jeddah", doubt: "PLACE_BEHIND", sinceMs: null, readers: [] },
    { placeId: "riyadh", doubt: "READER_NOT_PROVED", sinceMs: DUE - 6_480_000, readers: ["riyadh/gate-2"] },
  ],
} as const;
const DIGEST: Extract<WebhookMessage, { kind: "DIGEST" }> = {
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
    "Missing a punch, found since the digest before: 2",
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
    /\nMissing a punch, found since the digest before: 2\nCounted at 2026-11-25 15:00 \(Asia\/Riyadh\)\.\nIt was due at 2026-11-25 10:00\.$/u,
  );
});

it("says who is not counted, whom nobody knows though no place is in doubt, and that records are being worked out", () => {
  const notes = (more: object) => {
    const { text } = read({ ...DIGEST, counts: { ...COUNTS, gaps: [], ...more } }, "EMAIL");
    return text.slice(text.indexOf("digest before: 2\n") + 17, text.indexOf("\nCounted at"));
  };
  expect(notes({})).toBe("The day of whoever is not known is not worked out.");
  expect(notes({ isWorkedOut: false, onOtherDay: 8 })).toBe(
    "Records are still being worked out: whoever waits for that is counted as not known, and neither as late nor as absent.\nOn another day, as after a night shift, and not counted: 8.",
  );
  const gaps = [
    { placeId: "riyadh", doubt: "NOT_COUNTED", sinceMs: null, readers: [] },
    { placeId: null, doubt: "PLACE_SILENT", sinceMs: null, readers: [] },
  ];
  expect(notes({ gaps })).toMatch(
    /^riyadh is not counted: attendance does not know it\.\nAnother place does not answer\.\nWhoever/u,
  );
});

it("says of which days there is none", () => {
  const missed = { kind: "DIGEST_MISSED", atMs: DUE, place: "riyadh", from: "2026-11-24", date: "2026-11-24" } as const;
  const { subject, text } = read({ ...missed, path: "/time/sheet" }, "EMAIL");
  expect(subject).toBe("No digest of 2026-11-24: riyadh");
  expect(text).toBe("No digest of 2026-11-24: riyadh. Attendance could not be read in time.");
  const all = read({ ...missed, place: null, date: "2026-11-26", path: "/time/sheet" }, "SLACK").text;
  expect(all).toContain("No digest of 2026-11-24 to 2026-11-26: the organisation.");
});

it("tells chats one line, of the organisation as a whole too", () => {
  const { text } = read({ ...DIGEST, place: null }, "SLACK");
  expect(text).toMatch(
    /^BiometricFlow-ZK: the organisation on 2026-11-25: 40 expected, .* cairo does not answer since/u,
  );
  const card = read(DIGEST, "TEAMS").attachments[0].content.body[0].inlines[0].text;
  expect(card).toContain("riyadh is not complete since 2026-11-25 08:12: riyadh/gate-2.");
});
