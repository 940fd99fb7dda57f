import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { ConfigError } from "./config-error.ts";
import { readOrganisation } from "./organisation.ts";
import { ORGANISATION, PLACE, writeFolder } from "../test/folder.ts";

function readFaults(dir: string): string[] {
  try {
    readOrganisation(dir);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.faults.map(({ file, key }) => `${file.replace(`${dir}/`, "")} ${key}`.trim());
    throw error;
  }
  return [];
}

it("reads the demo organisation: three places, seven readers, one with a comm key from a file", () => {
  const { places } = readOrganisation(resolve(import.meta.dirname, ".."));
  const readers = places.flatMap((place) => place.readers);
  expect(places.map(({ id }) => id)).toEqual(["riyadh", "cairo", "dubai"]);
  expect(readers).toHaveLength(7);
  expect(readers.filter(({ commKey }) => commKey !== 0).map(({ id, commKey }) => [id, commKey])).toEqual([
    ["workshop", 271_828],
  ]);
});

it("is a demo only where the file says so, and has traffic then unless it says otherwise", () => {
  const read = (demo: unknown) =>
    readOrganisation(writeFolder({ ...ORGANISATION, demo }, { "riyadh.json": PLACE })).demo;
  expect([undefined, false, true, { traffic: false }].map(read)).toEqual([
    false,
    false,
    { traffic: true },
    { traffic: false },
  ]);
});

it("lists the places of other machines after its own", () => {
  const remote = {
    id: "aswan",
    name: "Aswan",
    location: "Aswan",
    timeZone: "Africa/Cairo",
    url: "https://aswan.example",
  };
  const { places, remotePlaces } = readOrganisation(
    writeFolder(ORGANISATION, { "riyadh.json": PLACE, "aswan.json": remote }),
  );
  expect(places.map(({ id }) => id)).toEqual(["riyadh"]);
  expect(remotePlaces).toEqual([remote]);
});

it("fills in defaults and makes paths absolute from the organisation's folder", () => {
  const dir = writeFolder(ORGANISATION, { "riyadh.json": { ...PLACE, readers: [{ id: "gate", name: "Gate" }] } });
  const organisation = readOrganisation(dir);
  expect(organisation.dataDir).toBe(join(dir, "data"));
  expect(organisation.identityKeyFile).toBe(join(dir, "data", "keys", "identity.key"));
  expect(organisation.places[0]?.readers[0]).toMatchObject({
    host: "127.0.0.1",
    port: 4370,
    commKey: 0,
    transport: "tcp",
    driver: "zk-pull",
    mode: "LIVE",
    enabled: true,
  });
});

it("freezes what it gives", () => {
  const organisation = readOrganisation(writeFolder(ORGANISATION, { "riyadh.json": PLACE }));
  expect(Object.isFrozen(organisation.places[0]?.readers)).toBe(true);
});

it("reports every fault of every file together", () => {
  const dir = writeFolder(
    { ...ORGANISATION, listen: { router: { port: "9000" } }, colour: "red" },
    {
      "riyadh.json": { ...PLACE, timeZone: "Mars/Olympus", port: 70_000 },
      "cairo.json": "{ not json",
      "dubai.json": { ...PLACE, id: "Dubai!" },
    },
  );
  expect(readFaults(dir).sort()).toEqual([
    "organisation.json",
    "organisation.json listen.router.port",
    "places/cairo.json",
    "places/dubai.json id",
    "places/riyadh.json port",
    "places/riyadh.json timeZone",
  ]);
});

it("refuses the older key of a push port, which opened nothing, and names the one that does", () => {
  const read = () => readOrganisation(writeFolder(ORGANISATION, { "riyadh.json": { ...PLACE, pushPort: 8100 } }));
  expect(read).toThrow(/riyadh\.json.*pushPort.*8100.*"push": \{ "port": 8100 \} opens/s);
});

it("says what was found and what is expected", () => {
  const dir = writeFolder(ORGANISATION, { "riyadh.json": { ...PLACE, timeZone: "Mars/Olympus" } });
  expect(() => readOrganisation(dir)).toThrow(
    /riyadh\.json: timeZone: found "Mars\/Olympus", expected an IANA time zone/,
  );
});

