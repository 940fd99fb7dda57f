import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import { describe, expect, it } from "vitest";
import { type LiveList, type LiveMessage, MAX_ROWS } from "./live-items.ts";
import { createLiveList, type LiveAction, reduceLiveList } from "./live-list.ts";

const NOW = "2026-11-22T10:05:00.000Z";
const BEFORE = "2026-11-22T10:02:00.000Z";

function createPunch(id: string, place = "riyadh", at = "2026-11-22T10:00:00.000Z"): PunchRowFragment {
  return {
    id,
    at,
    localTime: "2026-11-22T10:00:00",
    pin: "118",
    state: "CHECK_IN",
    stateCode: 0,
    verifyMode: "FACE",
    verifyCode: 15,
    channel: "LIVE",
    receivedAt: at,
    late: false,
    user: null,
    device: null,
    place: { id: place, name: place, timeZone: "UTC" },
  };
}

const live = (id: string): LiveMessage => ({ phase: "LIVE", punch: createPunch(id), notice: null });
const missed = (id: string, place?: string): LiveMessage => ({
  phase: "CATCH_UP",
  punch: createPunch(id, place),
  notice: null,
});
const notice = (
  kind: "PLACE_LOST" | "PLACE_BACK" | "CAUGHT_UP" | "GAP",
  place: string | null = null,
  at = BEFORE,
): LiveMessage => ({
  phase: "LIVE",
  punch: null,
  notice: { kind, place, at },
});
const arrive = (...messages: LiveMessage[]): LiveAction => ({ kind: "arrive", messages, now: NOW });
const lose: LiveAction = { kind: "state", state: { kind: "reconnecting", attempt: 1, nextInMs: 0 }, now: BEFORE };

const run = (...actions: LiveAction[]): LiveList => actions.reduce(reduceLiveList, createLiveList([]));
const ids = (list: LiveList) => list.items.map(({ id }) => id);
const lines = (list: LiveList) => list.items.filter((item) => item.kind === "line");

describe("a live list", () => {
  it("puts arrivals on top and takes each id once", () => {
    expect(ids(run(arrive(live("a"), live("b")), arrive(live("a"), live("c"))))).toEqual(["c", "b", "a"]);
  });

  it("collects arrivals while it is held and shows them all afterwards", () => {
    const held = run(arrive(live("a")), { kind: "hold", isHeld: true }, arrive(live("b"), live("c")));
    expect([ids(held), held.held.length]).toEqual([["a"], 2]);
    const shown = reduceLiveList(held, { kind: "hold", isHeld: false });
    expect([ids(shown), shown.held.length]).toEqual([["c", "b", "a"], 0]);
  });

  it("draws a line with the count after a lost connection", () => {
    const list = run(arrive(live("a")), lose, arrive(missed("b"), missed("c"), notice("CAUGHT_UP")), arrive(live("d")));
    expect(list.items.map((item) => (item.kind === "punch" ? [item.id, item.isRecovered] : item.kind))).toEqual([
      ["d", false],
      "line",
      ["c", true],
      ["b", true],
      ["a", false],
    ]);
    expect(lines(list)).toMatchObject([{ tone: "recovered", place: null, from: BEFORE, to: NOW, count: 2 }]);
  });

  it("says that nothing was missed when a short loss cost nothing", () => {
    expect(lines(run(lose, lose, arrive(notice("CAUGHT_UP"))))).toMatchObject([{ count: 0 }]);
  });

  it("draws no line for the first connection", () => {
    expect(lines(run(arrive(notice("CAUGHT_UP"))))).toEqual([]);
  });

  it("draws a place's line when the place has caught up, not while it is lost", () => {
    const lost = run(arrive(notice("PLACE_LOST", "cairo"), notice("CAUGHT_UP")));
    expect(lines(lost)).toEqual([]);
    const back = reduceLiveList(
      lost,
      arrive(notice("PLACE_BACK", "cairo"), missed("x", "cairo"), notice("CAUGHT_UP", "cairo")),
    );
    expect(lines(back)).toMatchObject([{ place: "cairo", from: BEFORE, count: 1 }]);
    expect(back.outages).toEqual({});
  });

  it("shows a gap that cannot be filled", () => {
    expect(lines(run(arrive(notice("GAP", "dubai"))))).toMatchObject([{ tone: "gap", place: "dubai" }]);
  });

  it("fills what was punched between the first page and the stream, under what arrived since", () => {
    const first = createLiveList([createPunch("old", "riyadh", "2026-11-22T09:00:00Z")]);
    const list = [
      arrive(live("new")),
      { kind: "fill", punches: [createPunch("new"), createPunch("between")] } as const,
    ].reduce(reduceLiveList, first);
    expect(ids(list)).toEqual(["new", "between", "old"]);
  });

  it("keeps a bounded number of rows", () => {
    const messages = Array.from({ length: MAX_ROWS + 5 }, (_, index) => live(`p${index}`));
    const list = run(arrive(...messages));
    expect([list.items.length, list.items[0]?.id]).toEqual([MAX_ROWS, `p${MAX_ROWS + 4}`]);
  });
});
