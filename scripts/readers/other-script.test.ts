import { expect, it } from "vitest";
import { ARABIC_NAMES, LATIN_NAMES } from "@biometricflow/reader-simulator/names";
import { toBothScripts } from "./other-script.ts";

it("writes a name in the script that it is not in", () => {
  expect(toBothScripts("نورة الكعبي")).toEqual({ arabic: "نورة الكعبي", latin: "Noura Al-Kaabi" });
  expect(toBothScripts("Rahul Murphy")).toEqual({ latin: "Rahul Murphy", arabic: "راهول ميرفي" });
});

it("knows every made-up name", () => {
  const names = [ARABIC_NAMES, LATIN_NAMES].flatMap(({ first, family }) =>
    first.flatMap((a) => family.map((b) => `${a} ${b}`)),
  );
  const both = names.map(toBothScripts);
  expect(both.filter(({ latin }) => /\p{Script=Arabic}/u.test(latin))).toEqual([]);
  expect(both.filter(({ arabic }) => /[A-Za-z]/.test(arabic))).toEqual([]);
  expect(both.filter(({ arabic, latin }) => arabic.split(" ").length !== latin.split(" ").length)).toEqual([]);
});
