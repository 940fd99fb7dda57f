import { describe, expect, it } from "vitest";
import { isWanted, listFitting, listKnown, toFill, toFinding, toReaderList } from "./reader-rows.ts";

const place = (id: string) => ({
  id,
  name: id,
  location: null,
  timeZone: "UTC",
  status: "ONLINE" as const,
  asOf: null,
});
const device = (id: string, condition: "TROUBLE" | "WATCH" | "WELL" | "OFF" | null) => ({
  node: {
    id,
    name: id.toUpperCase(),
    kind: null,
    serialNumber: `SN-${id}`,
    status: "ONLINE" as const,
    condition,
    fault: null,
    lastSeenAt: null,
    lastPunchAt: null,
    address: "10.0.0.1:4370",
    counts: null,
    clock: null,
    completeness: null,
    place: { id: id.split("/")[0] ?? "" },
  },
});

describe("the list of readers", () => {
  const data = {
    places: [place("riyadh"), place("cairo"), place("dubai")],
    devices: {
      edges: [
        device("riyadh/a", "OFF"),
        device("riyadh/b", "WELL"),
        device("riyadh/c", null),
        device("cairo/d", "TROUBLE"),
        device("cairo/e", "WATCH"),
      ],
      totalCount: 5,
      unavailable: [{ place: "dubai", code: "PLACE_TIMEOUT", message: "3 s", asOf: null }],
    },
  };
  const idsOf = (rows: readonly { readonly device: { readonly id: string } }[]) => rows.map((row) => row.device.id);

  it("begins with those in trouble, and puts one of which nobody says how it is before those that are well", () => {
    const { rows } = toReaderList(data, undefined);
    expect(idsOf(rows)).toEqual(["cairo/d", "riyadh/c", "cairo/e", "riyadh/b", "riyadh/a"]);
  });

  it("has the chosen places alone, and each of them whether it answered or not", () => {
    const { places, rows } = toReaderList(data, ["cairo", "dubai"]);
    expect(places.map(({ id }) => id)).toEqual(["cairo", "dubai"]);
    expect(idsOf(rows)).toEqual(["cairo/d", "cairo/e"]);
  });

  it("leaves out readers of a place that fell silent since", () => {
    const { rows } = toReaderList(data, undefined);
    const absent = [{ place: "cairo", code: "PLACE_UNREACHABLE", asOf: null }];
    expect(idsOf(listKnown(rows, absent))).toEqual(["riyadh/c", "riyadh/b", "riyadh/a"]);
  });

  it.each([
    ["a state", { condition: "WELL" as const, search: "" }, ["riyadh/b"]],
    ["a name in other letters", { condition: null, search: " cairo/E " }, ["cairo/e"]],
    ["a serial number", { condition: null, search: "sn-riyadh/a" }, ["riyadh/a"]],
    ["an address and a state", { condition: "WATCH" as const, search: "10.0." }, ["riyadh/c", "cairo/e"]],
  ])("is narrowed by %s", (_by, wanted, ids) => {
    expect(idsOf(toReaderList(data, undefined).rows.filter((row) => isWanted(row, wanted)))).toEqual(ids);
  });
});

it.each([
  ["unknown before the reader says what it holds", null, undefined],
  ["unknown where it tells no room", { punches: 5, capacity: 0 }, undefined],
  ["the part that is full", { punches: 25, capacity: 100 }, 0.25],
  ["never more than whole", { punches: 120, capacity: 100 }, 1],
])("the filling of a log is %s", (_title, counts, fill) => {
  expect(toFill(counts)).toBe(fill);
});

describe("a finding", () => {
  const proof = {
    verdict: "INCOMPLETE" as const,
    doubts: ["ROWS_MISSING" as const],
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
      "why it is in doubt when its rows are not counted",
      { ...proof, doubts: ["COUNT_UNTOLD" as const], rowsReported: null },
      { kind: "doubt", doubt: "COUNT_UNTOLD" },
    ],
    ["that a read is under way", { ...proof, rowsStored: 100 }, { kind: "missing", rows: 0 }],
    [
      "an open gap when no row is missing yet",
      { ...proof, rowsStored: 100, gapFrom: "2026-11-22T10:00:00Z" },
      { kind: "gapOpen", since: "2026-11-22T10:00:00Z" },
    ],
  ])("says %s", (_title, completeness, finding) => {
    expect(toFinding(completeness)).toEqual(finding);
  });
});

it("a caller of the push port can be taken for a reader that waits for its first call, or for the one with its number", () => {
  const reader = (id: string, serialNumber: string | null, address: string) => ({
    ...device(id, "WATCH").node,
    serialNumber,
    address,
  });
  const readers = [
    reader("dubai/waits", null, "push"),
    reader("dubai/read", null, "10.0.0.9:4370"),
    reader("dubai/moved", "SN-1", "10.0.0.7"),
    reader("dubai/other", "SN-2", "10.0.0.8"),
  ];
  expect(listFitting(readers, "SN-1").map(({ id }) => id)).toEqual(["dubai/waits", "dubai/moved"]);
});
