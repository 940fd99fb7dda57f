import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeFeedLine, FEED_KINDS, type FeedLine, type FeedRow, parseFeedLine, parseGapBody } from "./feed-line.ts";
import { toGlobalId } from "./global-id.ts";

const text = fc.string({ unit: "grapheme" });
const name = text.filter((it) => it.length > 0);
const int = fc.maxSafeInteger();
const id = fc.tuple(fc.constantFrom("riyadh", "cairo-2"), name).map(([place, local]) => toGlobalId(place, local));
const row: fc.Arbitrary<FeedRow> = fc.record({
  id,
  digest: name,
  deviceId: id,
  userId: id,
  pin: text,
  atMs: fc.option(int),
  localTime: name,
  offsetMinutes: fc.option(int),
  stateCode: int,
  verifyCode: int,
  workCode: fc.option(int),
  receivedAtMs: int,
  channel: fc.constantFrom("LIVE", "READ", "PUSH", "FILE", "MANUAL", "APP", "KIOSK"),
  setAside: fc.option(
    fc.constantFrom("TOO_OLD", "IN_FUTURE", "BEFORE_ASSIGNMENT", "BAD_TIME", "OTHER_VERIFY", "NEEDS_APPROVAL"),
  ),
  copies: fc.integer({ min: 1 }),
  isFirstRead: fc.boolean(),
});
const base = { epoch: name, seq: fc.integer({ min: 1 }) };
const body = fc.jsonValue().map((value: unknown) => JSON.parse(JSON.stringify(value))); // without -0, which JSON has not
const line: fc.Arbitrary<FeedLine> = fc.oneof(
  fc
    .record({ ...base, kind: fc.constantFrom("PUNCH", "REVISED"), row })
    .map((it): FeedLine => ({ ...it, ref: it.row.id })),
  fc.record({ ...base, kind: fc.constantFrom("RELEASED", "ERASED", "USER", "PROOF", "GAP"), ref: id, body }),
  fc.record({ ...base, kind: fc.constantFrom("RELEASED", "ERASED", "USER", "PROOF", "GAP"), ref: id }),
);

it("gives back every entry, and the same bytes for it", () => {
  fc.assert(
    fc.property(line, (entry) => {
      const encoded = encodeFeedLine(entry);
      expect(encoded.indexOf("\n")).toBe(encoded.length - 1);
      const parsed = parseFeedLine(encoded);
      expect(parsed).toEqual({ kind: "LINE", line: entry });
      if (parsed.kind === "LINE") expect(encodeFeedLine(parsed.line)).toBe(encoded);
    }),
    { numRuns: 300 },
  );
});

const PUNCH: FeedLine = {
  epoch: "e1",
  seq: 7,
  kind: "PUNCH",
  ref: "riyadh/d",
  row: {
    isFirstRead: false,
    copies: 1,
    setAside: null,
    channel: "LIVE",
    receivedAtMs: 1_795_000_000_500,
    workCode: null,
    verifyCode: 1,
    stateCode: 0,
    offsetMinutes: 180,
    localTime: "2026-11-18T08:00:00",
    atMs: 1_795_000_000_000,
    pin: "1042",
    userId: "riyadh/1042",
    deviceId: "riyadh/gate-2",
    digest: "d",
    id: "riyadh/d",
  },
};
const BYTES =
  '{"epoch":"e1","seq":7,"kind":"PUNCH","ref":"riyadh/d","row":{"id":"riyadh/d","digest":"d","deviceId":"riyadh/gate-2",' +
  '"userId":"riyadh/1042","pin":"1042","atMs":1795000000000,"localTime":"2026-11-18T08:00:00","offsetMinutes":180,' +
  '"stateCode":0,"verifyCode":1,"workCode":null,"receivedAtMs":1795000000500,"channel":"LIVE","setAside":null,' +
  '"copies":1,"isFirstRead":false}}\n';

