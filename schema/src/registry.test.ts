import { expect, it } from "vitest";
import { parseRegistry } from "./registry.ts";

const place = {
  id: "riyadh",
  name: "Riyadh",
  location: "R",
  timeZone: "Asia/Riyadh",
  urls: ["http://127.0.0.1:8000/graphql"],
  enabled: true,
  priority: 1,
};

it("reads a registry", () => {
  expect(parseRegistry({ version: "1", places: [place], more: true })).toEqual({ version: "1", places: [place] });
});

it.each([
  ["nothing", undefined],
  ["a list", [place]],
  ["no version", { places: [place] }],
  ["a place id that is none", { version: "1", places: [{ ...place, id: "No Place" }] }],
  ["a URL of another kind", { version: "1", places: [{ ...place, urls: ["file:///etc/passwd"] }] }],
  ["a URL that is none", { version: "1", places: [{ ...place, urls: ["riyadh"] }] }],
  ["a priority that is no number", { version: "1", places: [place, { ...place, priority: "1" }] }],
])("refuses %s", (_name, json) => expect(parseRegistry(json)).toBeUndefined());
