import { expect, it } from "vitest";
import { decodeFreeSizes } from "./free-sizes.ts";

it.each([80, 92])("decodes free sizes of %i bytes", (length) => {
  const bytes = Buffer.alloc(length);
  for (let i = 0; i < length / 4; i++) bytes.writeInt32LE(100 + i, i * 4);
  expect(decodeFreeSizes(bytes)).toEqual({
    users: 104,
    punches: 108,
    operations: 110,
    userCapacity: 115,
    punchCapacity: 116,
  });
});

it.each([
  ["too few words", Buffer.alloc(79)],
  ["negative users", Buffer.alloc(80).fill("ffffffff", 16, 20, "hex")],
  ["negative punches", Buffer.alloc(80).fill("ffffffff", 32, 36, "hex")],
])("refuses free sizes with %s", (_name, bytes) =>
  expect(() => decodeFreeSizes(bytes)).toThrow(expect.objectContaining({ code: "BAD_RECORD" })),
);
