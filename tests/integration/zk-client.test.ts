/** A connection to a reader over real sockets: requests, events, ends. */
import type { DeviceEvent } from "@biometricflow/zk/client/device-event";
import { readIdentity } from "@biometricflow/zk/client/read-identity";
import { readLog } from "@biometricflow/zk/client/read-log";
import { readTime } from "@biometricflow/zk/client/read-time";
import { readWholeLog } from "@biometricflow/zk/client/read-whole-log";
import { registerEvents } from "@biometricflow/zk/client/register-events";
import { expect, it, vi } from "vitest";
import {
  SESSION,
  OK,
  codeOf,
  ROWS,
  words,
  frame,
  connectTo,
  readerWith,
  chunkOf,
  eventOf,
  type Request,
  type Script,
} from "./zk-scripted-peer.ts";

it("reads options, with the unknown ones missing, and the reader's clock", async () => {
  const { reader } = await connectTo(({ command, data }) => {
    if (command === 1100) return [{ command: 2000, data: Buffer.from("Ver 6.60\0") }];
    if (command === 201) return [{ command: 2000, data: words(0x2368b36b) }];
    if (command !== 11) return OK;
    const name = data.toString("latin1").replace("\0", "");
    return name === "MAC" ? [{ command: 2001 }] : [{ command: 2000, data: Buffer.from(`${name}=<${name}>\0junk`) }];
  });
  expect(await readIdentity(reader)).toEqual({
    serialNumber: "<~SerialNumber>",
    model: "<~DeviceName>",
    platform: "<~Platform>",
    firmware: "Ver 6.60",
    macAddress: undefined,
  });
  expect(await readTime(reader)).toBe("2018-06-25T17:50:35");
});

it("takes an answer without a time for a mistake of the reader", async () => {
  const { reader } = await connectTo(() => OK);
  await expect(readTime(reader)).rejects.toEqual(codeOf("DEVICE_PROTOCOL_ERROR"));
});

it("does not take a busy reader for one that lacks an option", async () => {
  const { reader } = await connectTo(({ command }) => (command === 11 ? [{ command: 2003 }] : OK));
  await expect(readIdentity(reader)).rejects.toMatchObject({ code: "DEVICE_BUSY", step: "IDENTITY" });
});

it.each([
  [2001, "DEVICE_REJECTED", true],
  [65_535, "DEVICE_REJECTED", true],
  [2003, "DEVICE_BUSY", false],
  [4989, "DEVICE_REJECTED", true],
  [2005, "DEVICE_AUTH_FAILED", false],
])("tells by the answer %i whether a reader lacks what it was asked for", async (answerCode, code, isUnsupported) => {
  const { reader } = await connectTo(({ command }) => (command === 500 ? [{ command: answerCode }] : OK));
  await expect(registerEvents(reader)).rejects.toMatchObject({ code, answerCode, isUnsupported });
});

it("skips a late answer after a timeout and gives the next request its own", async () => {
  let held: Request | undefined;
  const { reader } = await connectTo(
    (request) => {
      if (request.command !== 201) return OK;
      if (!held) {
        held = request;
        return undefined;
      }
      return [
        { command: 2000, replyId: held.replyId, data: words(0) },
        { command: 2000, data: words(0x2368b36b) },
      ];
    },
    { requestTimeoutMs: 100 },
  );
  await expect(readTime(reader)).rejects.toEqual(codeOf("DEVICE_TIMEOUT"));
  expect(await readTime(reader)).toBe("2018-06-25T17:50:35");
  expect(reader.line.stats.skippedAnswers).toBe(1);
});

it("has one request in flight, whatever is asked at once", async () => {
  let inFlight = 0;
  const { reader } = await connectTo((request, peer) => {
    if (request.command !== 201) return OK;
    expect(++inFlight).toBe(1);
    setImmediate(() => {
      inFlight--;
      peer.sendRaw(frame({ command: 2000, data: words(0) }, request));
    });
    return undefined;
  });
  const times = await Promise.all(Array.from({ length: 20 }, () => readTime(reader)));
  expect(times).toEqual(Array.from({ length: 20 }, () => "2000-01-01T00:00:00"));
});

it("goes on after more than 65,535 requests", async () => {
  const { peer, reader } = await connectTo(() => [{ command: 2000, data: words(0) }]);
  for (let n = 0; n < 65_540; n++) await readTime(reader);
  expect(peer.requests.slice(65_534, 65_537).map(({ replyId }) => replyId)).toEqual([65_534, 0, 1]);
});

it("rejects a read whose connection breaks and tells the end once", async () => {
  const onClose = vi.fn();
  const { reader } = await connectTo(
    readerWith(ROWS, ({ command, data }, peer) => {
      if (command !== 1504 || data.readUInt32LE(0) === 0) return undefined;
      peer.sockets.forEach((socket) => socket.destroy());
      return [];
    }),
    { onClose },
  );
  await expect(readWholeLog(reader)).rejects.toEqual(codeOf("DEVICE_UNREACHABLE"));
  await expect(readTime(reader)).rejects.toEqual(codeOf("DEVICE_UNREACHABLE"));
  expect(onClose.mock.calls).toEqual([[codeOf("DEVICE_UNREACHABLE")]]);
});

