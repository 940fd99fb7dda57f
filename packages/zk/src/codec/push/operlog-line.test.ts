import fc from "fast-check";
import { expect, it } from "vitest";
import { parseOperlogLine } from "./operlog-line.ts";

const read = (text: string) => parseOperlogLine(Buffer.from(text), new TextDecoder("utf-8"));

it("reads a user without the password", () => {
  const user = read("USER PIN=007\tName=منى سالم\tPri=14\tPasswd=hunter2\tCard=4275\tGrp=1\tTZ=0001\tVerify=0");
  expect(user).toMatchObject({ kind: "USER", pin: "007", name: "منى سالم", privilegeCode: 14, cardNumber: 4275 });
  expect(JSON.stringify([user, Object.values(user)])).not.toContain("hunter2");
});

it("takes the word null for an empty field", () => {
  expect(read("USER PIN=3\tName=null\tPri=0\tPasswd=null\tCard=null")).toMatchObject({ name: "", cardNumber: 0 });
});

it("knows the privilege by its other name", () => {
  expect(read("USER PIN=3\tPrivilege=14")).toMatchObject({ privilegeCode: 14 });
});

it.each(["USER Name=nobody\tPasswd=1", "USER PIN=null", "USER ", "OPLOG x\t0", "OPLOG "])("cannot read %j", (line) => {
  expect(read(line)).toEqual({ kind: "UNREADABLE" });
});

it("reads the code and the time of an operation", () => {
  const operation = { kind: "OPERATION", code: 23, localTime: "2025-08-27T10:57:49" };
  expect(read("OPLOG 23\t0\t2025-08-27 10:57:49\t0\t0\t0\t0")).toEqual(operation);
  expect(read("OPLOG 0\t0\tsoon")).toMatchObject({ code: 0, localTime: undefined });
});

it.each([
  "FP PIN=1\tFID=0\tTMP=AAAA",
  "FACE PIN=1\tTMP=AAAA",
  "USERPIC PIN=1\tContent=AAAA",
  "BIODATA Pin=1\tTmp=AA",
  "x",
])("drops %j unread", (line) => {
  expect(read(line)).toEqual({ kind: "DROPPED" });
});

it("throws on no bytes", () => {
  const bytes = fc.tuple(fc.constantFrom("USER ", "OPLOG ", "USER PIN=", ""), fc.uint8Array({ maxLength: 200 }));
  fc.assert(
    fc.property(bytes, ([word, rest]) => {
      const line = parseOperlogLine(Buffer.concat([Buffer.from(word), rest]), new TextDecoder("utf-8"));
      expect(["USER", "OPERATION", "DROPPED", "UNREADABLE"]).toContain(line.kind);
    }),
  );
});
