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

it("decodes counts below 0, which some firmware gives for those it does not know", () => {
  const bytes = Buffer.alloc(80).fill("ffffffff", 16, 20, "hex").fill("feffffff", 32, 36, "hex");
  expect(decodeFreeSizes(bytes)).toMatchObject({ users: -1, punches: -2 });
});

it("refuses free sizes with too few words", () =>
  expect(() => decodeFreeSizes(Buffer.alloc(79))).toThrow(expect.objectContaining({ code: "BAD_RECORD" })));
