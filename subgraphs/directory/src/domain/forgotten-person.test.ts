import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { namesPerson, toIdCheck } from "./forgotten-person.ts";

const key = Buffer.alloc(32, 7);
const hash = createHmac("sha256", key).update("10 42").digest("base64url");
const isId = toIdCheck([{ placeId: "riyadh", pseudonym: "erased-x1", key: key.toString("base64url"), hash }]);

it.each([
  ["10 42", true],
  ["riyadh/10 42", true],
  ["p.10%2042", true],
  ["p.10%2042:2", true],
  ["riyadh/10%2042:3", true],
  ["cairo/10 42", false],
  ["p.10%20421", false],
  ["riyadh/%zz", false],
])("knows the ids of an erased person: %s", (id, isOwn) => {
  expect(isId(id)).toBe(isOwn);
});

it("finds the person anywhere in what was told", () => {
  expect(namesPerson({ data: { punch: { pin: "10 42", copies: 1 } } }, isId)).toBe(true);
  expect(namesPerson({ data: [{ punch: { pin: "1042", at: null } }] }, isId)).toBe(false);
});
