import { expect, it } from "vitest";
import { parseCommKey, parseReaderAddress, toFiles, toPlaceId } from "./plan.ts";

it.each([
  ["10.0.0.5", { host: "10.0.0.5", port: 4370 }],
  [" gate.example.com:4371 ", { host: "gate.example.com", port: 4371 }],
  ["[fd00::5]", { host: "fd00::5", port: 4370 }],
  ["[fd00::5]:80", { host: "fd00::5", port: 80 }],
  ["fd00::5", undefined],
  ["10.0.0.5:0", undefined],
  ["10.0.0.5:32768", undefined],
  ["http://10.0.0.5", undefined],
  ["", undefined],
])("reads the address %j", (text, address) => expect(parseReaderAddress(text)).toEqual(address));

it.each([
  ["Riyadh", "riyadh"],
  ["São Paulo, office 2", "sao-paulo-office-2"],
  ["2nd floor", "nd-floor"],
  ["الرياض", "place-1"],
  ["x".repeat(40), "x".repeat(32)],
])("makes an id of the place's name %j", (name, id) => expect(toPlaceId(name)).toBe(id));

it.each([
  ["271828\n", 271_828],
  ["0", 0],
  ["-1", undefined],
  ["1234567890", undefined],
  ["", undefined],
])("reads the comm key %j", (text, key) => expect(parseCommKey(text)).toBe(key));

it("keeps a comm key out of the place's file", () => {
  const reader = { host: "10.0.0.5", port: 4370 };
  const files = toFiles({ name: "N", place: "Riyadh", zone: "Asia/Riyadh", reader, commKey: 271_828 });
  expect(files.filter(({ text }) => text.includes("271828")).map(({ path }) => path)).toEqual([
    "comm-keys/riyadh-reader-1",
  ]);
});
