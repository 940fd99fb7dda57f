import { expect, it } from "vitest";
import { isMacAddress, isSerialNumber, toShownText } from "./identity-text.ts";

it.each([
  ["AF4C213160512", true],
  ["<~SerialNumber>", true],
  ["", false],
  ["AF4C 2131", false],
  ["AF4C\u0007", false],
  ["\ufffd\ufffd", false],
  ["A".repeat(65), false],
])("takes %j for a serial number: %s", (text, isOne) => expect(isSerialNumber(text)).toBe(isOne));

it.each([
  ["00:17:61:12:34:ab", true],
  ["00-17-61-12-34-AB", true],
  ["00176112abcd", true],
  ["00:00:00:00:00:00", false],
  ["ff:ff:ff:ff:ff:ff", false],
  ["00:17:61", false],
  ["192.168.1.201", false],
])("takes %j for a hardware address: %s", (text, isOne) => expect(isMacAddress(text)).toBe(isOne));

it.each([
  ["K40/ID", "K40/ID"],
  ["بصمة", "بصمة"],
  ["", undefined],
  [undefined, undefined],
  ["K40\u001b[2J", undefined],
  ["K\ufffd", undefined],
  ["x".repeat(129), undefined],
])("shows %j as %j", (text, shown) => expect(toShownText(text)).toBe(shown));
