import { expect, it } from "vitest";
import { isDigestTaken } from "./digest-receivers.ts";

const OWN = { isEnabled: true, events: ["DIGEST" as const], places: ["riyadh"] };

it("is taken by a receiver of its place, and that of the organisation by one of every place alone", () => {
  const every = { ...OWN, places: ["*"] };
  expect([isDigestTaken([OWN], "riyadh"), isDigestTaken([OWN], "cairo"), isDigestTaken([OWN], null)]).toEqual([
    ...[true, false, false],
  ]);
  expect([isDigestTaken([every], "cairo"), isDigestTaken([every], null)]).toEqual([true, true]);
});

it("is taken by none that is switched off, and by none of alerts alone", () => {
  const others = [
    { ...OWN, isEnabled: false },
    { ...OWN, events: ["ALERT_RAISED" as const] },
  ];
  expect(isDigestTaken(others, "riyadh")).toBe(false);
});
