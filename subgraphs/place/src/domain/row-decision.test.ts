import { expect, it } from "vitest";
import type { LedgerRow } from "./punch.ts";
import { decideRow, hasOtherVerify, NO_ROWS, tallyAdded, tallyRevised } from "./row-decision.ts";

const ROW: LedgerRow = {
  digest: "d",
  pin: "1042",
  atMs: 1,
  localTime: "2026-01-05T08:00:00",
  offsetMinutes: 180,
  stateCode: 0,
  verifyCode: 1,
  workCode: undefined,
  raw: Buffer.alloc(1),
  receivedAtMs: 2,
  channel: "READ",
  setAside: undefined,
  copies: 2,
  isFirstRead: false,
};
const KNOWN = { copies: 1, verifyCode: 1, setAside: null };

it.each<[string, Partial<LedgerRow>, typeof KNOWN | undefined, ReturnType<typeof decideRow>]>([
  ["a new row", {}, undefined, { kind: "ADD" }],
  ["more copies by a read", {}, KNOWN, { kind: "REVISE", copies: 2 }],
  ["more copies by a file of the log", { channel: "FILE" }, KNOWN, { kind: "REVISE", copies: 2 }],
  ["more copies by an event", { channel: "LIVE" }, KNOWN, { kind: "KEEP" }],
  ["more copies by one request", { channel: "PUSH" }, KNOWN, { kind: "REVISE", copies: 2 }],
  ["a punch that was pushed again", { channel: "PUSH", copies: 1 }, { ...KNOWN, copies: 2 }, { kind: "KEEP" }],
  ["as many copies", { copies: 1 }, KNOWN, { kind: "KEEP" }],
  ["fewer copies", { copies: 1 }, { ...KNOWN, copies: 3 }, { kind: "KEEP" }],
])("decides about %s", (_name, changes, known, decision) => {
  expect(decideRow({ ...ROW, ...changes }, known)).toEqual(decision);
});

it("counts rows with their copies, those set aside and those that came live", () => {
  const rows = [ROW, { ...ROW, setAside: "IN_FUTURE" as const }, { ...ROW, channel: "LIVE" as const, copies: 1 }];
  const tally = rows.reduce((sum, row) => tallyAdded(sum, row, true), NO_ROWS);
  expect(tally).toEqual({ added: 3, revised: 0, stored: 5, setAside: 2, liveAdded: 1, hasUnknownPin: false });
  expect(tallyAdded(tally, ROW, false).hasUnknownPin).toBe(true);
});

it("counts only what copies add", () => {
  expect(tallyRevised(NO_ROWS, KNOWN, 4)).toMatchObject({ added: 0, revised: 1, stored: 3, setAside: 0 });
  expect(tallyRevised(NO_ROWS, { ...KNOWN, copies: 2, setAside: "IN_FUTURE" }, 4)).toMatchObject({
    stored: 2,
    setAside: 2,
  });
});

it("tells a known punch that a log tells with another verify code", () => {
  expect(hasOtherVerify(ROW, undefined)).toBe(false);
  expect(hasOtherVerify(ROW, KNOWN)).toBe(false);
  expect(hasOtherVerify({ ...ROW, verifyCode: 15 }, KNOWN)).toBe(true);
  expect(hasOtherVerify({ ...ROW, verifyCode: 15, channel: "PUSH" }, KNOWN)).toBe(true);
  expect(hasOtherVerify({ ...ROW, verifyCode: 15, channel: "LIVE" }, KNOWN)).toBe(false);
});
