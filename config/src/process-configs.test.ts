import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../test/folder.ts";
import { readDirectoryConfig } from "./directory-config.ts";
import { readPlaceConfig } from "./place-config.ts";
import { readRouterConfig } from "./router-config.ts";
import { readWebConfig } from "./web-config.ts";

const LOCKED = { ...PLACE, readers: [{ id: "gate", name: "Gate", commKey: "comm-keys/gate" }] };
const ASWAN = { id: "aswan", name: "Aswan", location: "Aswan", timeZone: "Africa/Cairo", url: "https://aswan.example" };

it("starts a place from its own file, whatever the others look like", () => {
  const dir = writeFolder(ORGANISATION, { "riyadh.json": PLACE, "cairo.json": "{ broken", "dubai.json": LOCKED });
  const { place, dataDir, identityKeyFile, routerUrl } = readPlaceConfig(dir, "riyadh");
  expect([place.id, dataDir, identityKeyFile, routerUrl]).toEqual([
    "riyadh",
    join(dir, "data"),
    join(dir, "data", "keys", "identity.key"),
    "http://127.0.0.1:9000",
  ]);
});

it("reads the comm keys of its own readers", () => {
  const dir = writeFolder(ORGANISATION, { "riyadh.json": LOCKED, "key.json": "4711" });
  expect(() => readPlaceConfig(dir, "riyadh")).toThrow(/readers\.0\.commKey/);
  const named = { ...LOCKED, readers: [{ id: "gate", name: "Gate", commKey: "places/key.json" }] };
  const right = writeFolder(ORGANISATION, { "riyadh.json": named, "key.json": "4711" });
  expect(readPlaceConfig(right, "riyadh").place.readers[0]?.commKey).toBe(4711);
});

it.each([
  ["an unknown place", "cairo", /--place: found "cairo", expected one of aswan, riyadh/],
  ["a path", "../organisation", /--place/],
  ["a place of another machine", "aswan", /aswan\.json: url/],
])("refuses to start %s", (_name, id, message) => {
  const dir = writeFolder(ORGANISATION, { "riyadh.json": PLACE, "aswan.json": ASWAN });
  expect(() => readPlaceConfig(dir, id)).toThrow(message);
});

it("gives router and directory the addresses of places without a look at comm keys", () => {
  const dir = writeFolder(ORGANISATION, { "riyadh.json": LOCKED, "aswan.json": ASWAN });
  const { id, name, location, timeZone } = PLACE;
  const expected = [{ id, name, location, timeZone, url: "http://127.0.0.1:8000" }, ASWAN];
  expect(readRouterConfig(dir).places).toEqual(expected);
  expect(readDirectoryConfig(dir).places).toEqual(expected);
});

it.each([
  ["0.0.0.0", "http://127.0.0.1:8000"],
  ["::", "http://127.0.0.1:8000"],
  ["::1", "http://[::1]:8000"],
  ["riyadh.internal", "http://riyadh.internal:8000"],
])("reaches a place that listens on %s at %s", (host, url) => {
  const dir = writeFolder(ORGANISATION, { "riyadh.json": { ...PLACE, host } });
  expect(readRouterConfig(dir).places[0]?.url).toBe(url);
});

it("starts the router without any place file, the directory not", () => {
  const dir = writeFolder(ORGANISATION, {});
  expect(readRouterConfig(dir).places).toEqual([]);
  expect(() => readDirectoryConfig(dir)).toThrow(/one file per place/);
});

it("starts the dashboard from organisation.json alone", () => {
  const urls = { router: "https://router.example" };
  const listen = { web: { host: "0.0.0.0" } };
  const dir = writeFolder({ ...ORGANISATION, publicUrl: "https://bio.example/", urls, listen }, { "riyadh.json": "{" });
  rmSync(join(dir, "places"), { recursive: true });
  mkdirSync(join(dir, "places"), { mode: 0o000 });
  expect(readWebConfig(dir)).toMatchObject({
    publicUrl: "https://bio.example",
    urls: { router: "https://router.example", directory: "http://127.0.0.1:9100" },
    listen: { web: { host: "0.0.0.0", port: 8501 } },
  });
});

it("takes the older ports for one more release", () => {
  const ports = { router: 9001, web: 8502, simulator: 14_301 };
  const { listen, urls } = readWebConfig(writeFolder({ ...ORGANISATION, ports }, {}));
  expect([listen.router.port, listen.web.port, listen.simulator?.port, listen.attendance.port]).toEqual([
    9001, 8502, 14_301, 9200,
  ]);
  expect(urls.router).toBe("http://127.0.0.1:9001");
});
