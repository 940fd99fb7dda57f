import { describe, expect, it } from "vitest";
import { toFinding, toPlaceGroups } from "./place-groups.ts";

const place = (id: string) => ({
  id,
  name: id,
  location: null,
  timeZone: "UTC",
  status: "ONLINE" as const,
  asOf: null,
});
const device = (id: string, placeId: string) => ({
  node: {
    id,
    name: id,
    serialNumber: null,
    status: "ONLINE" as const,
    fault: null,
    lastSeenAt: null,
    address: null,
    model: null,
    firmware: null,
    counts: null,
    completeness: null,
    place: { id: placeId },
  },
});

describe("place groups", () => {
  const absence = { place: "cairo", code: "PLACE_TIMEOUT", message: "3 s", asOf: null };
  const data = {
    places: [place("riyadh"), place("cairo")],
    devices: {
      edges: [device("riyadh/a", "riyadh"), device("riyadh/b", "riyadh")],
      totalCount: 2,
      unavailable: [absence],
    },
  };

  it("keep a place that did not answer, with its absence", () => {
    expect(
      toPlaceGroups(data, undefined).map((group) => [group.place.id, group.devices.length, group.absence]),
    ).toEqual([
      ["riyadh", 2, undefined],
      ["cairo", 0, absence],
    ]);
  });

  it("hold only the places that were chosen", () => {
    expect(toPlaceGroups(data, ["cairo"]).map((group) => group.place.id)).toEqual(["cairo"]);
  });
});

describe("a finding", () => {
  const proof = {
    verdict: "INCOMPLETE" as const,
    rowsReported: 100,
    rowsStored: 97,
    rowsSetAside: 2,
    checkedAt: null,
    gapFrom: null,
    gapClosedAt: null,
  };

  it.each([
    ["unchecked without a proof", null, { kind: "unchecked" }],
    ["unchecked before first contact", { ...proof, verdict: "NOT_CHECKED" as const }, { kind: "unchecked" }],
    [
      "complete with what is set aside",
      { ...proof, verdict: "COMPLETE" as const },
      { kind: "complete", rows: 97, setAside: 2 },
    ],
    ["how many rows are missing", proof, { kind: "missing", rows: 3 }],
    [
      "missing rows without a number when nobody counted",
      { ...proof, rowsStored: null },
      { kind: "missing", rows: null },
    ],
    [
      "an open gap when no row is missing yet",
      { ...proof, rowsStored: 100, gapFrom: "2026-11-22T10:00:00Z" },
      { kind: "gapOpen", since: "2026-11-22T10:00:00Z" },
    ],
  ])("says %s", (_title, completeness, finding) => {
    expect(toFinding(completeness)).toEqual(finding);
  });
});
