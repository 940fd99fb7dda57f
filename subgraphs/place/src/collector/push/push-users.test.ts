import { expect, it } from "vitest";
import { toRuns } from "./push-users.ts";

const person = (pin: string) => ({ pin, name: `Name ${pin}`, privilegeCode: 0, cardNumber: 0 });

it("gives people slots behind the known ones, and each PIN the slot that it has", () => {
  const runs = toRuns(
    new Map([
      [1, "7"],
      [5, "9"],
    ]),
    [person("9"), person("12"), person("13"), person("12")],
  );
  expect(runs.map(({ first, enrolments }) => [first, enrolments.map(({ slot, pin }) => [slot, pin])])).toEqual([
    [
      5,
      [
        [5, "9"],
        [6, "12"],
        [7, "13"],
      ],
    ],
  ]);
});

it("touches no slot between those of the people that came", () => {
  const runs = toRuns(
    new Map([
      [1, "7"],
      [2, "8"],
      [3, "9"],
    ]),
    [person("9"), person("7")],
  );
  expect(runs.map(({ first, enrolments }) => [first, enrolments.length])).toEqual([
    [1, 1],
    [3, 1],
  ]);
});
