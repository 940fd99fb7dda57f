import { describe, expect, it } from "vitest";
import { toCommKeyStrength } from "./comm-key-strength.ts";
import { findWeaknesses, toSecurityScore } from "./security-findings.ts";

const SAFE = {
  address: "192.168.1.20:4370",
  hasPublicAddress: false,
  commKeyStrength: "SET",
  firmware: "Ver 6.60 Apr 28 2017",
} as const;
const codesOf = (reader: Partial<Parameters<typeof findWeaknesses>[0]>) =>
  findWeaknesses({ ...SAFE, ...reader }).map(({ code }) => code);

it("finds nothing against a reader in a private network with a key and firmware that nobody warns of", () => {
  expect([codesOf({}), toSecurityScore(findWeaknesses(SAFE))]).toEqual([[], 100]);
});

it.each([
  ["no key", { commKeyStrength: "NONE" }, ["COMM_KEY_NONE"]],
  ["a key that is tried first", { commKeyStrength: "WEAK" }, ["COMM_KEY_WEAK"]],
  ["a key of which nobody said anything", { commKeyStrength: undefined }, []],
  ["an address that anybody may reach", { hasPublicAddress: true }, ["ADDRESS_PUBLIC"]],
  ["firmware with public flaws", { firmware: "ZAM170-NF-1.8.25-7354-Ver1.0.0" }, ["FIRMWARE_ADVISORY"]],
  ["firmware that it does not state", { firmware: undefined }, []],
] as const)("judges a reader with %s", (_what, reader, expected) => {
  expect(codesOf(reader)).toEqual(expected);
});

it("puts the gravest first, says what to do about each, and never scores below nothing", () => {
  const bad = { hasPublicAddress: true, commKeyStrength: "WEAK", firmware: "ZAM170-NF-1.8.25-7354" } as const;
  const all = findWeaknesses({ ...SAFE, ...bad });
  expect(all.map(({ code }) => code)).toEqual(["ADDRESS_PUBLIC", "FIRMWARE_ADVISORY", "COMM_KEY_WEAK"]);
  for (const { steps, message } of all) expect([steps.length > 1, message.length > 10]).toEqual([true, true]);
  expect([toSecurityScore(all), toSecurityScore([...all, ...all])]).toEqual([0, 0]);
});

describe("a communication key", () => {
  it.each([0])("of %d is none", (key) => {
    expect(toCommKeyStrength(key)).toBe("NONE");
  });
  it.each([1, 123, 999, 1234, 12345, 123456, 567890, 4321, 654321, 888888, 1111])("of %d is weak", (key) => {
    expect(toCommKeyStrength(key)).toBe("WEAK");
  });
  it.each([4711, 918273, 100200])("of %d is one", (key) => {
    expect(toCommKeyStrength(key)).toBe("SET");
  });
});
