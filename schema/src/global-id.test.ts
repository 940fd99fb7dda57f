import fc from "fast-check";
import { expect, it } from "vitest";
import { isPlaceId, parseGlobalId, toGlobalId } from "./global-id.ts";

it("gives back the place and the local part of any well-formed text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (local) => {
      expect(parseGlobalId(toGlobalId("riyadh", local))).toEqual({ place: "riyadh", local });
    }),
  );
});

it.each([
  ["riyadh", { place: "riyadh", local: undefined }],
  ["riyadh/gate-2", { place: "riyadh", local: "gate-2" }],
  ["riyadh/a/b", { place: "riyadh", local: "a/b" }],
  ["riyadh/%D9%85", { place: "riyadh", local: "\u0645" }],
  ["", undefined],
  ["/x", undefined],
  ["Riyadh/1", undefined],
  ["riyadh/", undefined],
  ["riyadh/%", undefined],
  ["riyadh/%FF", undefined],
  ["9riyadh", undefined],
])("reads %j", (id, parsed) => expect(parseGlobalId(id)).toEqual(parsed));

it("takes place ids of up to 32 characters", () => {
  expect(isPlaceId("a".repeat(32))).toBe(true);
  expect(isPlaceId("a".repeat(33))).toBe(false);
});
