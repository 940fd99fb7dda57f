import { expect, it } from "vitest";
import { encodeOptionName, parseOption } from "./option.ts";

it("encodes the name of an option with its NUL", () => {
  expect(encodeOptionName("~SerialNumber")).toEqual(Buffer.from("~SerialNumber\0"));
});

it.each([
  ["~SerialNumber", "~SerialNumber=AF4C213160512\0", "AF4C213160512"],
  ["~SerialNumber", "SerialNumber=AF4C213160512\0", "AF4C213160512"],
  ["~OEMVendor", "~OEMVendor=ZK = Teco\0rubbish", "ZK = Teco"],
  ["MAC", "MAC=00:17:61", "00:17:61"],
  ["WorkCode", "WorkCode=\0", undefined],
  ["~SerialNumber", "~SerialNumber= \0", undefined],
  ["~SerialNumber", "AF4C213160512\0=1", "AF4C213160512"],
  ["~SerialNumber", "~DeviceName=K40\0", undefined], // a late answer must not become a serial number
  ["~SerialNumber", "~SerialNu", undefined], // cut off
  ["~SerialNumber", "", undefined],
])("parses the answer to %j, %j", (name, text, value) =>
  expect(parseOption(Buffer.from(text), name, new TextDecoder("utf-8"))).toBe(value),
);
