import { expect, it } from "vitest";
import { decodeUserRecords } from "./user-record.ts";

const UTF8 = new TextDecoder("utf-8");

interface UserBytes {
  readonly slot: number;
  readonly privilege: number;
  readonly name: Buffer;
  readonly card: number;
  readonly pin: string;
}

function build72(user: UserBytes): Buffer {
  const bytes = Buffer.alloc(72);
  bytes.writeUInt16LE(user.slot, 0);
  bytes.writeUInt8(user.privilege, 2);
  bytes.write("SECRET!!", 3);
  bytes.set(user.name, 11);
  bytes.writeUInt32LE(user.card, 35);
  bytes.write(user.pin, 48);
  return bytes;
}

const MONA = { slot: 300, privilege: 14, name: Buffer.from("منى"), card: 0xfedcba98, pin: "00A42" };

it("decodes a user of 72 bytes", () => {
  expect(decodeUserRecords(build72(MONA), 72, UTF8).users).toEqual([
    { slot: 300, pin: "00A42", name: "منى", privilegeCode: 14, isDisabled: false, cardNumber: 0xfedcba98 },
  ]);
});

it("decodes a user of 28 bytes", () => {
  const bytes = Buffer.alloc(28);
  bytes.writeUInt16LE(9, 0);
  bytes.writeUInt8(1, 2);
  bytes.write("PASSW", 3);
  bytes.write("Ali Hass", 8);
  bytes.writeUInt32LE(77, 16);
  bytes.writeUInt32LE(4_000_000_000, 24);
  expect(decodeUserRecords(bytes, 28, UTF8).users).toEqual([
    { slot: 9, pin: "4000000000", name: "Ali Hass", privilegeCode: 0, isDisabled: true, cardNumber: 77 },
  ]);
});

it("drops the password", () => {
  expect(JSON.stringify(decodeUserRecords(build72(MONA), 72, UTF8))).not.toContain("SECRET");
});

it("reads names in the reader's encoding and stops at the first NUL", () => {
  const name = Buffer.concat([Buffer.from("d5c5c8fd00", "hex"), Buffer.from("rubbish")]);
  expect(decodeUserRecords(build72({ ...MONA, name }), 72, new TextDecoder("gbk")).users[0]?.name).toBe("张三");
});

it.each([72, 28] as const)("reports the positions of blank slots of %i bytes", (size) => {
  const user = size === 72 ? build72(MONA) : Buffer.alloc(28, 1);
  const rows = decodeUserRecords(Buffer.concat([Buffer.alloc(size), user, Buffer.alloc(size)]), size, UTF8);
  expect(rows.blankPositions).toEqual([0, 2]);
  expect(rows.users).toHaveLength(1);
});

it.each([
  [72, "a pin of control characters", Buffer.from("0100", "hex"), 48],
  [72, "no pin", Buffer.alloc(0), 48],
  [28, "no pin", Buffer.alloc(4), 24],
] as const)("tells a user of %i bytes with %s apart from a user and from a blank slot", (size, _name, pin, at) => {
  const user = Buffer.alloc(size);
  user.writeUInt16LE(7, 0);
  user.set(pin, at);
  const rows = decodeUserRecords(Buffer.concat([user, Buffer.alloc(size)]), size, UTF8);
  expect(rows).toEqual({ users: [], blankPositions: [1], unreadablePositions: [0] });
});

it("refuses a payload that is not whole users", () => {
  expect(() => decodeUserRecords(Buffer.alloc(71), 72, UTF8)).toThrow(expect.objectContaining({ code: "BAD_RECORD" }));
});

it("decodes a user of 120 bytes, whose name is in two fields", () => {
  const bytes = Buffer.alloc(120);
  bytes.writeUInt16LE(300, 0);
  bytes.writeUInt8(14, 2);
  bytes.write("Mona", 35);
  bytes.write("Sample", 59);
  bytes.writeUInt32LE(77, 83);
  bytes.write("00A42", 96);
  expect(decodeUserRecords(bytes, 120, UTF8).users).toEqual([
    { slot: 300, pin: "00A42", name: "Mona Sample", privilegeCode: 14, isDisabled: false, cardNumber: 77 },
  ]);
});