it.each([
  ["no organisation file", undefined, { "riyadh.json": PLACE }, ["organisation.json"]],
  ["no place", ORGANISATION, {}, ["places"]],
  ["a file that does not bear its place's id", ORGANISATION, { "cairo.json": PLACE }, ["places/cairo.json id"]],
  [
    "two places on one port",
    ORGANISATION,
    { "riyadh.json": PLACE, "cairo.json": { ...PLACE, id: "cairo" } },
    ["places/riyadh.json port"],
  ],
  [
    "a place on the router's port",
    ORGANISATION,
    { "riyadh.json": { ...PLACE, port: 9000 } },
    ["places/riyadh.json port"],
  ],
  [
    "one process in both listen and ports",
    { ...ORGANISATION, listen: { web: { host: "0.0.0.0" } }, ports: { web: 8501 } },
    { "riyadh.json": PLACE },
    ["organisation.json ports.web"],
  ],
  [
    "a public address with a path, a proxy that is no network, and keys that wait for a later version",
    { ...ORGANISATION, publicUrl: "https://a.example/x", trustedProxies: ["10.0.0.0/33"], identity: "pin" },
    { "riyadh.json": PLACE },
    ["organisation.json publicUrl", "organisation.json trustedProxies.0", "organisation.json identity"],
  ],
  [
    "a driver that knows no datagrams for a reader of them",
    ORGANISATION,
    { "riyadh.json": { ...PLACE, readers: [{ id: "gate", name: "Gate", transport: "udp", driver: "node-zklib" }] } },
    ["places/riyadh.json readers.0.driver"],
  ],
  [
    "daily reads at no time of day",
    ORGANISATION,
    { "riyadh.json": { ...PLACE, dailyRead: { at: "24:00", quiet: ["06:45-08:15", "7-9", "08:00-08:00"] } } },
    ["places/riyadh.json dailyRead.at", "places/riyadh.json dailyRead.quiet.1", "places/riyadh.json dailyRead.quiet.2"],
  ],
  [
    "quiet times that leave no minute for the daily reads",
    ORGANISATION,
    { "riyadh.json": { ...PLACE, dailyRead: { quiet: ["06:00-20:00", "19:00-06:00"] } } },
    ["places/riyadh.json dailyRead.quiet"],
  ],
  [
    "a clock that is set for nothing, at all times, or as nobody knows",
    ORGANISATION,
    {
      "riyadh.json": {
        ...PLACE,
        clock: { policy: "ALWAYS", above: 1, mostPerDay: 0 },
        readers: [{ id: "a", name: "A", clock: { quiet: ["7-9"], at: "03:00" } }],
      },
    },
    [
      ...["policy", "above", "mostPerDay"].map((key) => `places/riyadh.json clock.${key}`),
      ...["clock.quiet.0", "clock"].map((key) => `places/riyadh.json readers.0.${key}`),
    ],
  ],
  [
    "a simulated reader without a demo",
    ORGANISATION,
    { "riyadh.json": { ...PLACE, readers: [{ id: "a", name: "A", simulate: { rows: 1, seed: 1 } }] } },
    ["places/riyadh.json readers.0.simulate"],
  ],
  [
    "readers of a place on another machine",
    ORGANISATION,
    { "riyadh.json": { ...PLACE, url: "http://riyadh.example:8000" } },
    ["places/riyadh.json"],
  ],
  [
    "a comm key file that is not there",
    ORGANISATION,
    { "riyadh.json": { ...PLACE, readers: [{ id: "a", name: "A", commKey: "nowhere" }] } },
    ["places/riyadh.json readers.0.commKey"],
  ],
  [
    "one reader id twice",
    ORGANISATION,
    {
      "riyadh.json": {
        ...PLACE,
        readers: [
          { id: "a", name: "A" },
          { id: "a", name: "B" },
        ],
      },
    },
    ["places/riyadh.json readers.1.id"],
  ],
])("refuses %s", (_name, organisation, places, expected) => {
  const dir = writeFolder(organisation ?? "", places);
  expect(readFaults(dir)).toEqual(expected);
});

it("never shows a secret in a fault", () => {
  const dir = writeFolder(ORGANISATION, {
    "riyadh.json": { ...PLACE, readers: [{ id: "a", name: "A", commKey: -98_765 }] },
  });
  expect(() => readOrganisation(dir)).toThrow(/commKey/);
  expect(() => readOrganisation(dir)).not.toThrow(/98765/);
});
