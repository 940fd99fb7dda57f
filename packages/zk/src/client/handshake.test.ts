import { expect, it } from "vitest";
import { type Handshake, NEW_HANDSHAKE, nextRequest, onReply, toHandshakeError } from "./handshake.ts";

const READY: Handshake = { kind: "READY", sessionId: 7 };
const AUTHENTICATING: Handshake = { kind: "AUTHENTICATING", sessionId: 0x1234 };
const ended = (reason: string, answerCode: number): unknown => ({ kind: "ENDED", reason, answerCode });

it("asks CONNECT first, then AUTH with the scrambled key, then nothing", () => {
  expect(nextRequest(NEW_HANDSHAKE, 12345)).toEqual({ command: 1000, data: Buffer.alloc(0) });
  expect(nextRequest(AUTHENTICATING, 12345)).toEqual({ command: 1102, data: Buffer.from("6de1326b", "hex") });
  expect(nextRequest(READY, 12345)).toBeUndefined();
  expect(nextRequest({ kind: "ENDED", reason: "BAD_KEY", answerCode: 2005 }, 12345)).toBeUndefined();
});

it.each([
  ["is ready after an acknowledgement", 2000, READY],
  ["authenticates when a key is wanted", 2005, { kind: "AUTHENTICATING", sessionId: 7 }],
  ["ends as one that only pushes after 6001", 6001, ended("PUSH_ONLY", 6001)],
  ["ends as unsupported after an unknown number", 4711, ended("UNSUPPORTED", 4711)],
  ["ends as busy after an error", 2001, ended("BUSY", 2001)],
  ["ends as busy when the reader says so", 2003, ended("BUSY", 2003)],
  ["ends as refused after an unknown command", 65535, ended("REFUSED", 65535)],
])("%s", (_name, command, next) => expect(onReply(NEW_HANDSHAKE, { command, sessionId: 7 })).toEqual(next));

it.each([
  ["is ready, under the session of the connection, when the key is right", 2000, { kind: "READY", sessionId: 0x1234 }],
  ["ends with a bad key when the reader asks again", 2005, ended("BAD_KEY", 2005)],
  ["ends with a bad key on any error", 2001, ended("BAD_KEY", 2001)],
  ["ends as busy when the reader says so", 2004, ended("BUSY", 2004)],
])("%s", (_name, command, next) => expect(onReply(AUTHENTICATING, { command, sessionId: 9 })).toEqual(next));

it("stays ready, and stays ended", () => {
  const end: Handshake = { kind: "ENDED", reason: "REFUSED", answerCode: 2001 };
  expect(onReply(READY, { command: 2005, sessionId: 9 })).toBe(READY);
  expect(onReply(end, { command: 2000, sessionId: 9 })).toBe(end);
});

it.each([
  ["BAD_KEY", "DEVICE_AUTH_FAILED", false],
  ["UNSUPPORTED", "DEVICE_UNSUPPORTED_FIRMWARE", true],
  ["PUSH_ONLY", "DEVICE_PUSH_ONLY", true],
  ["REFUSED", "DEVICE_REJECTED", false],
  ["BUSY", "DEVICE_BUSY", false],
] as const)("reports the end %s as %s", (reason, code, isUnsupported) =>
  expect(toHandshakeError({ kind: "ENDED", reason, answerCode: 1 })).toMatchObject({
    code,
    answerCode: 1,
    isUnsupported,
  }),
);
