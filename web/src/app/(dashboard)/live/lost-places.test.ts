import { expect, it } from "vitest";
import { toLostPlaces, withSilent } from "./lost-places.ts";

const first = { absent: ["dubai"], asked: ["riyadh", "dubai"], hasFailed: false };

it.each([
  ["what the first page lacks while the stream is not open", { kind: "connecting" }, first, ["dubai"]],
  ["every place when there was no first page", { kind: "connecting" }, { ...first, hasFailed: true }, first.asked],
  ["what the open stream names", { kind: "partlyLive", places: ["riyadh"] }, first, ["riyadh"]],
  ["nothing once every place is live", { kind: "live" }, { ...first, hasFailed: true }, []],
] as const)("gives %s", (_title, state, places, lost) => {
  expect(toLostPlaces(state, places)).toEqual(lost);
});

it("names the places that fell silent before the stream does, once each, and only while it is open", () => {
  expect(withSilent({ kind: "live" }, [])).toEqual({ kind: "live" });
  expect(withSilent({ kind: "live" }, ["cairo"])).toEqual({ kind: "partlyLive", places: ["cairo"] });
  const partly = withSilent({ kind: "partlyLive", places: ["cairo"] }, ["cairo", "dubai"]);
  expect(partly).toEqual({ kind: "partlyLive", places: ["cairo", "dubai"] });
  expect(withSilent({ kind: "connecting" }, ["cairo"])).toEqual({ kind: "connecting" });
});
