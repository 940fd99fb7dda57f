import { describe, expect, it } from "vitest";
import { type PunchesView, punchesSearch, toPunchesVariables } from "./punches-search.ts";

const PLACES = [
  { id: "riyadh", name: "Riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", name: "Cairo", timeZone: "Africa/Cairo" },
];
const ALL: PunchesView = { place: [], user: [], from: null, to: null, sort: "-at" };

describe("the address of the punches page", () => {
  it.each([
    ["2026-11-22", "2026-11-22"],
    ["2026-13-01", null],
    ["yesterday", null],
  ])("reads the date %s as %s", (text, date) => {
    expect(punchesSearch.from.parse(text)).toBe(date);
  });

  it("keeps user ids of the right form, each once", () => {
    expect(punchesSearch.user.parse("riyadh/1042,riyadh/1042,../x,cairo/%2F1,plain")).toEqual([
      "riyadh/1042",
      "cairo/%2F1",
    ]);
  });

  it("drops an unknown order", () => {
    expect(punchesSearch.sort.parse("sideways")).toBeNull();
  });
});

describe("the variables of a view", () => {
  it("leave out what is not chosen", () => {
    expect(toPunchesVariables(ALL, PLACES)).toEqual({ orderBy: "AT_DESC", filter: {} });
  });

  it("take both dates whole, in the zone of the one chosen place", () => {
    const view: PunchesView = { ...ALL, place: ["cairo"], from: "2026-11-21", to: "2026-11-22", sort: "at" };
    expect(toPunchesVariables(view, PLACES)).toEqual({
      placeIds: ["cairo"],
      orderBy: "AT_ASC",
      filter: { from: "2026-11-20T22:00:00.000Z", to: "2026-11-22T22:00:00.000Z" },
    });
  });
});
