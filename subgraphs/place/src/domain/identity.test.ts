import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { toPunchDigest } from "./identity.ts";

const KEY = Buffer.alloc(32, 7);
const ROW = { userText: "1042", localDigits: "20260105080000", stateCode: 0 };

/** The definition in `identity.ts`, built here by hand. */
function expectedDigest(serial: string, row: typeof ROW): string {
  const parts = [serial, row.userText, row.localDigits, String(row.stateCode)].flatMap((part) => {
    const bytes = Buffer.from(part, "utf8");
    const length = Buffer.from([0, 0, bytes.length >> 8, bytes.length & 255]);
    return [length, bytes];
  });
  return createHmac("sha256", KEY).update(Buffer.concat(parts)).digest("base64url").substring(0, 22);
}

it("is the keyed hash of serial, user, local second and state, each behind its length", () => {
  expect(toPunchDigest(KEY, "SN1", ROW)).toBe(expectedDigest("SN1", ROW));
  expect(toPunchDigest(KEY, "SN1", { ...ROW, userText: "أحمد" })).toBe(
    expectedDigest("SN1", { ...ROW, userText: "أحمد" }),
  );
});

it("hashes the reader's own bytes of a user, whatever text a setting makes of them", () => {
  const userBytes = Buffer.from([0xc3, 0xe3]);
  const asUtf8 = toPunchDigest(KEY, "SN1", { ...ROW, userText: "\ufffd\ufffd", userBytes });
  const asWindows1256 = toPunchDigest(KEY, "SN1", { ...ROW, userText: "\u0623\u0645", userBytes });
  expect(asUtf8).toBe(asWindows1256);
  expect(toPunchDigest(KEY, "SN1", { ...ROW, userText: "\u0623", userBytes: Buffer.from("\u0623") })).toBe(
    toPunchDigest(KEY, "SN1", { ...ROW, userText: "\u0623" }),
  );
});

it("keeps this value for good: ids are stored by others", () => {
  expect(toPunchDigest(KEY, "SN1", ROW)).toBe("vbsh3VJ6phDZslpuxWQWmX");
});

it("differs whenever a part or the border between two parts differs", () => {
  const parts = fc.tuple(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }), fc.constantFrom(0, 1, 11, 255));
  fc.assert(
    fc.property(parts, parts, ([serial, userText, stateCode], [serial2, userText2, stateCode2]) => {
      const isSame = serial === serial2 && userText === userText2 && stateCode === stateCode2;
      const left = toPunchDigest(KEY, serial, { ...ROW, userText, stateCode });
      const right = toPunchDigest(KEY, serial2, { ...ROW, userText: userText2, stateCode: stateCode2 });
      expect(left === right).toBe(isSame);
    }),
  );
});

it("cannot be computed without the organisation's key", () => {
  expect(toPunchDigest(Buffer.alloc(32, 8), "SN1", ROW)).not.toBe(toPunchDigest(KEY, "SN1", ROW));
});
