import type { PlaceConfig } from "@biometricflow/config/organisation";
import { expect, it } from "vitest";
import { toPlaceSeeds } from "./place-seed.ts";

const PLACE: PlaceConfig = {
  id: "riyadh",
  name: "Riyadh",
  location: "Olaya",
  timeZone: "Asia/Riyadh",
  port: 8000,
  host: "127.0.0.1",
  weekend: ["FRI"],
  notBefore: "2015-01-01",
  futureToleranceMinutes: 10,
  readers: [],
};

it.each([
  ["127.0.0.1", "http://127.0.0.1:8000/graphql"],
  ["0.0.0.0", "http://127.0.0.1:8000/graphql"],
  ["::", "http://127.0.0.1:8000/graphql"],
  ["::1", "http://[::1]:8000/graphql"],
  ["riyadh.internal", "http://riyadh.internal:8000/graphql"],
])("reaches a place that listens on %s at %s", (host, url) => {
  expect(toPlaceSeeds([{ ...PLACE, host }])[0]?.urls).toEqual([url]);
});

it("numbers priorities in the order of the configuration", () => {
  const seeds = toPlaceSeeds([PLACE, { ...PLACE, id: "cairo" }]);
  expect(seeds.map(({ id, priority }) => [id, priority])).toEqual([
    ["riyadh", 0],
    ["cairo", 1],
  ]);
});
