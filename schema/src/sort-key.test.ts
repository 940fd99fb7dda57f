import { expect, it } from "vitest";
import { toSortKey } from "./sort-key.ts";

it.each([
  ["letter case", "Omar", "OMAR"],
  ["widths", "\uFF21\uFF22", "ab"],
  ["Arabic vowel marks", "\u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F", "\u0645\u062D\u0645\u062F"],
  ["forms of alef", "\u0623\u062D\u0645\u062F", "\u0627\u062D\u0645\u062F"],
  ["alef maksura and yeh", "\u0645\u0646\u0649", "\u0645\u0646\u064A"],
  ["teh marbuta and heh", "\u0641\u0627\u0637\u0645\u0629", "\u0641\u0627\u0637\u0645\u0647"],
  ["tatweel", "\u0639\u0640\u0640\u0644\u064A", "\u0639\u0644\u064A"],
  ["Arabic-Indic digits", "\u0661\u0662\u06F3", "123"],
  ["spaces around", "  ali ", "ali"],
])("makes one key of %s", (_name, left, right) => expect(toSortKey(left)).toBe(toSortKey(right)));
