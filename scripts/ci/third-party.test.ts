import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { findForeignLicences, findIdleReviews, REVIEWED_LICENCES } from "./allowed-licences.ts";
import { readLicenceList, readThirdPartyPage, toThirdPartyPage } from "./third-party.ts";

const page = readFileSync(join(resolve(import.meta.dirname, "../.."), "docs/THIRD_PARTY.md"), "utf8");
const packages = readThirdPartyPage(page);

const toList = (licence: string, name: string) => JSON.stringify({ [licence]: [{ name, versions: ["1.0.0"] }] });

it("lists every package of the programs with its licence", () => {
  expect(packages.length).toBeGreaterThan(300);
  expect(toThirdPartyPage(packages)).toBe(page);
  expect(packages).toContainEqual(expect.objectContaining({ name: "fastify", licence: "MIT" }));
});

it("takes in no licence that nobody has read", () => {
  expect(findForeignLicences(packages)).toEqual([]);
});

it("keeps no review of a package that is gone", () => {
  expect(findIdleReviews(packages)).toEqual([]);
  expect(REVIEWED_LICENCES.filter(({ reason }) => reason.length < 20)).toEqual([]);
});

it.each([
  ["a licence that asks for the whole program", "AGPL-3.0-only", "useful"],
  ["one that says nothing", "Unknown", "useful"],
  ["one of two that nobody chose", "(MIT OR GPL-3.0-only)", "useful"],
  ["a reviewed licence under another name", "Elastic-2.0", "@apollo/new"],
])("refuses %s", (_name, licence, name) => {
  expect(findForeignLicences(readLicenceList(toList(licence, name)))).toMatchObject([{ name, licence }]);
});

it.each(["MIT", "(MIT AND BSD-3-Clause)", "Apache-2.0 AND MIT"])("takes %s", (licence) => {
  expect(findForeignLicences(readLicenceList(toList(licence, "useful")))).toEqual([]);
});

it("names a package that is built for each system once", () => {
  const names = ["lightningcss-linux-x64-gnu", "lightningcss-darwin-arm64"];
  const list = JSON.stringify({ "MPL-2.0": names.map((name) => ({ name, versions: ["1.32.0"] })) });
  expect(readLicenceList(list)).toEqual([{ name: "lightningcss-(system)", version: "1.32.0", licence: "MPL-2.0" }]);
});