describe("the bytes of a line", () => {
  it("are these, whatever the order of the keys in hand", () => expect(encodeFeedLine(PUNCH)).toBe(BYTES));
  it("hold nothing in place of a body that is not there", () => {
    expect(encodeFeedLine({ epoch: "e1", seq: 1, kind: "GAP", ref: "riyadh/gate-2" })).toBe(
      '{"epoch":"e1","seq":1,"kind":"GAP","ref":"riyadh/gate-2"}\n',
    );
  });
});

describe("a line is malformed", () => {
  it.each([
    ["that is no JSON", "{", "is not one value of JSON"],
    ["that is cut", BYTES.slice(0, 100), "is not one value of JSON"],
    ["that holds two", BYTES + BYTES, "is not one value of JSON"],
    ["that is no object", "5", "expected object"],
    ["of a kind nobody knows", BYTES.replace("PUNCH", "NEWS"), "kind"],
    ["of a punch without its row", BYTES.replace('"row"', '"column"'), "row belongs to PUNCH"],
    ["of a gap with a row", BYTES.replace('"PUNCH"', '"GAP"'), "row belongs to PUNCH"],
    ["whose row is another punch's", BYTES.replace('"id":"riyadh/d"', '"id":"riyadh/e"'), "row.id must be the ref"],
    ["whose position is none", BYTES.replace('"seq":7', '"seq":0'), "seq"],
    ["whose position is a text", BYTES.replace('"seq":7', '"seq":"7"'), "seq"],
    ["whose id is none", BYTES.replace('"deviceId":"riyadh/gate-2"', '"deviceId":"No Place"'), "row.deviceId"],
    ["whose instant is between milliseconds", BYTES.replace("1795000000000", "1.5"), "row.atMs"],
  ])("%s", (_name, malformed, reason) => {
    const parsed = parseFeedLine(malformed);
    expect(parsed.kind).toBe("MALFORMED");
    expect("reason" in parsed && parsed.reason).toContain(reason);
  });

  it.each(["epoch", "seq", "kind", "ref", "row", ...Object.keys(PUNCH.row ?? {}).map((key) => `row.${key}`)])(
    "without its %s",
    (path) => {
      const json: unknown = JSON.parse(BYTES);
      const steps = path.split(".");
      const owner: unknown = steps.length === 1 ? json : Reflect.get(Object(json), "row");
      Reflect.deleteProperty(Object(owner), steps.at(-1) ?? "");
      expect(parseFeedLine(JSON.stringify(json))).toMatchObject({ kind: "MALFORMED" });
    },
  );
});

it("leaves out keys of a newer place", () => {
  const newer = BYTES.replace('"pin"', '"badge":"x","pin"').replace('"seq"', '"shard":1,"seq"');
  expect(parseFeedLine(newer)).toEqual({ kind: "LINE", line: PUNCH });
  expect(FEED_KINDS).toContain(PUNCH.kind);
});

describe("the body of a gap", () => {
  const gap = { fromMs: 10, closedMs: 20, isLost: true };
  it.each([
    [
      "of one that is open",
      { fromMs: 10, closedMs: null, isLost: false },
      { fromMs: 10, closedMs: null, isLost: false },
    ],
    ["of one whose rows are lost", gap, gap],
    ["with keys of a newer place", { ...gap, by: "x" }, gap],
    ["of a former place", { status: "ONLINE", gapFromMs: 10, gapClosedMs: 20, gapClosing: "LOG_LOST" }, gap],
    [
      "of a former place, read again",
      { gapFromMs: 10, gapClosedMs: 20, gapClosing: "TAIL_READ" },
      { ...gap, isLost: false },
    ],
    ["of a former place, open", { status: "OFFLINE", gapFromMs: 10 }, { fromMs: 10, closedMs: null, isLost: false }],
    ["of a former place, of no gap", { status: "ONLINE" }, undefined],
    ["that is none", undefined, undefined],
  ])("%s is understood", (_name, body, understood) => {
    expect(parseGapBody(body)).toEqual(understood);
  });
});