it.each([
  ["garbage", Buffer.from("GARBAGE, no frame at all"), "BAD_START"],
  ["an impossible length", Buffer.concat([Buffer.from("5050827d", "hex"), words(0xffffffff)]), "BAD_LENGTH"],
])("closes on %s with a coded error, inside a request", async (_name, bytes, wireCode) => {
  const onClose = vi.fn();
  const script: Script = ({ command }, peer) => {
    if (command !== 201) return OK;
    peer.sendRaw(bytes);
    return undefined;
  };
  const { reader } = await connectTo(script, { onClose });
  const failure = expect.objectContaining({
    code: "DEVICE_PROTOCOL_ERROR",
    cause: expect.objectContaining({ code: wireCode }),
  });
  await expect(readTime(reader)).rejects.toEqual(failure);
  expect(onClose.mock.calls).toEqual([[failure]]);
});

it("counts a wrong sum and goes on, or closes when told to reject it", async () => {
  const broken = frame({ command: 2000, sessionId: 1, replyId: 0 }, { sessionId: 1, replyId: 0 });
  broken.writeUInt16LE(broken.readUInt16LE(10) ^ 0x0101, 10);
  const script: Script = ({ command }, peer) => {
    if (command !== 1000) return OK;
    peer.sendRaw(broken);
    return undefined;
  };
  const { reader } = await connectTo(script);
  expect(reader.line.stats.badChecksums).toBe(1);
  await expect(connectTo(script, { checksums: "REJECT" })).rejects.toEqual(codeOf("DEVICE_PROTOCOL_ERROR"));
});

it("hands out events in order and acknowledges each, also inside a bulk read", async () => {
  const events: DeviceEvent[] = [];
  const { peer, reader } = await connectTo(
    readerWith(ROWS, (request) => {
      if (request.command !== 1504) return undefined;
      const set = Buffer.concat([words(200_000), ...ROWS]);
      return chunkOf(set, request).flatMap((answer, i) => [eventOf(`p${request.replyId}-${i}`), answer]);
    }),
    { onEvent: (event) => events.push(event) },
  );
  await registerEvents(reader, 1);
  const { records } = await readWholeLog(reader);
  expect(records).toHaveLength(5_000);
  expect(events).toHaveLength(16);
  expect(events[5]).toMatchObject({
    kind: "PUNCHES",
    punches: [{ pin: "p6-1", verifyCode: 1, stateCode: 0, localTime: "2024-02-29T08:05:59" }],
  });
  await vi.waitFor(() => expect(peer.requests.filter(({ command }) => command === 2000)).toHaveLength(16));
  const [ack] = peer.requests.filter(({ command }) => command === 2000);
  expect(ack).toEqual({ command: 2000, sessionId: SESSION, replyId: 0, data: Buffer.alloc(0) });
});

it("hands out events that are no punch or in no known form, and stays connected", async () => {
  const events: DeviceEvent[] = [];
  const { peer, reader } = await connectTo(() => OK, { onEvent: (event) => events.push(event) });
  const ids = { sessionId: SESSION, replyId: 0 };
  peer.sendRaw(frame({ command: 500, sessionId: 16, data: Buffer.of(3) }, ids));
  peer.sendRaw(frame({ command: 500, sessionId: 1, data: Buffer.alloc(11, 1) }, ids));
  await vi.waitFor(() =>
    expect(events).toEqual([
      { kind: "OTHER", eventCode: 16, data: Buffer.of(3) },
      { kind: "UNREADABLE", code: "BAD_RECORD", data: Buffer.alloc(11, 1) },
    ]),
  );
  await registerEvents(reader, 0);
});

it("closes with a coded error when the handler of events throws", async () => {
  const onClose = vi.fn();
  const onEvent = (): void => {
    throw new Error("the handler's own fault");
  };
  const { peer } = await connectTo(() => OK, { onEvent, onClose });
  peer.sendRaw(frame(eventOf("1"), { sessionId: SESSION, replyId: 0 }));
  await vi.waitFor(() => expect(onClose.mock.calls).toEqual([[codeOf("DEVICE_PROTOCOL_ERROR")]]));
});

it("says goodbye, refuses what waits and leaves nothing open", async () => {
  const onClose = vi.fn();
  const { peer, reader } = await connectTo(({ command }) => (command === 201 ? undefined : OK), { onClose });
  const waiting = [readTime(reader), readTime(reader)];
  const refused = Promise.all(waiting.map((time) => expect(time).rejects.toEqual(codeOf("DEVICE_UNREACHABLE"))));
  await reader.close();
  await refused;
  expect(peer.requests.at(-1)).toMatchObject({ command: 1001, sessionId: SESSION });
  expect(onClose.mock.calls).toEqual([[undefined]]);
  await vi.waitFor(() => expect([...peer.sockets].every((socket) => socket.destroyed)).toBe(true));
  await reader.close();
});

it("closes a reader that does not answer the goodbye", async () => {
  const { peer, reader } = await connectTo(({ command }) => (command === 1001 ? undefined : OK));
  await reader.close();
  await vi.waitFor(() => expect([...peer.sockets].every((socket) => socket.destroyed)).toBe(true));
});

it("stops a read of the log when it is aborted and stays usable", async () => {
  const abort = new AbortController();
  const { reader } = await connectTo(
    readerWith(ROWS, ({ command }) => {
      if (command === 1504) abort.abort(new Error("enough"));
      return command === 201 ? [{ command: 2000, data: words(0) }] : undefined;
    }),
  );
  await expect(readLog(reader, abort.signal).next()).rejects.toThrow("enough");
  expect(await readTime(reader)).toBe("2000-01-01T00:00:00");
});
