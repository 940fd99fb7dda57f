import { expect, it } from "vitest";
import { changeFacts, toRegisteredFacts } from "./device-facts.ts";

const setup = (readerId: string, isEnabled: boolean) => ({
  readerId,
  name: "Gate",
  address: "10.0.0.1:4370",
  isEnabled,
});

it("keeps what is known of a reader when it is configured, and disables one that is not, or that is switched off", () => {
  const known = new Map([
    ["here", { status: "ONLINE", serialNumber: "SN1" } as const],
    ["off", { status: "ONLINE", serialNumber: "SN2" } as const],
    ["gone", { status: "OFFLINE", serialNumber: "SN3" } as const],
  ]);
  const facts = toRegisteredFacts(known, [setup("here", true), setup("off", false), setup("new", true)]);
  expect(Object.fromEntries(facts)).toEqual({
    here: { status: "CONNECTING", serialNumber: "SN1" },
    off: { status: "DISABLED", serialNumber: "SN2" },
    gone: { status: "DISABLED", serialNumber: "SN3" },
    new: { status: "CONNECTING" },
  });
});

it("begins a new count of live rows with a proof alone", () => {
  const known = { status: "ONLINE", users: 1 } as const;
  expect(changeFacts(known, { users: 2 })).toEqual({ facts: { status: "ONLINE", users: 2 }, newCount: undefined });
  const proof = { atMs: 1, countAtRead: 2, rowsRead: 2, operationsAtRead: 0, liveAfterRead: 3 };
  expect(changeFacts(known, { proof })).toMatchObject({ facts: { users: 1, proof }, newCount: 3 });
});

it("keeps where a reader was found until another address is entered", () => {
  const found = { host: "10.0.0.9", port: 4370, from: "10.0.0.1:4370", atMs: 1 };
  const known = new Map([["gate", { status: "ONLINE", found } as const]]);
  const after = (address: string) => toRegisteredFacts(known, [{ ...setup("gate", true), address }]).get("gate")?.found;
  expect([after("10.0.0.1:4370"), after("10.0.0.2:4370")]).toEqual([found, undefined]);
});
