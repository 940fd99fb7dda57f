import { expect, it } from "vitest";
import { toStretches } from "./stretches.ts";

type Account = Parameters<typeof toStretches>[0][number];

const punch = (hour: number, reason: Account["reason"]): Account => ({
  id: `${hour}`,
  place: "riyadh",
  device: "riyadh/gate-1",
  instantMs: hour,
  fate: "USED",
  reason,
  values: {},
});

it.each([
  ["a pair", [punch(8, "CHECK_IN"), punch(17, "CHECK_OUT")], ["8-17"]],
  [
    "pairs, with what is between them left out",
    [punch(8, "CHECK_IN"), punch(12, "PAIR_END"), punch(13, "PAIR_START"), punch(17, "CHECK_OUT")],
    ["8-12", "13-17"],
  ],
  [
    "first and last, cut by each punch between them",
    [punch(8, "CHECK_IN"), punch(12, "BETWEEN"), punch(13, "BETWEEN"), punch(17, "CHECK_OUT")],
    ["8-12", "12-13", "13-17"],
  ],
  ["no entry that nothing closed", [punch(8, "CHECK_IN"), punch(12, "PAIR_END"), punch(13, "OPEN")], ["8-12"]],
  ["no leave without an entry", [punch(8, "LEAVE_WITHOUT_ENTRY"), punch(17, "CHECK_OUT")], []],
  ["pairs, whatever is extra", [punch(8, "CHECK_IN"), punch(9, "EXTRA_IN"), punch(17, "CHECK_OUT")], ["8-17"]],
  ["nothing", [], []],
] as const)("makes stretches of %s", (_what, punches, expected) => {
  expect(toStretches(punches).map(({ punchIds }) => punchIds.join("-"))).toEqual(expected);
});
