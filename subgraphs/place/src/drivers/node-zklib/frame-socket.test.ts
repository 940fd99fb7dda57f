import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { FrameSocket } from "./frame-socket.ts";

/** A frame, built by hand: prefix, then command, sum, session and the number of its request. */
function frame(replyId: number, data = ""): Buffer {
  const bytes = Buffer.alloc(16 + data.length);
  bytes.set([0x50, 0x50, 0x82, 0x7d]);
  bytes.writeUInt32LE(8 + data.length, 4);
  bytes.writeUInt16LE(2000, 8);
  bytes.writeUInt16LE(replyId, 14);
  bytes.write(data, 16);
  return bytes;
}

/** What is written comes back at once; what comes from the reader is pushed. */
function stage(mostBytes = 1_000) {
  const socket = new PassThrough();
  const frames = new FrameSocket(socket, mostBytes);
  const heard: string[] = [];
  const listen = (): void => void frames.on("data", (bytes: Buffer) => heard.push(bytes.subarray(16).toString()));
  listen();
  const ask = (replyId: number): void => frames.write(frame(replyId), null, () => undefined);
  return { socket, frames, heard, listen, ask };
}

it.each([1, 7, 16, 17, 40, 1_000])("gives one frame at a time of a stream in pieces of %i bytes", (pieceBytes) => {
  const { socket, heard, ask } = stage();
  ask(1);
  const stream = Buffer.concat([frame(1, "one"), frame(1, ""), frame(1, "three")]);
  for (let at = 0; at < stream.length; at += pieceBytes) socket.emit("data", stream.subarray(at, at + pieceBytes));
  expect(heard.filter((text) => text !== "")).toEqual(["one", "three"]);
});

it("keeps to itself what answers nothing, or what was asked before", () => {
  const { socket, frames, heard, listen, ask } = stage();
  ask(1);
  frames.begin();
  listen();
  ask(2);
  socket.emit("data", Buffer.concat([frame(1, "late"), frame(0, "event"), frame(2, "answer")]));
  expect(heard).toContain("answer");
  expect(heard).not.toContain("late");
  expect(heard).not.toContain("event");
});

it("forgets the listeners of the question before", () => {
  const { frames } = stage();
  frames.begin();
  expect([frames.listenerCount("data"), frames.listenerCount("close")]).toEqual([0, 0]);
});

it.each([
  ["bytes that are no frame", Buffer.alloc(16, 7)],
  ["a frame of more bytes than any reader sends", Buffer.from("5050827dffffff7f", "hex")],
  ["a frame of less than a header", Buffer.from("5050827d07000000", "hex")],
  ["more bytes than a set has", Buffer.concat(Array.from({ length: 80 }, () => frame(9)))],
])("leaves a reader that sends %s", (_what, bytes) => {
  const { socket } = stage();
  socket.emit("data", bytes);
  expect(socket.destroyed).toBe(true);
});
