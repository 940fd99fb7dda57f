import { expect, it } from "vitest";
import { encodeFrame, FrameReader } from "./wire.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

/** Frames captured by others. */
const CONNECT = "5050827d 08000000 e803 17fc 0000 0000";
const OPTION = "5050827d 0c000000 0b00 58ef c5c0 0500 7e4f5300";
const connect = { kind: "packet", packet: { command: 1000, sessionId: 0, replyId: 0, data: hex("") } };
const option = { kind: "packet", packet: { command: 11, sessionId: 0xc0c5, replyId: 5, data: hex("7e4f5300") } };

it("encodes captured frames", () => {
  expect(Buffer.concat(encodeFrame(connect.packet))).toEqual(hex(CONNECT));
  expect(Buffer.concat(encodeFrame(option.packet))).toEqual(hex(OPTION));
});

it("reads the same requests for every way of cutting the stream in two", () => {
  const stream = hex(CONNECT + OPTION);
  for (let cut = 0; cut <= stream.length; cut++) {
    const reader = new FrameReader();
    const got = [...reader.push(stream.subarray(0, cut)), ...reader.push(stream.subarray(cut))];
    expect(got, `cut at byte ${cut}`).toEqual([connect, option]);
  }
});

it("tells a wrong sum from a broken frame", () => {
  expect(new FrameReader().push(hex("5050827d 08000000 e803 18fc 0000 0000"))).toEqual([{ kind: "badChecksum" }]);
  expect(new FrameReader().push(hex("5050827c 08000000"))).toEqual([{ kind: "badFrame" }]);
  expect(new FrameReader().push(hex("5050827d 07000000"))).toEqual([{ kind: "badFrame" }]);
  expect(new FrameReader().push(hex("5050827d ffffff7f"))).toEqual([{ kind: "badFrame" }]);
});
