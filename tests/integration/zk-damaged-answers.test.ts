/** Packets that arrive damaged, and what a log shows without being read. */
import type { Socket } from "node:net";
import { glanceAtLog } from "@biometricflow/zk/client/glance-at-log";
import type { DeviceEvent } from "@biometricflow/zk/client/device-event";
import { readSizes } from "@biometricflow/zk/client/read-sizes";
import { registerEvents } from "@biometricflow/zk/client/register-events";
import { expect, it } from "vitest";
import {
  codeOf,
  connect,
  connectTo,
  eventOf,
  frame,
  readerWith,
  ROWS,
  rowOf,
  type Script,
  startPeer,
  words,
} from "./zk-scripted-peer.ts";

const isSizes = (bytes: Buffer): boolean => bytes.length === 16 + 92;

/** Flips a bit of the count of rows in the answers that are `wanted`; their sums stay. */
function damaging(isWanted: (bytes: Buffer) => boolean) {
  return (socket: Socket, bytes: Buffer): void => {
    if (isWanted(bytes)) bytes.writeUInt8(bytes.readUInt8(16 + 32) ^ 4, 16 + 32);
    socket.write(bytes);
  };
}

it("asks again for counts that came damaged, and believes none that stay so", async () => {
  let damaged = 0;
  const peer = await startPeer(
    readerWith(ROWS),
    damaging((bytes) => isSizes(bytes) && damaged++ < 2),
  );
  const reader = await connect(peer.port);
  expect((await readSizes(reader)).punches).toBe(5_000);
  expect(reader.line.stats).toMatchObject({ badChecksums: 2, askedAgain: 2, hasOwnSums: false });
  const broken = await connect((await startPeer(readerWith(ROWS), damaging(isSizes))).port);
  await expect(readSizes(broken)).rejects.toEqual(codeOf("DEVICE_PROTOCOL_ERROR"));
});

it("takes no punch from an event that came damaged: the log has it", async () => {
  const events: DeviceEvent[] = [];
  const { peer, reader } = await connectTo(readerWith(ROWS), { onEvent: (event) => events.push(event) });
  await registerEvents(reader);
  const event = frame(eventOf("1042"), { sessionId: 1, replyId: 0 });
  event.writeUInt8(event.readUInt8(16) ^ 1, 16);
  peer.sendRaw(event);
  await expect.poll(() => events).toMatchObject([{ kind: "UNREADABLE", code: "BAD_CHECKSUM" }]);
});

it("takes the events of a reader whose every packet has a wrong sum", async () => {
  const events: DeviceEvent[] = [];
  const spoil = (bytes: Buffer): Buffer => {
    bytes.writeUInt16LE(bytes.readUInt16LE(10) ^ 0x5a5a, 10);
    return bytes;
  };
  const peer = await startPeer(readerWith(ROWS), (socket, bytes) => void socket.write(spoil(bytes)));
  const reader = await connect(peer.port, { onEvent: (event) => events.push(event) });
  await registerEvents(reader);
  peer.sendRaw(spoil(frame(eventOf("1042"), { sessionId: 1, replyId: 0 })));
  await expect.poll(() => events).toMatchObject([{ kind: "PUNCHES", punches: [{ pin: "1042" }] }]);
  expect(reader.line.stats.hasOwnSums).toBe(true);
});

it("glances at a log of any length for one small answer", async () => {
  const { peer, reader } = await connectTo(readerWith(ROWS));
  const start = Buffer.concat(ROWS).subarray(0, 512);
  expect(await glanceAtLog(reader)).toEqual({ dataSetBytes: 200_004, start });
  expect(peer.requests.flatMap(({ command, data }) => (command === 1504 ? [data.readUInt32LE(4)] : []))).toEqual([516]);
});

const whole = Buffer.concat([words(80), rowOf(1), rowOf(2)]);

it.each<[string, Script, Awaited<ReturnType<typeof glanceAtLog>>]>([
  ["is empty", readerWith([]), { dataSetBytes: 4, start: Buffer.alloc(0) }],
  [
    "comes at once",
    readerWith([], ({ command }) => (command === 1503 ? [{ command: 1501, data: whole }] : undefined)),
    { dataSetBytes: 84, start: whole.subarray(4) },
  ],
  [
    "is given in one piece only",
    readerWith(ROWS, ({ command }) => (command === 1503 ? [{ command: 65_535 }] : undefined)),
    undefined,
  ],
])("glances at a log that %s", async (_name, script, expected) => {
  const { peer, reader } = await connectTo(script);
  expect(await glanceAtLog(reader)).toEqual(expected);
  expect(peer.requests.map(({ command }) => command)).not.toContain(13);
});
