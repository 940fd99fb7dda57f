import { expect, it } from "vitest";
import { createHostCheck } from "./hosts.ts";

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
