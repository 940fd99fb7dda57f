import { expect, it } from "vitest";
import { toShownCauses, toShownChanges } from "./shown-causes.ts";

const CONTEXT = { viewer: { places: ["riyadh"] }, placeIds: ["riyadh", "cairo"] };
const CAUSES = [
  { kind: "LATE_PUNCH", reference: "cairo/abc" },
  { kind: "LATE_PUNCH", reference: "riyadh/abc" },
  { kind: "CHANGE", reference: "editPlaceCalendar cairo" },
  { kind: "CORRECTION", reference: "c.1" },
] as const;
const CHANGES = [
  { figure: "placeId", before: "riyadh", after: "cairo", difference: null },
  { figure: "workedMinutes", before: "1", after: "2", difference: 1 },
] as const;

it("says why a record would be another one without the names of places that the viewer does not see", () => {
  const shown = toShownCauses(CAUSES, CONTEXT).map(({ reference }) => reference);
  expect(shown.slice(1)).toEqual(["riyadh/abc", "editPlaceCalendar -", "c.1"]);
  expect(shown[0]).toMatch(/^-\//);
  const none = { place: null };
  expect(toShownChanges(CHANGES, CONTEXT.viewer)).toEqual([
    { ...CHANGES[0], after: "-", ...none },
    { ...CHANGES[1], ...none },
  ]);
});

it("says all of it to whoever sees them", () => {
  const viewer = { places: "*" } as const;
  expect(toShownCauses(CAUSES, { ...CONTEXT, viewer })).toEqual(CAUSES);
  expect(toShownChanges(CHANGES, viewer)).toEqual(CHANGES.map((change) => ({ ...change, place: null })));
});

it("says whose clocks show an instant, to whoever sees the place", () => {
  const change = { figure: "checkInMs", before: "1", after: "2", difference: null, placeId: "riyadh" } as const;
  const toPlaces = (places: readonly string[]) =>
    toShownChanges([change], { places: [...places] }).map(({ place }) => place);
  expect([...toPlaces(["riyadh"]), ...toPlaces(["cairo"])]).toEqual([{ id: "riyadh" }, null]);
});
