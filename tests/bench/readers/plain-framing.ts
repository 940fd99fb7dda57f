import { createConnection } from "node:net";

/**
 * The least that reads a log, as the measure of what care costs: one socket, the same requests for chunks, frames by their
 * length, a sum over the rows. It checks nothing, decodes nothing and would take a damaged log for a whole one.
 */
const CHUNK_BYTES = 65_472;
const ROW_BYTES = 40;
const TIME_OFFSET = 27;
const SET_PREFIX_BYTES = 4;
const PREPARE_LOG = Buffer.from([1, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

/** @returns rows, and the sum of their packed times so that each is looked at. */
export function readPlainly(port: number): Promise<{ readonly rows: number; readonly sum: number }> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: "127.0.0.1", port, noDelay: true });
    const parts: Buffer[] = [];
    let rest: Buffer = Buffer.alloc(0);
    let [session, replyId, setBytes, got] = [0, 0, 0, 0];

    const ask = (command: number, data: Buffer): void => {
      socket.write(toFrame(command, session, replyId++, data));
    };
    const askForChunk = (): void => {
      const data = Buffer.alloc(8);
      data.writeUInt32LE(got, 0);
      data.writeUInt32LE(Math.min(CHUNK_BYTES, setBytes - got), 4);
      ask(1504, data);
    };
    const take = (packet: Buffer): void => {
      const command = packet.readUInt16LE(0);
      if (session === 0) {
        session = packet.readUInt16LE(4);
        ask(1503, PREPARE_LOG);
      } else if (setBytes === 0) {
        setBytes = packet.readUInt32LE(9);
        askForChunk();
      } else if (command === 1501) {
        parts.push(Buffer.from(packet.subarray(8)));
        got += packet.length - 8;
      } else if (command === 2000 && got < setBytes) askForChunk();
      else if (command === 2000) {
        socket.destroy();
        resolve(sumUp(Buffer.concat(parts)));
      }
    };
    socket.on("connect", () => ask(1000, Buffer.alloc(0)));
    socket.on("error", reject);
    socket.on("data", (bytes) => {
      rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      while (rest.length >= 8 && rest.length >= 8 + rest.readUInt32LE(4)) {
        const end = 8 + rest.readUInt32LE(4);
        const packet = rest.subarray(8, end);
        rest = rest.subarray(end);
        take(packet);
      }
    });
  });
}

function sumUp(set: Buffer): { readonly rows: number; readonly sum: number } {
  let sum = 0;
  for (let at = SET_PREFIX_BYTES; at < set.length; at += ROW_BYTES) sum += set.readUInt32LE(at + TIME_OFFSET);
  return { rows: (set.length - SET_PREFIX_BYTES) / ROW_BYTES, sum };
}

function toFrame(command: number, session: number, replyId: number, data: Buffer): Buffer {
  const frame = Buffer.alloc(16 + data.length);
  frame.set([0x50, 0x50, 0x82, 0x7d]);
  frame.writeUInt32LE(8 + data.length, 4);
  frame.writeUInt16LE(command, 8);
  frame.writeUInt16LE(session, 12);
  frame.writeUInt16LE(replyId, 14);
  data.copy(frame, 16);
  let sum = data.length % 2 === 1 ? (frame.at(-1) ?? 0) : 0;
  for (let at = 8; at + 1 < frame.length; at += 2) sum += frame.readUInt16LE(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  frame.writeUInt16LE(~sum & 0xffff, 10);
  return frame;
}
