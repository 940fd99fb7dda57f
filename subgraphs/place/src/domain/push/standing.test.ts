import { expect, it } from "vitest";
import { decideStanding, isDoubled, noteAddress, type CallAddresses, type PushIdentity } from "./standing.ts";

const GATE: PushIdentity = {
  readerId: "gate-1",
  serialNumber: "A1",
  isAddressAllowed: (address) => address.startsWith("10."),
  needsKey: false,
  keyShownFrom: undefined,
};
const LOCKED: PushIdentity = {
  ...GATE,
  readerId: "gate-2",
  serialNumber: "B2",
  needsKey: true,
  keyShownFrom: "10.0.0.2",
};
const EMPTY: PushIdentity = { ...GATE, readerId: "gate-3", serialNumber: undefined };

it.each([
  ["A1", "10.0.0.1", { kind: "READER", readerId: "gate-1" }],
  ["A1", "192.168.0.1", { kind: "WAITING", reason: "OTHER_ADDRESS" }],
  ["a1", "10.0.0.1", { kind: "WAITING", reason: "UNKNOWN_SERIAL" }],
  ["", "10.0.0.1", { kind: "WAITING", reason: "UNKNOWN_SERIAL" }],
  ["B2", "10.0.0.2", { kind: "READER", readerId: "gate-2" }],
  ["B2", "10.0.0.3", { kind: "WAITING", reason: "KEY_NOT_SHOWN" }],
])("takes %j from %s for %j", (serialNumber, address, standing) => {
  expect(decideStanding({ serialNumber, address }, [EMPTY, GATE, LOCKED])).toEqual(standing);
});

const MINUTE = 60_000;
const callFrom = (...calls: readonly (readonly [address: string, atMs: number])[]) =>
  calls.reduce<CallAddresses | undefined>((known, [address, atMs]) => noteAddress(known, address, atMs), undefined);

it("takes a new address for a new lease, and one that comes back within an hour for a second caller", () => {
  expect(isDoubled(callFrom(["a", 0], ["b", MINUTE]), MINUTE)).toBe(false);
  expect(isDoubled(callFrom(["a", 0], ["b", MINUTE], ["a", 2 * MINUTE]), 2 * MINUTE)).toBe(true);
  expect(isDoubled(callFrom(["a", 0], ["b", MINUTE], ["b", 90 * MINUTE], ["a", 91 * MINUTE]), 91 * MINUTE)).toBe(false);
});

it("forgets after an hour that there were two", () => {
  const addresses = callFrom(["a", 0], ["b", 1], ["a", 2], ["a", 30 * MINUTE]);
  expect([isDoubled(addresses, 59 * MINUTE), isDoubled(addresses, 61 * MINUTE)]).toEqual([true, false]);
});
