import { expect, it } from "vitest";
import { sumPacket } from "./checksum.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

/** Worked examples, and a connect packet that others captured. */
it.each([
  ["an option request", "0b00 0000 f38d 0300 5a4b4661636556657273696f6e00", 0x175a],
  ["an odd packet", "d007 0000 f38d 0a00 09", 0x6a29],
  ["a connect", "e803 0000 0000 0000", 0xfc17],
])("sums %s", (_name, bytes, sum) => expect(sumPacket([hex(bytes)])).toBe(sum));

it("gives the same sum when header and data are apart", () => {
  expect(sumPacket([hex("d007 0000 f38d 0a00"), hex("09")])).toBe(0x6a29);
});

it("folds the carries of a full chunk", () => {
  expect(sumPacket([Buffer.alloc(65_472, 0xff)])).toBe(0);
});
