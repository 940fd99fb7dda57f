import { expect, it } from "vitest";
import { toNameFit } from "./name-fit.ts";

const fit = (name: string, textEncoding: string, ...bytes: readonly number[]) =>
  toNameFit(name, { textEncoding, bytes });

it.each([
  ["UTF-8 takes two bytes for an Arabic letter", "محمد عبد الرحمن", "utf-8", 24, 28, "محمد عبد الرح"],
  ["and three for a Chinese one", "欧阳娜娜欧阳娜娜欧", "utf-8", 24, 27, "欧阳娜娜欧阳娜娜"],
  [
    "Windows-1256 one for an Arabic or a Persian one",
    "محمد عبد الرحمن پژگچ",
    "windows-1256",
    24,
    20,
    "محمد عبد الرحمن پژگچ",
  ],
  ["GBK two for a Chinese one", "欧阳娜娜", "gbk", 8, 8, "欧阳娜娜"],
  ["a short field keeps whole letters", "علي حسن", "utf-8", 8, 13, "علي "],
  ["an emoji is cut whole", "abcde😀", "utf-8", 8, 9, "abcde"],
])("%s", (_title, name, encoding, room, used, kept) => {
  expect(fit(name, encoding, room)).toEqual({
    ...{ parts: [{ used, room, kept }], kept, isCut: used > room, isAssumed: false },
    missing: undefined,
  });
});

it("splits a name where the reader keeps the first word apart", () => {
  const { parts, kept, isCut } = fit("Abdulrahmanalqahtanialsaud bin Salman", "utf-8", 24, 24);
  expect(parts.map(({ used }) => used)).toEqual([26, 10]);
  expect([kept, isCut]).toEqual(["Abdulrahmanalqahtanialsa bin Salman", true]);
});

it("names the character that an encoding does not have, unless it would be cut off", () => {
  expect(fit("علي", "gbk", 24).missing).toBe("ع");
  expect(fit("欧", "windows-1256", 24).missing).toBe("欧");
  expect(fit("a\u0007", "utf-8", 24).missing).toBe("\u0007");
  expect(fit("\ud83d", "utf-8", 24).missing).toBe("\ud83d");
  expect(fit("123456789ع", "gbk", 8).missing).toBeUndefined();
});

it("takes the usual field where nobody knows it, and says so", () => {
  expect(fit("سارة", "utf-8")).toMatchObject({ parts: [{ used: 8, room: 24 }], isAssumed: true, isCut: false });
});
