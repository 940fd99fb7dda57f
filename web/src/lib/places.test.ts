import { expect, it } from "vitest";
import { haveMixedZones, toPlaceName, toPlaceScope, toPlaceVariables } from "./places.ts";

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
