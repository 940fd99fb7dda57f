import { expect, it } from "vitest";
import { haveMixedZones, listMissing, toFilterZone, toPlaceName, toPlaceScope, toPlaceVariables } from "./places.ts";

const riyadh = { id: "riyadh", name: "Riyadh", timeZone: "Asia/Riyadh" };
const cairo = { id: "cairo", name: null, timeZone: "Africa/Cairo" };

it("asks the chosen places that exist", () => {
  expect(toPlaceScope(["cairo", "atlantis"], [riyadh, cairo])).toEqual({
    known: [riyadh, cairo],
    asked: [cairo],
    ids: ["cairo"],
  });
});

it.each([[["atlantis"]], [[]]])("asks all places when %j are chosen", (chosen) => {
  const scope = toPlaceScope(chosen, [riyadh, cairo]);
  expect([scope.asked, scope.ids]).toEqual([[riyadh, cairo], undefined]);
  expect(toPlaceVariables(scope.ids)).toEqual({});
});

it("asks the places in the order of the organisation and names them to the router as chosen", () => {
  const { asked, ids } = toPlaceScope(["cairo", "riyadh"], [riyadh, cairo]);
  expect([asked, toPlaceVariables(ids)]).toEqual([[riyadh, cairo], { placeIds: ["cairo", "riyadh"] }]);
});

it("calls a place without a known name by its id", () => {
  expect(["riyadh", "cairo", "atlantis"].map((id) => toPlaceName([riyadh, cairo], id))).toEqual([
    "Riyadh",
    "cairo",
    "atlantis",
  ]);
});

it("tells when places keep different times", () => {
  expect([haveMixedZones([riyadh, cairo]), haveMixedZones([riyadh]), haveMixedZones([])]).toEqual([true, false, false]);
});

it("finds missing what the data names, and every asked place where none answered", () => {
  const cairoAbsent = { place: "cairo", code: "PLACE_TIMEOUT", asOf: null };
  expect(listMissing([riyadh, cairo], [cairoAbsent], undefined)).toEqual([cairoAbsent]);
  expect(listMissing([riyadh, cairo], [], "UNAUTHENTICATED")).toEqual([]);
  expect(listMissing([riyadh, cairo], [], "PLACE_UNREACHABLE").map(({ place }) => place)).toEqual(["riyadh", "cairo"]);
});

it("takes dates for days of the one chosen place, or of the first one", () => {
  expect(toFilterZone(["cairo"], [riyadh, cairo])).toBe("Africa/Cairo");
  expect(toFilterZone(["cairo", "riyadh"], [riyadh, cairo])).toBe("Asia/Riyadh");
  expect(toFilterZone([], [])).toBe("UTC");
});
