import { expect, it } from "vitest";
import { encodeOptionName, parseOption } from "./option.ts";

it("encodes the name of an option with its NUL", () => {
  expect(encodeOptionName("~SerialNumber")).toEqual(Buffer.from("~SerialNumber\0"));
});

it.each([
  ["~SerialNumber=AF4C213160512\0", "AF4C213160512"],
  ["~OEMVendor=ZK = Teco\0rubbish", "ZK = Teco"],
  ["MAC=00:17:61", "00:17:61"],
  ["WorkCode=\0", undefined],
  ["~SerialNumber= \0", undefined],
  ["AF4C213160512\0=1", "AF4C213160512"],
  ["", undefined],
])("parses the option %j", (text, value) =>
  expect(parseOption(Buffer.from(text), new TextDecoder("utf-8"))).toBe(value),
);
