/**
 * The handshake with a reader, as data: CONNECT, then AUTH where the reader wants a comm key.
 *
 * Source: adrobinoga/zk-protocol, terminal operations; 6001: fananimi/pyzk issue 253; AUTH with key 0: its issue 1.
 */
import { ANSWER, COMMAND } from "../codec/commands.ts";
import { encodeCommKey } from "../codec/comm-key.ts";
import { DeviceError, type DeviceStep } from "./device-error.ts";
import { isBusyAnswer } from "./request.ts";

/** Where a handshake stands. `READY` and `ENDED` are final. */
export type Handshake =
  | { readonly kind: "CONNECTING" }
  | { readonly kind: "AUTHENTICATING"; readonly sessionId: number }
  | { readonly kind: "READY"; readonly sessionId: number }
  | { readonly kind: "ENDED"; readonly reason: HandshakeEnd; readonly answerCode: number };

/** Why a reader gives no session. */
type HandshakeEnd = "REFUSED" | "BUSY" | "BAD_KEY" | "PUSH_ONLY" | "UNSUPPORTED";

/** The part of an answer that decides about a handshake. */
export interface HandshakeReply {
  readonly command: number;
  readonly sessionId: number;
}

/** The state before the first request. */
export const NEW_HANDSHAKE: Handshake = { kind: "CONNECTING" };

/** What a reader answers that has no session left. */
const NO_SESSION_LEFT: ReadonlySet<number> = new Set([ANSWER.ACK_ERROR, ANSWER.ACK_RETRY, ANSWER.ACK_REPEAT]);

/** Answers of readers that speak this protocol and give no session. Any other number is another protocol. */
const REFUSALS: ReadonlySet<number> = new Set([
  ANSWER.BAD_DATA,
  ANSWER.NOT_INITIALISED,
  ANSWER.BAD_COMMAND,
  ANSWER.UNKNOWN_COMMAND,
]);

/** The request that moves `handshake` on; `undefined` when there is nothing left to ask. */
export function nextRequest(handshake: Handshake, commKey: number): { command: number; data: Buffer } | undefined {
  if (handshake.kind === "CONNECTING") return { command: COMMAND.CONNECT, data: Buffer.alloc(0) };
  if (handshake.kind === "AUTHENTICATING")
    return { command: COMMAND.AUTH, data: encodeCommKey(commKey, handshake.sessionId) };
  return undefined;
}

/** The handshake after the reader's answer to `nextRequest`. One that is ready or ended stays as it is. */
export function onReply(handshake: Handshake, reply: HandshakeReply): Handshake {
  if (handshake.kind === "CONNECTING") return onConnectReply(reply);
  if (handshake.kind !== "AUTHENTICATING") return handshake;
  if (reply.command === ANSWER.ACK_OK) return { kind: "READY", sessionId: handshake.sessionId };
  return { kind: "ENDED", reason: isBusyAnswer(reply.command) ? "BUSY" : "BAD_KEY", answerCode: reply.command };
}

/** The step of a visit that `handshake` is at. */
export function toHandshakeStep(handshake: Handshake): DeviceStep {
  return handshake.kind === "CONNECTING" ? "CONNECT" : "AUTHENTICATE";
}

/** The error that an ended handshake is reported with. */
export function toHandshakeError(handshake: Extract<Handshake, { kind: "ENDED" }>): DeviceError {
  const { answerCode } = handshake;
  switch (handshake.reason) {
    case "BAD_KEY":
      return new DeviceError("DEVICE_AUTH_FAILED", "the reader refused the comm key", { answerCode });
    case "PUSH_ONLY":
      return new DeviceError("DEVICE_PUSH_ONLY", `the reader answered ${answerCode}: its firmware speaks push only`, {
        answerCode,
        isUnsupported: true,
      });
    case "UNSUPPORTED":
      // The number is bytes of whatever listens there: whoever enters an address is not told them.
      return new DeviceError("DEVICE_UNSUPPORTED_FIRMWARE", "what answers speaks another protocol", {
        answerCode,
        isUnsupported: true,
      });
    case "BUSY":
      return new DeviceError("DEVICE_BUSY", `the reader has no session left: it answered ${answerCode}`, {
        answerCode,
      });
    case "REFUSED":
      return new DeviceError("DEVICE_REJECTED", `the reader refused a session with ${answerCode}`, { answerCode });
  }
}

function onConnectReply({ command, sessionId }: HandshakeReply): Handshake {
  if (command === ANSWER.ACK_OK) return { kind: "READY", sessionId };
  if (command === ANSWER.ACK_UNAUTH) return { kind: "AUTHENTICATING", sessionId };
  return { kind: "ENDED", reason: toEnd(command), answerCode: command };
}

function toEnd(answerCode: number): HandshakeEnd {
  if (NO_SESSION_LEFT.has(answerCode)) return "BUSY";
  if (answerCode === ANSWER.NOT_SUPPORTED) return "PUSH_ONLY";
  return REFUSALS.has(answerCode) ? "REFUSED" : "UNSUPPORTED";
}
