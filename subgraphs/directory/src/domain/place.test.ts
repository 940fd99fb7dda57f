import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { describe, expect, it } from "vitest";
import { changePlace, seedPlaces, toRegistration, toRegistry } from "./place.ts";

const RIYADH: RegisteredPlace = {
  id: "riyadh",
  name: "Riyadh",
  location: "Olaya",
  timeZone: "Asia/Riyadh",
  urls: ["http://127.0.0.1:8000/graphql"],
  enabled: true,
  priority: 0,
};
const CAIRO: RegisteredPlace = { ...RIYADH, id: "cairo", timeZone: "Africa/Cairo", priority: 1 };

describe("seeding", () => {
  it("adds places that are new", () => {
    const { places } = seedPlaces([{ file: RIYADH, changes: {} }], [RIYADH, CAIRO]);
    expect(places.map(({ file }) => file.id)).toEqual(["riyadh", "cairo"]);
  });

  it("follows the file except where a mutation changed the place", () => {
    const stored = { file: RIYADH, changes: { name: "Head office" } };
    const { places } = seedPlaces([stored], [{ ...RIYADH, name: "Riyadh 2", location: "Malaz" }]);
    expect(places.map(toRegistration)).toEqual([{ ...RIYADH, name: "Head office", location: "Malaz" }]);
  });

  it("refuses a file that names another zone and keeps the place as it was", () => {
    const { places, mismatches } = seedPlaces(
      [{ file: RIYADH, changes: {} }],
      [{ ...RIYADH, name: "X", timeZone: "Asia/Dubai" }],
    );
    expect(places.map(toRegistration)).toEqual([RIYADH]);
    expect(mismatches).toEqual([{ place: "riyadh", known: "Asia/Riyadh", found: "Asia/Dubai" }]);
  });

  it("keeps a place whose file is gone, because its punches remain", () => {
    expect(seedPlaces([{ file: RIYADH, changes: {} }], [CAIRO]).places).toHaveLength(2);
  });
});

describe("changing", () => {
  const place = { file: RIYADH, changes: { priority: 7 } };

  it("keeps what is absent or null and takes the rest", () => {
    const changed = changePlace(
      place,
      {
        name: " Main ",
        location: null,
        enabled: false,
        urls: ["https://a.example/graphql"],
      },
      () => true,
    );
    expect(toRegistration(changed)).toEqual({
      ...RIYADH,
      name: "Main",
      enabled: false,
      urls: ["https://a.example/graphql"],
      priority: 7,
    });
  });

  it.each([
    ["input.name", { name: "  " }],
    ["input.name", { name: "x".repeat(201) }],
    ["input.location", { location: "" }],
    ["input.urls", { urls: [] }],
    ["input.urls", { urls: ["ftp://a/graphql"] }],
    ["input.urls", { urls: ["not a url"] }],
    ["input.urls", { urls: ["http://user:secret@a/graphql"] }],
    ["input.urls", { urls: Array.from({ length: 9 }, () => "http://a/graphql") }],
  ])("names %s when it is wrong", (argument, request) => {
    const extensions = { code: "BAD_USER_INPUT", argument };
    expect(() => changePlace(place, request, () => true)).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT", extensions }),
    );
  });
});

it("orders the registry by priority, then by id", () => {
  const stored = [RIYADH, { ...CAIRO, priority: 0 }, { ...RIYADH, id: "dubai", priority: -1 }];
  expect(toRegistry(stored.map((file) => ({ file, changes: {} }))).map(({ id }) => id)).toEqual([
    "dubai",
    "cairo",
    "riyadh",
  ]);
});
