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
function endOf(packets: readonly Sent[], maxBytes = 100, partBytes?: number): BulkEnd {
  const answer = new BulkAnswer(maxBytes, partBytes);
  const ends = packets.map((packet) => answer.add({ ...packet, sessionId: 1, replyId: 1 }));
  expect(ends).toEqual(packets.map((_, i) => i === packets.length - 1));
  return answer.end;
}

it("collects what was announced until the acknowledgement", () => {
  expect(endOf([announce(5), data("abc"), data("de"), ACK])).toEqual({
    kind: "DATA",
    data: Buffer.from("abcde"),
    announced: 5,
    packets: 2,
  });
});

it("ends with a single DATA that nothing announced", () => {
  expect(endOf([data("abc")])).toEqual({ kind: "DATA", data: Buffer.from("abc"), announced: 3, packets: 1 });
});

it("ends with the first packet of a part that comes in one, however the rest of its answer comes", () => {
  const whole: BulkEnd = { kind: "DATA", data: Buffer.from("abcde"), announced: 5, packets: 1 };
  for (const before of [[], [announce(5)], [announce(5), announce(5)]]) {
    expect(endOf([...before, data("abcde")], 5, 5)).toEqual(whole);
    expect(endOf([...before, data("abc")], 5, 5)).toEqual({ ...whole, data: Buffer.from("abc") });
  }
  expect(endOf([announce(5), ACK], 5, 5)).toMatchObject({ data: Buffer.alloc(0), announced: 5 });
});

it("tells how much is missing", () => {
  expect(endOf([announce(5), data("abc"), ACK])).toMatchObject({ data: Buffer.from("abc"), announced: 5 });
  expect(endOf([announce(5), ACK])).toMatchObject({ data: Buffer.alloc(0), announced: 5 });
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
  ["more bytes than allowed, announced", [announce(101)]],
  ["more bytes than allowed, at once", [data("a".repeat(101))]],
  ["more bytes than announced", [announce(80), data("a".repeat(60)), data("a".repeat(21))]],
  ["a second announcement", [announce(5), data("abc"), announce(5)]],
  ["a packet without data where data is to come", [announce(5), data("abc"), data("")]],
])("refuses %s", (_name, packets) =>
  expect(() => endOf(packets)).toThrow(expect.objectContaining({ code: "DEVICE_PROTOCOL_ERROR" })),
);

it("refuses far more packets than so many bytes need, and takes small ones", () => {
  const bytes = 128_000;
  const announced: Sent = { command: 1500, data: Buffer.of(bytes & 0xff, (bytes >> 8) & 0xff, bytes >> 16, 0) };
  const inPiecesOf = (size: number): readonly Sent[] => Array(bytes / size).fill(data("a".repeat(size)));
  expect(endOf([announced, ...inPiecesOf(100), ACK], bytes)).toMatchObject({ announced: bytes });
  expect(() => endOf([announced, ...inPiecesOf(50), ACK], bytes)).toThrow("packets");
});

it("has no end before its end", () => {
  expect(() => new BulkAnswer(1).end).toThrow(TypeError);
});

it("keeps the bytes of any number of parts in order, and tells how much of the announced is there", () => {
  const parts = fc.array(fc.string({ minLength: 1, maxLength: 10 }), { maxLength: 20 });
  fc.assert(
    fc.property(parts, fc.nat(50), (texts, missing) => {
      const whole = Buffer.from(texts.join(""));
      const announced = Math.min(255, whole.length + missing);
      fc.pre(whole.length <= announced);
      const end = endOf([announce(announced), ...texts.map(data), ACK], 10_000);
      expect(end).toEqual({ kind: "DATA", data: whole, announced, packets: texts.length });
    }),
  );
});
