import { describe, expect, it } from "vitest";
import { listChanges, toKnownSettings } from "./configuration-change.ts";

const KEY = Buffer.alloc(32, 7);
const ORGANISATION = { name: "Acme", security: { secondFactor: "ADMIN" }, listen: { router: { port: 4000 } } };
const PLACE = {
  readers: [
    { id: "gate-1", host: "10.0.0.1", commKey: 918_273 },
    { id: "gate-2", host: "10.0.0.2" },
  ],
};

const know = (organisation: unknown, place: unknown = PLACE) =>
  toKnownSettings(
    [
      { path: "organisation.json", value: organisation },
      { path: "places/riyadh.json", value: place },
    ],
    KEY,
  );
const before = know(ORGANISATION);

describe("changes of a configuration", () => {
  it("are none where files say the same in another order", () => {
    const { name, ...others } = ORGANISATION;
    expect(listChanges(before, know({ ...others, name }, { readers: PLACE.readers.toReversed() }))).toEqual([]);
  });

  it("are named: what is another value, what came, what went", () => {
    const place = { readers: [{ id: "gate-1", host: "10.0.0.9", commKey: 918_273 }], dailyRead: [] };
    expect(listChanges(before, know({ ...ORGANISATION, security: { secondFactor: "NONE" } }, place))).toEqual([
      "organisation.json security.secondFactor",
      "places/riyadh.json dailyRead",
      "places/riyadh.json readers.gate-1.host",
      "places/riyadh.json readers.gate-2.host",
      "places/riyadh.json readers.gate-2.id",
    ]);
  });

  it("tell a list or object of nothing from one that is not there, and nothing from null", () => {
    expect(listChanges(before, know({ ...ORGANISATION, demo: {} }))).toEqual(["organisation.json demo"]);
    const [empty, none] = [know({ security: {} }), know({ security: null })];
    expect(listChanges(empty, none)).toEqual(["organisation.json security"]);
  });

  it("are named up to 20, and counted beyond", () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`setting${n}`, n]));
    const changes = listChanges(before, know({ ...ORGANISATION, ...many }));
    expect(changes).toHaveLength(20);
    expect(changes.at(-1)).toBe("(11 more)");
  });

  it("keep no value of a setting", () => {
    expect(JSON.stringify(before)).not.toMatch(/918273|10\.0\.0\.1|Acme/);
    expect(toKnownSettings([], KEY)).toEqual({});
  });
});
