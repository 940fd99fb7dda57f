import fc from "fast-check";
import { expect, it } from "vitest";
import { BulkAnswer, type BulkEnd } from "./bulk-answer.ts";

interface Sent {
  readonly command: number;
  readonly data: Buffer;
}

const ACK: Sent = { command: 2000, data: Buffer.alloc(0) };
const data = (text: string): Sent => ({ command: 1501, data: Buffer.from(text) });
const announce = (bytes: number): Sent => ({ command: 1500, data: Buffer.of(bytes, 0, 0, 0, 0, 16, 0, 0) });

/** Adds all packets and requires that the last one, and no other, ends the answer. */
function endOf(packets: readonly Sent[], maxBytes = 100): BulkEnd {
  const answer = new BulkAnswer(maxBytes);
  const ends = packets.map((packet) => answer.add({ ...packet, sessionId: 1, replyId: 1 }));
  expect(ends).toEqual(packets.map((_, i) => i === packets.length - 1));
  return answer.end;
}

it("collects what was announced until the acknowledgement", () => {
  expect(endOf([announce(5), data("abc"), data("de"), ACK])).toEqual({
    kind: "DATA",
    parts: [Buffer.from("abc"), Buffer.from("de")],
    bytes: 5,
    announced: 5,
  });
});

it("ends with a single DATA that nothing announced", () => {
  expect(endOf([data("abc")])).toMatchObject({ kind: "DATA", bytes: 3, announced: 3 });
});

it("tells how much is missing", () => {
  expect(endOf([announce(5), data("abc"), ACK])).toMatchObject({ bytes: 3, announced: 5 });
  expect(endOf([announce(5), ACK])).toMatchObject({ bytes: 0, announced: 5 });
});

it.each([2000, 1500])("ends with a set that waits in the buffer, told by %i", (command) => {
  const bytes = Buffer.alloc(13, 1);
  expect(endOf([{ command, data: bytes }])).toEqual({ kind: "BUFFERED", data: bytes });
});

it("ends with a refusal, also after some data", () => {
  const refusal = { command: 2001, data: Buffer.alloc(0) };
  expect(endOf([refusal])).toEqual({ kind: "REFUSED", answerCode: 2001 });
  expect(endOf([announce(5), data("abc"), refusal])).toEqual({ kind: "REFUSED", answerCode: 2001 });
});

it.each([
  ["announced", [announce(101)]],
  ["sent", [announce(100), data("a".repeat(60)), data("a".repeat(41))]],
])("refuses more bytes than allowed, %s", (_name, packets) =>
  expect(() => endOf(packets)).toThrow(expect.objectContaining({ code: "DEVICE_PROTOCOL_ERROR" })),
);

it("has no end before its end", () => {
  expect(() => new BulkAnswer(1).end).toThrow(TypeError);
});

it("keeps the bytes of any number of parts in order", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 10 }), { maxLength: 20 }), (texts) => {
      const whole = texts.map((text) => Buffer.from(text));
      const bytes = whole.reduce((sum, part) => sum + part.length, 0);
      const end = endOf([announce(bytes % 256), ...texts.map(data), ACK], 10_000);
      expect(end).toEqual({ kind: "DATA", parts: whole, bytes, announced: bytes % 256 });
    }),
  );
});
