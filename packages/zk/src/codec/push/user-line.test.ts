import { expect, it } from "vitest";
import { encodeNewUser, UserLine } from "./user-line.ts";

const toLine = (text: string, encoding: BufferEncoding = "utf8") =>
  new UserLine(text.split("\t").map((field) => Buffer.from(field, encoding)));
const LINE = "PIN=007\tName=Mona\tPri=14\tPasswd=hunter2\tCard=4275\tGrp=3\tTZ=0001000200030000\tVerify=6";
const BAD_TEXT = expect.objectContaining({ code: "BAD_TEXT" });

it("writes a user back whole, with what is wished in place of what was", () => {
  const encode = (wish: object) =>
    toLine(LINE)
      .encode({ pin: "007", ...wish }, "utf-8")
      .toString();
  expect(encode({})).toBe(LINE);
  expect(encode({ name: "منى" })).toBe(LINE.replace("Mona", "منى"));
  expect(encode({ privilegeCode: 0 })).toBe(LINE.replace("Pri=14", "Pri=0"));
  expect(encode({ cardNumber: 0 })).toBe(LINE.replace("Card=4275", "Card="));
});

it("calls the privilege as the reader does, and adds what the reader did not list", () => {
  const line = toLine("PIN=3\tPrivilege=0\tPasswd=1");
  expect(line.encode({ pin: "3", privilegeCode: 14, name: "A" }, "utf-8").toString()).toBe(
    "PIN=3\tPrivilege=14\tPasswd=1\tName=A",
  );
});

it("writes no word for an empty field: it would be a password", () => {
  expect(toLine("PIN=3\tName=null\tPasswd=null").encode({ pin: "3" }, "utf-8").toString()).toBe(
    "PIN=3\tName=\tPasswd=",
  );
});

it("writes a name in the reader's encoding, and leaves bytes that it did not read as they were", () => {
  const line = new UserLine([Buffer.from("PIN=3"), Buffer.concat([Buffer.from("Name="), Buffer.of(0xc0, 0xee)])]);
  expect(line.encode({ pin: "3" }, "gbk").toString("hex")).toBe(Buffer.from("PIN=3\tName=").toString("hex") + "c0ee");
  expect(line.encode({ pin: "3", name: "李" }, "gbk").toString("hex")).toMatch(/c0ee$/);
  expect(() => line.encode({ pin: "3", name: "منى" }, "gbk")).toThrow(BAD_TEXT);
});

it("refuses what could end a field or a line, and more than a command holds", () => {
  expect(() => toLine(LINE).encode({ pin: "007", name: "A\tPri=14" }, "utf-8")).toThrow(BAD_TEXT);
  expect(() => encodeNewUser({ pin: "7\n" }, "utf-8")).toThrow(BAD_TEXT);
  expect(() => toLine("PIN=3\tPasswd=a\rb").encode({ pin: "3" }, "utf-8")).toThrow(BAD_TEXT);
  expect(() => toLine(`PIN=3\tX=${"x".repeat(3_000)}`).encode({ pin: "3" }, "utf-8")).toThrow(BAD_TEXT);
});

it("says what a copy of name, privilege and card lacks", () => {
  expect(toLine(LINE).listUnread()).toEqual(["PASSWORD", "GROUP", "TIME_ZONES", "VERIFY_MODE"]);
  expect(toLine("PIN=3\tPasswd=null\tGrp=1\tTZ=0000000000000000\tVerify=-1\tCard=").listUnread()).toEqual([]);
  expect(toLine("PIN=3\tCard=[0A1B2C3D00]").listUnread()).toEqual(["CARD"]);
});

it("enrols a new user with every field that a reader may want", () => {
  expect(encodeNewUser({ pin: "9", name: "Sara", cardNumber: 12 }, "utf-8").toString()).toBe(
    "PIN=9\tName=Sara\tPri=0\tPasswd=\tCard=12\tGrp=1",
  );
});
