import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { createAddressCheck, createHostCheck, isPublicAddress } from "./hosts.ts";

const isAllowed = createHostCheck(["https://bio.example", "10.0.0.5", "fd00::5", "0.0.0.0", "::"]);

it.each([
  ["bio.example"],
  ["BIO.example:8443"],
  ["localhost:8501"],
  ["127.0.0.1"],
  ["[::1]:8501"],
  ["10.0.0.5:9000"],
  ["[fd00::5]"],
])("takes the host %s", (host) => {
  expect(isAllowed(host)).toBe(true);
});

it.each([
  [undefined],
  [""],
  ["evil.example"],
  ["bio.example.evil.example"],
  ["evil.example@bio.example"],
  ["bio.example/evil"],
  ["bio.example?evil"],
  ["localhost.evil.example"],
  ["0.0.0.0"],
  ["[::]"],
  ["10.0.0.6"],
  ["bio example"],
])("refuses the host %s", (host) => {
  expect(isAllowed(host)).toBe(false);
});

it("is the only source that says where loopback is, simulated readers aside", () => {
  const root = resolve(import.meta.dirname, "../..");
  const sources = globSync("{packages/*,subgraphs/*,router,schema,web}/src/**/*.{ts,tsx}", { cwd: root });
  const judged = sources.filter((file) => !/\.test\.tsx?$|^packages\/reader-simulator\//.test(file));
  expect(judged.length).toBeGreaterThan(100);
  expect(judged.filter((file) => readFileSync(resolve(root, file), "utf8").includes("127.0.0.1"))).toEqual([]);
});

it.each(["8.8.8.8", "2001:db8::1", "172.32.0.1", "100.128.0.1"])("knows that anybody may reach %s", (host) => {
  expect(isPublicAddress(host)).toBe(true);
});

it.each([
  ...["10.1.2.3", "172.31.0.1", "192.168.0.9", "127.0.0.1", "169.254.3.4", "100.64.0.1", "::1", "fd00::5", "fe80::1"],
  ...["gate.office.example", "localhost"],
])("takes %s for no address that anybody may reach", (host) => {
  expect(isPublicAddress(host)).toBe(false);
});

it("finds no address in an empty list", () => {
  expect(createAddressCheck([])("127.0.0.1")).toBe(false);
});
