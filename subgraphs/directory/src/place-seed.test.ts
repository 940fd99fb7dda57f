import { expect, it } from "vitest";
import { toPlaceSeeds } from "./place-seed.ts";

const PLACE = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh" } as const;

it("asks a place at the GraphQL path of its origin", () => {
  expect(toPlaceSeeds([{ ...PLACE, url: "https://riyadh.example:8000" }])).toEqual([
    { ...PLACE, urls: ["https://riyadh.example:8000/graphql"], enabled: true, priority: 0 },
  ]);
});

it("numbers priorities in the order of the configuration", () => {
  const url = "http://place.example:8000";
  const seeds = toPlaceSeeds([
    { ...PLACE, url },
    { ...PLACE, id: "cairo", url },
  ]);
  expect(seeds.map(({ id, priority }) => [id, priority])).toEqual([
    ["riyadh", 0],
    ["cairo", 1],
  ]);
});
