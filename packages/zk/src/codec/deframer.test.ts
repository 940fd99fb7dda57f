import fc from "fast-check";
import { expect, it } from "vitest";
import { type ChecksumPolicy, Deframer, MAX_PACKET_BYTES } from "./deframer.ts";
import type { ReceivedPacket } from "./packet.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");

const OPTION_FRAME = hex("5050827d 0c000000 0b00 58ef c5c0 0500 7e4f5300");
const CONNECT_FRAME = hex("5050827d 08000000 e803 17fc 0000 0000");
const VALUE_FRAME = hex("5050827d 09000000 d007 296a f38d 0a00 09");
const STREAM = Buffer.concat([OPTION_FRAME, CONNECT_FRAME, VALUE_FRAME]);
const PACKETS: readonly ReceivedPacket[] = [
  { command: 11, sessionId: 0xc0c5, replyId: 5, data: hex("7e4f5300"), hasGoodChecksum: true },
  { command: 1000, sessionId: 0, replyId: 0, data: hex(""), hasGoodChecksum: true },
  { command: 2000, sessionId: 0x8df3, replyId: 10, data: hex("09"), hasGoodChecksum: true },
];

function pushAll(pieces: readonly Buffer[], checksums?: ChecksumPolicy): ReceivedPacket[] {
  const deframer = new Deframer(checksums);
  return pieces.flatMap((piece) => [...deframer.push(piece)]);
}

it("yields the same packets for every way of cutting the stream in two", () => {
  for (let cut = 0; cut <= STREAM.length; cut++) {
    expect(pushAll([STREAM.subarray(0, cut), STREAM.subarray(cut)]), `cut at byte ${cut}`).toEqual(PACKETS);
  }
});

it("yields the same packets when each byte comes alone", () => {
  expect(pushAll([...STREAM].map((byte) => Buffer.of(byte)))).toEqual(PACKETS);
});

it("yields the same packets for any cuts of many joined streams", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(fc.nat(1000), { maxLength: 30 }), (copies, cuts) => {
      const stream = Buffer.concat(Array.from({ length: copies }, () => STREAM));
      const edges = [0, ...cuts.map((cut) => cut % stream.length).toSorted((a, b) => a - b), stream.length];
      const pieces = edges.slice(1).map((edge, i) => stream.subarray(edges[i], edge));
      expect(pushAll(pieces)).toEqual(Array.from({ length: copies }, () => PACKETS).flat());
    }),
  );
});

it("keeps a packet that was collected in pieces when later ones arrive", () => {
  const deframer = new Deframer();
  const [first] = [...deframer.push(OPTION_FRAME.subarray(0, 13)), ...deframer.push(OPTION_FRAME.subarray(13))];
  const rest = [...deframer.push(VALUE_FRAME.subarray(0, 16)), ...deframer.push(VALUE_FRAME.subarray(16))];
  expect([first, ...rest]).toEqual([PACKETS[0], PACKETS[2]]);
});

it("takes a frame of the greatest length and refuses one byte more", () => {
  const prefix = (length: number): Buffer => {
    const bytes = hex("5050827d 00000000");
    bytes.writeUInt32LE(length, 4);
    return bytes;
  };
  const longest = pushAll([prefix(MAX_PACKET_BYTES), Buffer.alloc(MAX_PACKET_BYTES)]);
  expect(longest.map(({ data }) => data.length)).toEqual([MAX_PACKET_BYTES - 8]);
  expect(() => pushAll([prefix(MAX_PACKET_BYTES + 1)])).toThrow(expect.objectContaining({ code: "BAD_LENGTH" }));
});

it.each([
  ["the marker as many sources misprint it", "50508272 08000000", "BAD_START"],
  ["a web server's answer", "485454502f312e31", "BAD_START"],
  ["a length below the header's", "5050827d 07000000", "BAD_LENGTH"],
  ["the greatest length there is", "5050827d ffffffff", "BAD_LENGTH"],
])("refuses %s", (_name, wire, code) =>
  expect(() => pushAll([hex(wire)])).toThrow(expect.objectContaining({ name: "ZkWireError", code })),
);

it("delivers the packets before a bad frame and throws the same at each later push", () => {
  const deframer = new Deframer();
  const seen: ReceivedPacket[] = [];
  expect(() => {
    for (const packet of deframer.push(Buffer.concat([OPTION_FRAME, Buffer.from("garbage!"), VALUE_FRAME]))) {
      seen.push(packet);
    }
  }).toThrow(expect.objectContaining({ code: "BAD_START" }));
  expect(seen).toEqual([PACKETS[0]]);
  expect(() => [...deframer.push(CONNECT_FRAME)]).toThrow(expect.objectContaining({ code: "BAD_START" }));
});

it("leaves a wrong sum to the caller, or refuses it when told so", () => {
  const broken = hex("5050827d 09000000 d007 296b f38d 0a00 09");
  expect(pushAll([broken])).toEqual([{ ...PACKETS[2], hasGoodChecksum: false }]);
  expect(() => pushAll([broken], "REJECT")).toThrow(expect.objectContaining({ code: "BAD_CHECKSUM" }));
  expect(pushAll([STREAM], "REJECT")).toEqual(PACKETS);
});

it("never throws anything but a wire error, whatever arrives", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), fc.boolean(), (pieces, hasMarker) => {
      const deframer = new Deframer();
      const start = hasMarker ? [hex("5050827d")] : [];
      try {
        for (const piece of [...start, ...pieces]) expect([...deframer.push(Buffer.from(piece))]).toBeDefined();
      } catch (error) {
        expect(error).toMatchObject({ name: "ZkWireError" });
      }
    }),
  );
});
