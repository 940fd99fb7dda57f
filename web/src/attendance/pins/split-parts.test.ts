import { expect, it } from "vitest";
import { NEW_PART, toPartInputs, toParts } from "./split-parts.ts";

const name = (text: string, placeId: string, punches = 1) => ({
  name: text,
  place: { id: placeId },
  isEnrolled: true,
  punches,
  lastAt: null,
});
const person = (id: string, text: string, more: object = {}) => ({
  id,
  pin: "7",
  name: text,
  latinName: null,
  arabicName: null,
  ...more,
});

it("begins with each name at the places where it is enrolled", () => {
  const names = [name("Sara", "riyadh"), name("Omar", "cairo"), name("Sara", "dubai")];
  expect(toParts({ names, persons: [] })).toEqual([
    { ...NEW_PART, name: "Sara", placeIds: ["riyadh", "dubai"] },
    { ...NEW_PART, name: "Omar", placeIds: ["cairo"] },
  ]);
});

it("leaves whoever has the number the own records: by the name, in any script", () => {
  const names = [name("Omar", "cairo", 90), name("SARA ", "riyadh")];
  const owners = (persons: Parameters<typeof toParts>[0]["persons"]) =>
    toParts({ names, persons }).map(({ personId }) => personId);
  expect(owners([person("p.7", "Sara")])).toEqual([null, "p.7"]);
  expect(owners([person("p.7", "سارة", { latinName: "Sara" })])).toEqual([null, "p.7"]);
  expect(owners([person("p.7", "Sara"), person("p.7.2", "Omar")])).toEqual(["p.7.2", "p.7"]);
});

it("takes whoever has the number for the one with most of the punches where no name tells", () => {
  const names = [name("Omar", "cairo", 3), name("Sara", "riyadh", 90)];
  expect(toParts({ names, persons: [person("p.7", "S. Ahmed")] }).map(({ personId }) => personId)).toEqual([
    null,
    "p.7",
  ]);
});

it("leaves empty parts out, and asks everywhere and always where nothing is said", () => {
  const parts = [
    { ...NEW_PART, name: " Sara ", to: "2026-10-31" },
    { ...NEW_PART, name: " " },
    { ...NEW_PART, personId: "p.7", name: "Omar" },
  ];
  expect(toPartInputs(parts)).toEqual([{ name: "Sara", to: "2026-10-31" }, { personId: "p.7" }]);
});

it("asks nothing while something is said of somebody without a name", () => {
  const sara = { ...NEW_PART, name: "Sara" };
  expect(toPartInputs([sara, { ...NEW_PART, name: " ", placeIds: ["cairo"] }])).toBeUndefined();
  expect(toPartInputs([sara, { ...NEW_PART, from: "2026-10-01" }])).toBeUndefined();
});
