import { expect, it } from "vitest";
import { checksum, isSameChecksum } from "./checksum.ts";
import { decodePacket, encodeFrame, encodePacket, type Packet } from "./packet.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");

/** Packets seen on the wire. p: zk-protocol protocol.md; k: fananimi/pyzk test.py; s: zk-protocol, checksum sample. */
const CAPTURED: readonly [name: string, wire: string, packet: Packet][] = [
  [
    "p: an option request",
    "5050827d 0c000000 0b00 58ef c5c0 0500 7e4f5300",
    { command: 11, sessionId: 0xc0c5, replyId: 5, data: hex("7e4f5300") },
  ],
  [
    "k: a connect request",
    "5050827d 08000000 e803 17fc 0000 0000",
    { command: 1000, sessionId: 0, replyId: 0, data: hex("") },
  ],
  [
    "s: a request of even length",
    "5050827d 16000000 0b00 5a17 f38d 0300 5a4b4661636556657273696f6e00",
    { command: 11, sessionId: 0x8df3, replyId: 3, data: Buffer.from("ZKFaceVersion\0") },
  ],
  [
    "s: an answer of odd length",
    "5050827d 09000000 d007 296a f38d 0a00 09",
    { command: 2000, sessionId: 0x8df3, replyId: 10, data: hex("09") },
  ],
];

it.each(CAPTURED)("decodes %s", (_name, wire, packet) =>
  expect(decodePacket(hex(wire).subarray(8))).toEqual({ ...packet, hasGoodChecksum: true }),
);

it.each(CAPTURED)("encodes %s with its frame prefix", (_name, wire, packet) =>
  expect(encodeFrame(packet)).toEqual(hex(wire)),
);

it.each(CAPTURED)("encodes %s as a datagram", (_name, wire, packet) =>
  expect(encodePacket(packet)).toEqual(hex(wire).subarray(8)),
);

it("notices every changed bit of a packet", () => {
  const packet = hex("0b00 58ef c5c0 0500 7e4f5300");
  for (let bit = 0; bit < packet.length * 8; bit++) {
    const broken = Buffer.from(packet);
    broken.writeUInt8(broken.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(decodePacket(broken).hasGoodChecksum, `bit ${bit}`).toBe(false);
  }
});

it("takes both forms of zero as the same sum", () => {
  expect(isSameChecksum(0x0000, 0xffff)).toBe(true);
  expect(isSameChecksum(0x0000, 0x0001)).toBe(false);
});

it("folds more than one carry", () => {
  // Words of 0xFFFF, the second not counted, add up to a multiple of 0xFFFF: the fold gives 0xFFFF.
  expect(checksum(Buffer.alloc(131_072, 0xff))).toBe(0x0000);
  expect(checksum(Buffer.of(0x01, 0, 0xee, 0xee, 0, 0, 0, 0))).toBe(0xfffe);
});

it("sums the same wherever the bytes stand in their memory, few or many, odd or even", () => {
  const sumOneByOne = (packet: Buffer): number => {
    let sum = 0;
    for (let at = 0; at < packet.length; at++) if (at !== 2 && at !== 3) sum += packet.readUInt8(at) << ((at % 2) * 8);
    return ~((sum & 0xffff) + (sum >>> 16)) & 0xffff;
  };
  for (const length of [8, 255, 256, 257, 258, 259, 1_032, 65_480]) {
    for (let offset = 0; offset < 5; offset++) {
      const packet = Buffer.alloc(length + 8).subarray(offset, offset + length);
      for (let at = 0; at < length; at++) packet.writeUInt8((at * 31 + (at >> 7)) & 0xff, at);
      const told = checksum(packet);
      expect(isSameChecksum(told, sumOneByOne(packet)), `${length} bytes at ${offset}`).toBe(true);
    }
  }
});

it.each([0, 1, 7])("refuses a packet of %i bytes", (length) =>
  expect(() => decodePacket(Buffer.alloc(length))).toThrow(expect.objectContaining({ code: "BAD_LENGTH" })),
);
