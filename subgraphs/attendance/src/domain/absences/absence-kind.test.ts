import { expect, it } from "vitest";
import { type AbsenceKind, findKindFault } from "./absence-kind.ts";

const LEAVE: AbsenceKind = {
  id: "leave",
  name: "Leave",
  arabicName: "إجازة",
  colour: "#1f6feb",
  letter: "L",
  paid: undefined,
};

it.each([
  ["nothing of a good one", { id: "study", letter: "ع" }, undefined],
  ["nothing when it changes", { name: "Annual leave" }, undefined],
  ["an id with blanks", { id: "a b" }, "id"],
  ["no name", { name: " " }, "name"],
  ["a colour by name", { colour: "red" }, "colour"],
  ["a sign as letter", { id: "study", letter: "!" }, "letter"],
  ["the letter of another kind", { id: "study" }, "letter"],
])("finds %s", (_what, over, argument) => {
  expect(findKindFault({ ...LEAVE, ...over }, [LEAVE])?.argument).toBe(argument);
});

it("finds one kind too many, and lets known ones change then", () => {
  const known = Array.from({ length: 50 }, (_, index) => ({ ...LEAVE, id: `k${index}`, letter: `${index}` }));
  expect(findKindFault(LEAVE, known)?.argument).toBe("id");
  expect(findKindFault({ ...LEAVE, id: "k7", letter: "7" }, known)).toBeUndefined();
});
