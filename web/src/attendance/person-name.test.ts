import { expect, it } from "vitest";
import { toPersonHref, toPersonName } from "./person-name.ts";

const SARA = { id: "p.1", pin: "1", name: "SARA M", latinName: "Sara Mansour", arabicName: "سارة منصور" };

it("calls a person by the name in the script of the language, else by any, else by the number", () => {
  expect([toPersonName(SARA, "en"), toPersonName(SARA, "ar")]).toEqual(["Sara Mansour", "سارة منصور"]);
  expect(toPersonName({ ...SARA, arabicName: null }, "ar")).toBe("SARA M");
  expect(toPersonName({ ...SARA, name: "", latinName: null, arabicName: null }, "en")).toBe("1");
  expect(toPersonName(null, "en")).toBe("?");
});

it("leads to a person whatever the id holds", () => {
  expect(toPersonHref("cairo/1&8", "2026-11")).toBe("/people/person?id=cairo%2F1%268&month=2026-11");
});
