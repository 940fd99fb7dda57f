import { expect, it } from "vitest";
import { findReaders, listAddresses } from "./find-rules.ts";

it("lists the addresses of networks, each once, without the first and the last of a network", () => {
  expect(listAddresses(["192.168.1.77/29", "192.168.1.74", "10.0.0.4/31"])).toEqual([
    ...["192.168.1.73", "192.168.1.74", "192.168.1.75", "192.168.1.76", "192.168.1.77", "192.168.1.78"],
    ...["10.0.0.4", "10.0.0.5"],
  ]);
  expect(listAddresses(["192.168.0.0/22"])).toHaveLength(1_022);
});

it.each([
  ["public addresses", ["8.8.8.0/24"]],
  ["where clouds tell secrets", ["169.254.169.254"]],
  ["more than private ones", ["192.0.0.0/2"]],
  ["more than 1,024 addresses", ["192.168.0.0/22", "192.168.4.1"]],
  ["names", ["reader.local"]],
  ["addresses of six", ["fd00::/120"]],
])("refuses %s", (_what, allow) => {
  expect(findReaders.safeParse({ allow }).success).toBe(false);
});

it("takes private networks of 1,024 addresses in all, and none at all", () => {
  expect(findReaders.safeParse({ allow: ["192.168.0.0/23", "10.1.0.0/23"] }).success).toBe(true);
  expect(findReaders.safeParse({ allow: [] }).success).toBe(true);
  expect(findReaders.parse(undefined)).toBeUndefined();
});
