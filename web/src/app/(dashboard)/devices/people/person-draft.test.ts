import { expect, it } from "vitest";
import { EMPTY_PERSON, listPersonFaults, toPutInput } from "./person-draft.ts";

it("sends what was typed, in whatever digits, and leaves out what is to stay", () => {
  expect(toPutInput("riyadh/gate-2", { ...EMPTY_PERSON, pin: " ٠٠٤٢ " })).toEqual({
    ...{ placeId: "riyadh", deviceIds: ["riyadh/gate-2"], pin: "0042" },
  });
  expect(
    toPutInput("riyadh/gate-2", { pin: "7", name: " سارة ", privilege: "ADMINISTRATOR", cardNumber: "١٢٣" }),
  ).toMatchObject({ pin: "7", name: "سارة", privilege: "ADMINISTRATOR", cardNumber: "123" });
});

it.each([
  [{}, ["pin"]],
  [{ pin: "1042" }, []],
  [{ pin: "10 42" }, ["pin"]],
  [{ pin: "1".repeat(25) }, ["pin"]],
  [{ pin: "7", name: "a".repeat(49) }, ["name"]],
  [{ pin: "7", cardNumber: "4294967296" }, ["cardNumber"]],
  [{ pin: "7", cardNumber: "٤٢٩٤٩٦٧٢٩٥" }, []],
  [{ pin: "7", cardNumber: "12a" }, ["cardNumber"]],
])("judges %o as a place would", (typed, faults) => {
  expect(listPersonFaults({ ...EMPTY_PERSON, ...typed })).toEqual(faults);
});

it("takes no letter that the reader's encoding does not have, and one name that is cut", () => {
  const gbk = { textEncoding: "gbk", bytes: [8] };
  expect(listPersonFaults({ ...EMPTY_PERSON, pin: "7", name: "علي" }, gbk)).toEqual(["name"]);
  expect(listPersonFaults({ ...EMPTY_PERSON, pin: "7", name: "欧阳娜娜欧阳" }, gbk)).toEqual([]);
});
