import { describe, expect, it } from "vitest";
import { type AsideState, followAsides } from "./aside-rows.ts";
import type { FeedChange, FedPunch } from "./feed-page.ts";

const at = (text: string) => Date.parse(`2026-11-${text}:00Z`);
const READER = "riyadh/gate-1";
const NOTHING: AsideState = { readers: new Map(), rows: new Map() };

const row = (digest: string, facts: Partial<FedPunch>, isRevised = false): FeedChange => ({
  kind: "ROW",
  isRevised,
  row: {
    ...{ digest, id: `riyadh/${digest}`, readerId: READER, pin: "7", atMs: at("24T08:00") },
    ...{ localTime: "2026-11-24T11:00:00", stateCode: 0, verifyCode: 1, channel: "READ", setAside: null },
    ...{ copies: 1, receivedAtMs: at("24T12:00") },
    ...facts,
  },
});
const LONG_AGO = Date.parse("2000-01-01T00:10:00Z");
const old = (digest: string, facts: Partial<FedPunch> = {}) =>
  row(digest, { setAside: "TOO_OLD", atMs: LONG_AGO, localTime: "2000-01-01T03:10:00", ...facts });
const proof = (provedUntilMs: number | undefined, missing?: { fromMs: number; toMs: number }): FeedChange => ({
  ...{ kind: "PROOF", readerId: READER, provedUntilMs, missing },
});
const reader = (sinceMs = 0): FeedChange => ({ kind: "READER", readerId: READER, sinceMs, endedMs: null });
const released = (digest: string): FeedChange => ({ kind: "RELEASED", id: `riyadh/${digest}` });

/** Pages one after the other, each with what was kept of the one before. */
function follow(...pages: readonly (readonly FeedChange[])[]): AsideState {
  return pages.reduce<AsideState>(
    (state, page) => followAsides(state, page, (id) => id.slice("riyadh/".length)),
    NOTHING,
  );
}
/** When each row was made: digest, first and last instant. */
const show = (...pages: readonly (readonly FeedChange[])[]) =>
  [...follow(...pages).rows.values()].map(({ digest, fromMs, toMs }) => [digest, toText(fromMs), toText(toMs - 1)]);
const toText = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace("2026-11-", "");

describe("a row with a wrong clock was made", () => {
  it.each([
    ["TOO_OLD", {}],
    ["IN_FUTURE", { setAside: "IN_FUTURE", atMs: at("30T08:00") }],
    ["BAD_TIME", { setAside: "BAD_TIME", atMs: null }],
    ["BEFORE_ASSIGNMENT", { setAside: "BEFORE_ASSIGNMENT" }],
  ])("after the last proof and before it came, where it is %s", (_reason, facts) => {
    const pages = [
      [reader(), proof(at("24T09:00"))],
      [proof(undefined), old("a", facts)],
    ];
    expect(show(...pages)).toEqual([["a", "24T09:00", "24T12:00"]]);
    expect(show(pages.flat())).toEqual([["a", "24T09:00", "24T12:00"]]);
  });

  it("after the last of several proofs, whatever is proved later", () => {
    const pages = [[reader(), proof(at("24T09:00")), proof(at("24T10:00")), proof(at("24T08:00"))], [old("a")]];
    expect(show(...pages, [proof(at("25T10:00"))])).toEqual([["a", "24T10:00", "24T12:00"]]);
  });

  it("in a time that was proved, where rows of that turned out to be missing", () => {
    const missing = { fromMs: at("20T09:00"), toMs: at("21T09:00") };
    expect(show([reader(), proof(at("24T09:00")), proof(undefined, missing), old("a")])).toEqual([
      ["a", "20T09:00", "24T12:00"],
    ]);
    expect(show([reader(), proof(at("24T09:00")), proof(undefined, missing), proof(at("24T11:00")), old("a")])).toEqual(
      [["a", "24T11:00", "24T12:00"]],
    );
  });

  it("at most some minutes before it came, where it came live", () => {
    expect(show([reader(), proof(at("20T09:00")), old("a", { channel: "LIVE" })])).toEqual([
      ["a", "24T11:55", "24T12:00"],
    ]);
  });

  it("since the reader serves, where nothing was proved, and before any proof of it where a file brings it", () => {
    expect(show([reader(at("22T00:00")), old("a")])).toEqual([["a", "22T00:00", "24T12:00"]]);
    expect(show([reader(at("22T00:00")), proof(at("24T09:00")), old("a", { channel: "FILE" })])).toEqual([
      ["a", "22T00:00", "24T12:00"],
    ]);
  });

  it("between the punches beside it in a log that is read for the first time, over pages too", () => {
    const before = row("p", { atMs: at("21T08:00") });
    const after = row("q", { atMs: at("23T08:00") });
    const pages = [[reader(), before], [old("a"), old("b")], [after, old("c")], [proof(at("24T12:00"))]];
    const between = [
      ["a", "21T08:00", "23T08:00"],
      ["b", "21T08:00", "23T08:00"],
      ["c", "23T08:00", "24T12:00"],
    ];
    expect(show(...pages)).toEqual(between);
    expect(show(pages.flat())).toEqual(between);
    expect(show(...pages, [row("r", { atMs: at("24T11:00") })])).toEqual(between);
  });

  it("before the first punch of such a log, where it stands at its beginning", () => {
    expect(show([reader(), old("a"), row("p", { atMs: at("01T08:00") })])).toEqual([
      ["a", "1970-01-01T00:00", "01T08:00"],
    ]);
  });

  it("at no time that an event among the rows of a log tells", () => {
    const live = row("p", { channel: "LIVE", atMs: at("23T08:00") });
    expect(show([reader(), old("a"), live])).toEqual([["a", "1970-01-01T00:00", "24T12:00"]]);
  });
});

describe("a row leaves no day in doubt", () => {
  it.each([
    ["that is a punch's second copy", [row("a", { setAside: "OTHER_VERIFY" })]],
    ["that is older than what the reader told here", [row("a", { setAside: "BEFORE_ASSIGNMENT" })]],
    ["that was released", [old("a"), released("a")]],
    ["that is released with the next page", [old("a")], [released("a")]],
    ["that was erased", [old("a")], [{ kind: "ERASED", id: "riyadh/a" } as const]],
    ["that is a punch since", [old("a")], [row("a", {}, true)]],
  ])("%s", (_name, ...pages: readonly (readonly FeedChange[])[]) => {
    expect(show(...pages)).toEqual([]);
  });
});

it("leaves the moment in doubt that another program told and nobody approved", () => {
  const told = row("a", { setAside: "NEEDS_APPROVAL", channel: "APP" });
  expect(show([told])).toEqual([["a", "24T08:00", "24T08:00"]]);
});

it("keeps the time of a row whose copies grow", () => {
  const pages = [
    [reader(), proof(at("24T09:00")), old("a")],
    [proof(at("24T12:00")), row("a", { setAside: "TOO_OLD", copies: 2 }, true)],
  ];
  const [before, after] = [follow(...pages.slice(0, 1)), follow(...pages)];
  expect([...after.rows.values()]).toEqual([...before.rows.values()]);
});

it("gives times that dates have, whatever a place says", () => {
  const [row] = follow([old("a", { receivedAtMs: 9e15 })]).rows.values();
  expect(new Date(row?.toMs ?? Number.NaN).toISOString().slice(0, 10)).toBe("9999-12-30");
});
