import { expect, it } from "vitest";
import type { LedgerRow } from "../punch.ts";
import { joinFileRows, toNamedSerial } from "./row-file.ts";

const makeRow = (digest: string, verifyCode = 1, changes: Partial<LedgerRow> = {}) => ({
  row: {
    digest,
    pin: "7",
    atMs: 0,
    localTime: "2026-03-01T08:00:00",
    offsetMinutes: 180,
    stateCode: 0,
    verifyCode,
    workCode: undefined,
    raw: Buffer.alloc(0),
    receivedAtMs: 0,
    channel: "FILE",
    setAside: undefined,
    copies: 1,
    isFirstRead: false,
    ...changes,
  } satisfies LedgerRow,
  copies: 1,
});
const show = (rows: readonly LedgerRow[]) => rows.map((it) => [it.verifyCode, it.copies, it.setAside]);

it("counts identical rows of a file as copies, and adds those that a line tells", () => {
  const rows = [makeRow("a"), makeRow("b"), makeRow("a"), { ...makeRow("b"), copies: 3 }];
  expect(joinFileRows(rows, new Map()).map(({ digest, copies }) => [digest, copies])).toEqual([
    ["a", 2],
    ["b", 4],
  ]);
});

it("takes of two verify codes the one that the ledger has, else the first, and sets the other aside", () => {
  const rows = [makeRow("a", 1), makeRow("a", 4), makeRow("a", 4)];
  expect(show(joinFileRows(rows, new Map()))).toEqual([
    [1, 1, undefined],
    [4, 2, "OTHER_VERIFY"],
  ]);
  expect(show(joinFileRows(rows, new Map([["a", 4]])))).toEqual([
    [1, 1, "OTHER_VERIFY"],
    [4, 2, undefined],
  ]);
  expect(show(joinFileRows(rows, new Map([["a", 15]])))).toEqual(show(joinFileRows(rows, new Map())));
});

it("keeps the reason of a row whose time cannot be true", () => {
  const rows = [makeRow("a", 1, { setAside: "TOO_OLD" }), makeRow("a", 4, { setAside: "TOO_OLD" })];
  expect(show(joinFileRows(rows, new Map()))).toEqual([
    [1, 1, "TOO_OLD"],
    [4, 1, "TOO_OLD"],
  ]);
});

it.each([
  ["CJDE193560303_attlog.dat", "1", "CJDE193560303"],
  ["C:\\stick\\CJDE193560303_attlog.dat", "1", "CJDE193560303"],
  ["/media/stick/12345_ATTLOG.DAT", "1", "12345"],
  ["12345_attlog.dat", "12345", undefined],
  ["1_attlog.dat", "2", undefined],
  ["attlog.dat", "1", undefined],
  ["march.csv", undefined, undefined],
])("finds in the name %s of a file of device %s the serial number %s", (name, deviceNumber, serial) => {
  expect(toNamedSerial(name, deviceNumber)).toBe(serial);
});
