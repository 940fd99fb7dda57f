import fc from "fast-check";
import { expect, it } from "vitest";
import { isToldAlike, parseTold, type RecordSource, type ToldPunch, toRecordedRow } from "./recorded-punch.ts";

const AT = Date.parse("2026-03-01T05:00:00.700Z");
const TOLD: ToldPunch = {
  channel: "APP",
  key: "punch-001",
  pin: "1042",
  atMs: AT,
  stateCode: 0,
  position: { latitude: 24.7, longitude: 46.7, accuracyMeters: undefined },
  note: "client visit",
};
const SOURCE: RecordSource = {
  placeId: "riyadh",
  identityKey: Buffer.alloc(32, 7),
  timeZone: "Asia/Riyadh",
  limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
  rule: "COUNTS",
  by: "key:app",
  receivedAtMs: AT + 500,
};
const toText = (told: ToldPunch, by = "key:app") => toRecordedRow(told, { ...SOURCE, by }).raw.toString();

it("is a row of the place's clock, to the second", () => {
  expect(toRecordedRow(TOLD, SOURCE)).toMatchObject({
    pin: "1042",
    atMs: AT - 700,
    localTime: "2026-03-01T08:00:00",
    offsetMinutes: 180,
    channel: "APP",
    setAside: undefined,
    copies: 1,
  });
});

it("keeps the instant where the clock of the place shows an hour twice", () => {
  const berlin = { ...SOURCE, timeZone: "Europe/Berlin", receivedAtMs: Date.parse("2026-10-25T02:00:00Z") };
  const rows = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].map((at) =>
    toRecordedRow({ ...TOLD, atMs: Date.parse(at) }, berlin),
  );
  expect(rows.map(({ localTime, offsetMinutes }) => [localTime, offsetMinutes])).toEqual([
    ["2026-10-25T02:30:00", 120],
    ["2026-10-25T02:30:00", 60],
  ]);
});

it.each([
  ["COUNTS", AT, undefined],
  ["NEEDS_APPROVAL", AT, "NEEDS_APPROVAL"],
  ["COUNTS", Date.parse("2014-12-31T00:00:00Z"), "TOO_OLD"],
  ["NEEDS_APPROVAL", AT + 700_000, "IN_FUTURE"],
] as const)("is set aside by the rule %s and the time", (rule, atMs, setAside) => {
  expect(toRecordedRow({ ...TOLD, atMs }, { ...SOURCE, rule }).setAside).toBe(setAside);
});

it("has the identity of its key, within place and channel", () => {
  const digests = [
    toRecordedRow(TOLD, SOURCE),
    toRecordedRow({ ...TOLD, pin: "9", atMs: 0 }, SOURCE),
    toRecordedRow({ ...TOLD, key: "punch-002" }, SOURCE),
    toRecordedRow({ ...TOLD, channel: "KIOSK" }, SOURCE),
    toRecordedRow(TOLD, { ...SOURCE, placeId: "cairo" }),
  ].map(({ digest }) => digest);
  expect(digests[1]).toBe(digests[0]);
  expect(new Set(digests).size).toBe(4);
});

it("is alike whoever tells it, and told otherwise when anything of it differs", () => {
  expect(isToldAlike(toText(TOLD), TOLD)).toBe(true);
  expect(isToldAlike(toText(TOLD, "key:other"), { ...TOLD, atMs: AT + 200 })).toBe(true);
  const others = [
    { pin: "9" },
    { atMs: AT + 1_000 },
    { stateCode: 1 },
    { position: undefined },
    { position: { latitude: 24.7, longitude: 46.8, accuracyMeters: undefined } },
    { note: undefined },
  ];
  expect(others.map((other) => isToldAlike(toText(TOLD), { ...TOLD, ...other }))).toEqual(others.map(() => false));
  expect(isToldAlike(undefined, TOLD)).toBe(false);
});

it("gives back what was told beside it", () => {
  const double = fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0);
  const position = fc.record({
    latitude: double,
    longitude: double,
    accuracyMeters: fc.option(fc.nat(1000), { nil: undefined }),
  });
  const beside = fc.record({
    position: fc.option(position, { nil: undefined }),
    note: fc.option(fc.string({ unit: "grapheme" }), { nil: undefined }),
  });
  fc.assert(
    fc.property(beside, fc.string({ minLength: 1 }), (told, by) => {
      expect(parseTold(toText({ ...TOLD, ...told }, by))).toEqual({ ...told, by });
    }),
  );
  expect(parseTold(undefined)).toBeUndefined();
});
