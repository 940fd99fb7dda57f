import { expect, it } from "vitest";
import { recognise } from "./recognise.ts";

const MAC = "00:17:61:00:00:01";
const OTHER_MAC = "00:17:61:00:00:02";
const same = (serialNumber: string) => ({ kind: "SAME", serialNumber });
const other = (serialNumber: string) => ({ kind: "OTHER", serialNumber });
const UNTOLD = { kind: "UNTOLD" };

it.each([
  ["nobody is known: by its serial number", {}, ["SN1", MAC], same("SN1")],
  ["nobody is known and it states an address only: by that", {}, [undefined, MAC], same(MAC)],
  ["it states nothing", {}, [undefined, undefined], UNTOLD],
  ["it states nothing and somebody is known", { serialNumber: "SN1" }, [undefined, undefined], UNTOLD],
  ["it states the known number", { serialNumber: "SN1" }, ["SN1", undefined], same("SN1")],
  ["it states another number", { serialNumber: "SN1" }, ["SN2", undefined], other("SN2")],
  [
    "it states another number from the same address",
    { serialNumber: "SN1", macAddress: MAC },
    ["SN2", MAC],
    other("SN2"),
  ],
  [
    "it was known by its address and states a number now",
    { serialNumber: MAC, macAddress: MAC },
    ["SN1", MAC],
    same(MAC),
  ],
  ["it states a part of its number", { serialNumber: "SN10" }, ["SN1", MAC], UNTOLD],
  ["it withholds its number", { serialNumber: "SN1", macAddress: MAC }, [undefined, MAC], same("SN1")],
  [
    "another one withholds its number",
    { serialNumber: "SN1", macAddress: MAC },
    [undefined, OTHER_MAC],
    other(OTHER_MAC),
  ],
  ["it withholds its number and its address was never stated", { serialNumber: "SN1" }, [undefined, MAC], UNTOLD],
] as const)("recognises a reader: %s", (_when, known, [serialNumber, macAddress], recognition) => {
  expect(recognise(known, { serialNumber, macAddress })).toEqual(recognition);
});
