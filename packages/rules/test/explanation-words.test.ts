import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DAY_FLAGS } from "../src/day-flags.ts";
import { LINE_KEYS } from "../src/explanation-lines.ts";
import { PUNCH_USES } from "../src/pairs.ts";
import { SET_ASIDE } from "../src/punch.ts";

interface Words {
  readonly dayFlag: Readonly<Record<string, string>>;
  readonly why: {
    readonly line: Readonly<Record<string, string>>;
    readonly reason: Readonly<Record<string, string>>;
  };
}

const readWords = (locale: string): Words =>
  JSON.parse(readFileSync(new URL(`../../../web/messages/${locale}/attendance.json`, import.meta.url), "utf8"));

it.each(["en", "ar"])("says every line, every use of a punch and every flag in words of %s, and no other", (locale) => {
  const { why, dayFlag } = readWords(locale);
  expect(Object.keys(why.line).toSorted()).toEqual(LINE_KEYS.toSorted());
  const reasons = [...PUNCH_USES, ...SET_ASIDE, "DOUBLE_TAP", "IGNORED"]; // the last one: by a correction
  expect(Object.keys(why.reason).toSorted()).toEqual(reasons.toSorted());
  expect(Object.keys(dayFlag).toSorted()).toEqual(DAY_FLAGS.toSorted());
});
